#include "cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"

namespace insight::cli {
namespace {

const Flag kHelp{"--help", "", "show this text"};

const Flag* find_flag(const Manual& manual, std::string_view name) {
  if (name == kHelp.name || name == "-h") return &kHelp;
  const auto found = std::find_if(manual.flags.begin(), manual.flags.end(), [&](const Flag& flag) { return flag.name == name; });
  return found == manual.flags.end() ? nullptr : &*found;
}

[[noreturn]] void refuse_flag(const Manual& manual, std::string_view name) {
  std::vector<std::string_view> known{kHelp.name};
  for (const auto& flag : manual.flags) known.push_back(flag.name);
  auto advice = did_you_mean(name, known);
  if (advice.empty())
    advice =
        fmt::format("; `insight {} --help` lists them, and `--` goes before a file's name that begins with a dash", manual.name);
  throw Error(ErrorCode::invalid, fmt::format("unknown flag `{}` for `insight {}`{}", name, manual.name, advice));
}

}  // namespace

std::string help_text(const Manual& manual) {
  std::string text = fmt::format("{}\n\nUsage: insight {} {}\n\n", manual.summary, manual.name, manual.usage);
  std::size_t width = 0;
  const auto title = [](const Flag& flag) {
    return flag.value.empty() ? std::string(flag.name) : fmt::format("{} {}", flag.name, flag.value);
  };
  auto flags = manual.flags;
  flags.push_back(kHelp);
  for (const auto& flag : flags) width = std::max(width, title(flag).size());
  for (const auto& flag : flags) text += fmt::format("  {:<{}}  {}\n", title(flag), width, flag.help);
  if (!manual.details.empty()) text += fmt::format("\n{}\n", manual.details);
  if (!manual.examples.empty()) text += fmt::format("\nExamples:\n{}\n", manual.examples);
  return text;
}

Arguments Arguments::parse(const Manual& manual, std::span<const std::string> words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") {
      arguments.positionals_.insert(arguments.positionals_.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      break;
    }
    if (!word.starts_with('-') || word == "-") {
      arguments.positionals_.emplace_back(word);
      continue;
    }
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    const auto* flag = find_flag(manual, name);
    if (flag == nullptr) refuse_flag(manual, name);
    auto& values = arguments.values_[std::string(flag->name)];
    if (flag->value.empty()) {
      if (equals != std::string_view::npos)
        throw Error(ErrorCode::invalid, fmt::format("`{}` takes no value, got `{}`", name, word));
      values.emplace_back();
    } else if (equals != std::string_view::npos) {
      values.emplace_back(word.substr(equals + 1));
    } else if (i + 1 < words.size()) {
      values.push_back(words[++i]);
    } else {
      throw Error(ErrorCode::invalid, fmt::format("`{}` needs a value: {} {}", name, name, flag->value));
    }
  }
  return arguments;
}

std::optional<std::string> Arguments::value(std::string_view flag) const {
  const auto found = values_.find(flag);
  return found == values_.end() ? std::nullopt : std::optional(found->second.back());
}

std::vector<std::string> Arguments::values(std::string_view flag) const {
  const auto found = values_.find(flag);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<long> Arguments::number(std::string_view flag, long least, long most) const {
  const auto text = value(flag);
  if (!text) return std::nullopt;
  long number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size() || number < least || number > most) {
    throw Error(ErrorCode::invalid, fmt::format("`{} {}`: expected a whole number from {} to {}", flag, *text, least, most));
  }
  return number;
}

const std::string& Arguments::only(std::string_view what) const {
  if (positionals_.empty()) throw Error(ErrorCode::invalid, fmt::format("{} is missing", what));
  if (positionals_.size() > 1)
    throw Error(ErrorCode::invalid,
                fmt::format("only {} is expected, got {}: `{}`", what, positionals_.size(), join(positionals_, "` `")));
  return positionals_.front();
}

}  // namespace insight::cli
