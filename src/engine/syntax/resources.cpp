#include "engine/syntax/resources.h"

#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "engine/syntax/tree.h"
#include "json/parse.h"

namespace insight::engine::syntax {

namespace {

constexpr std::size_t most_values = 5'000;
constexpr std::size_t longest_value = 500;

bool is_property_file(std::string_view path) {
  return path.ends_with(".properties");
}

bool is_settings_file(std::string_view path) {
  return path.ends_with(".ini") || path.ends_with(".cfg");
}

// The lines of the text; one that ends in a backslash goes on in the next.
std::vector<std::string> logical_lines(std::string_view text, bool joined) {
  std::vector<std::string> lines;
  bool goes_on = false;
  for (const std::string_view raw : split(text, '\n')) {
    std::string line(trim(raw));
    const bool continued = goes_on;
    goes_on = joined && line.ends_with('\\') && !line.ends_with("\\\\");
    if (goes_on) line.pop_back();
    if (continued && !lines.empty()) {
      lines.back() += line;
    } else {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

bool is_comment(std::string_view line) {
  return line.empty() || line.front() == '#' || line.front() == '!' || line.front() == ';';
}

struct Entry {
  std::string_view key;
  std::string_view value;
};

std::optional<Entry> entry_of(std::string_view line, std::string_view separators) {
  const std::size_t at = line.find_first_of(separators);
  if (at == std::string_view::npos || at == 0) return {};
  return Entry{trim(line.substr(0, at)), trim(line.substr(at + 1))};
}

// How many folders two paths have in common from the root on.
std::size_t shared_folders(std::string_view a, std::string_view b) {
  std::size_t folders = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) folders += a[i] == '/' ? 1 : 0;
  return folders;
}

}  // namespace

bool Resources::is_one(std::string_view path) {
  return is_property_file(path) || is_settings_file(path) || path.ends_with(".json");
}

bool Resources::reads(Language language) {
  return language == Language::Java || language == Language::Kotlin || language == Language::Scala || language == Language::Python;
}

void Resources::add(std::string_view path, std::string_view text) {
  if (is_property_file(path)) return add_properties(path, text);
  if (is_settings_file(path)) return add_settings(path, text);
  add_members(path, text);
}

void Resources::add_properties(std::string_view path, std::string_view text) {
  for (const std::string& line : logical_lines(text, true)) {
    if (is_comment(line)) continue;
    if (const auto entry = entry_of(line, "=:")) keep(path, "p" + std::string(entry->key), entry->value);
  }
}

// Names of keys have no case there.
void Resources::add_settings(std::string_view path, std::string_view text) {
  std::string section;
  for (const std::string& line : logical_lines(text, false)) {
    if (is_comment(line)) continue;
    if (line.front() == '[') {
      section = line.substr(1, line.find(']') - 1);
    } else if (const auto entry = entry_of(line, "=:")) {
      keep(path, "s" + section + '\n' + lower(entry->key), entry->value);
    }
  }
}

void Resources::add_members(std::string_view path, std::string_view text) {
  try {
    const auto value = json::parse(text);
    const auto* const all = value.if_object();
    if (all == nullptr) return;
    const auto keep_text = [&](std::string_view outer, std::string_view inner, const boost::json::value& member) {
      if (const auto* const written = member.if_string())
        keep(path, "j" + std::string(outer) + '\n' + std::string(inner), std::string_view(*written));
    };
    for (const auto& [name, member] : *all) {
      keep_text(name, "", member);
      if (const auto* const object = member.if_object()) {
        for (const auto& [inner, of_inner] : *object) keep_text(name, inner, of_inner);
      }
    }
  } catch (const Error&) {
    return;  // not JSON, so the program can't read it either
  }
}

void Resources::keep(std::string_view path, std::string key, std::string_view value) {
  if (count_ >= most_values || value.size() > longest_value) return;
  ++count_;
  number_ = number_ * 31 + symbol_of(std::string(path) + '\n' + key + '\n' + std::string(value));
  values_[std::move(key)].push_back({std::string(path), std::string(value)});
}

std::optional<std::string_view> Resources::find(std::string_view from, const std::string& key) const {
  const auto known = values_.find(key);
  if (known == values_.end()) return {};
  std::optional<std::string_view> found;
  std::size_t best = 0;
  bool differ = false;
  for (const Given& given : known->second) {
    const std::size_t fit = 1 + shared_folders(from, given.file);
    if (fit < best) continue;
    differ = fit == best && (differ || *found != given.value);
    found = given.value;
    best = fit;
  }
  return differ ? std::nullopt : found;
}

std::optional<std::string_view> Resources::property(std::string_view from, std::string_view key) const {
  return find(from, "p" + std::string(key));
}

std::optional<std::string_view> Resources::setting(std::string_view from, std::string_view section, std::string_view key) const {
  return find(from, "s" + std::string(section) + '\n' + lower(key));
}

std::optional<std::string_view> Resources::member(std::string_view from, std::string_view outer, std::string_view inner) const {
  return find(from, "j" + std::string(outer) + '\n' + std::string(inner));
}

}  // namespace insight::engine::syntax
