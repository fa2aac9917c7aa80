#include "app/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/config_file.h"
#include "app/setting_rows.h"

namespace insight::app {
namespace {

constexpr std::string_view kPrefix = "INSIGHT_";
// What the other commands read, and the name of the file itself.
constexpr std::string_view kClientVariables[] = {"INSIGHT_SERVER", "INSIGHT_TOKEN", "INSIGHT_PASSWORD", "INSIGHT_CONFIG"};
constexpr std::string_view kFileSuffix = "_file";
constexpr std::size_t kMaxSecretBytes = 64 << 10;
constexpr std::string_view kMask = "********";

std::string environment_of(std::string_view name) {
  std::string text(kPrefix);
  for (const char c : name) text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::string flag_of(std::string_view name) {
  std::string text = "--" + std::string(name);
  std::ranges::replace(text, '_', '-');
  return text;
}

struct Table {
  std::vector<Setting> settings;
  std::vector<Kind> kinds;
};

std::string quoted_when_needed(const std::string& word) {
  const bool plain = word.find_first_of("#\"") == std::string::npos && trim(word).size() == word.size();
  return plain ? word : '"' + word + '"';
}

std::string as_in_file(const Words& words) {
  return words.size() == 1 ? quoted_when_needed(words.front()) : join(words, ", ");
}

Setting setting_of(const SettingSection& section, const SettingRow& row, const ServerOptions& defaults) {
  const std::string name(row.name);
  const auto& kind = row.kind;
  Setting setting;
  setting.name = name;
  setting.environment = environment_of(name);
  setting.flag = flag_of(kind.secret ? name + std::string(kFileSuffix) : name);
  setting.placeholder = kind.secret ? "FILE" : kind.placeholder;
  setting.fallback = as_in_file(kind.print(defaults));
  setting.help = row.help;
  setting.help_with_default =
      setting.help + (setting.placeholder.empty() || setting.fallback.empty() ? "" : "; default: " + setting.fallback);
  setting.section = section.title;
  setting.many = kind.many;
  setting.secret = kind.secret;
  return setting;
}

Table make_table() {
  Table table;
  const auto defaults = default_options();
  for (auto& section : setting_rows()) {
    for (auto& row : section.rows) {
      table.settings.push_back(setting_of(section, row, defaults));
      table.kinds.push_back(std::move(row.kind));
    }
  }
  return table;
}

const Table& table() {
  static const Table made = make_table();
  return made;
}

// What somebody said about one setting, and where.
struct Said {
  Words words;
  std::string origin;
  int rank = 0;          // a higher one wins
  bool in_file = false;  // the word is the path of a file that holds the secret
};

Words items_of(std::string_view text) {
  Words items;
  for (const auto item : split(text, ','))
    if (const auto word = trim(item); !word.empty()) items.emplace_back(word);
  return items;
}

// Collects what is said, the strongest last, and complains.
class Reader {
 public:
  Configuration read(const ConfigSources& sources) {
    if (sources.file) take_file(*sources.file);
    for (const auto& [name, value] : sources.environment) take_variable(name, value);
    for (const auto& [name, values] : sources.flags) take_flag(name, values);
    Configuration made{default_options(), {}};
    for (std::size_t i = 0; i < said_.size(); ++i) settle(i, made);
    if (complaints_.empty()) complaints_ = contradictions(made.options);
    if (!complaints_.empty()) throw Error(ErrorCode::invalid, "The configuration can't be used", std::move(complaints_));
    return made;
  }

 private:
  struct Found {
    std::size_t index;
    bool in_file;
  };

  void complain(const std::string& origin, std::string what) { complaints_.push_back({origin, std::move(what)}); }

  static std::optional<Found> find(std::string_view name) {
    const auto& rows = table().settings;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].name == name) return Found{i, false};
      if (rows[i].secret && name == rows[i].name + std::string(kFileSuffix)) return Found{i, true};
    }
    return std::nullopt;
  }

  void take_file(const ConfigFile& file) {
    const auto parsed = parse_config(file.text);
    const auto origin = [&](int number) { return fmt::format("{}:{}", file.path, number); };
    for (const auto& complaint : parsed.complaints) complain(origin(complaint.number), complaint.text);
    for (const auto& line : parsed.lines) {
      if (const auto found = find(line.key))
        say(*found, line.value, origin(line.number), 1);
      else
        complain(origin(line.number), unknown("key", line.key, &Setting::name));
    }
  }

  void take_variable(const std::string& name, const std::string& value) {
    if (!name.starts_with(kPrefix) || std::ranges::find(kClientVariables, name) != std::end(kClientVariables)) return;
    const auto found = find(lower(std::string_view(name).substr(kPrefix.size())));
    if (!found || environment_of(lower(std::string_view(name).substr(kPrefix.size()))) != name)
      return complain(name, unknown("variable", name, &Setting::environment));
    if (!value.empty()) say(*found, value, name, 2);  // empty is how a variable is switched off where it can't be unset
  }

  void take_flag(const std::string& name, const Words& values) {
    const auto& rows = table().settings;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].flag != name) continue;
      if (rows[i].placeholder.empty()) return put(i, {{"yes"}, name, 3, false});
      if (rows[i].many) return put(i, {values, name, 3, rows[i].secret});
      return put(i, {{values.back()}, name, 3, rows[i].secret});
    }
    complain(name, unknown("flag", name, &Setting::flag));
  }

  void say(const Found& found, const std::string& value, std::string origin, int rank) {
    const bool list = table().settings[found.index].many && !found.in_file;
    put(found.index, {list ? items_of(value) : Words{value}, std::move(origin), rank, found.in_file});
  }

  // A list may be told line by line; anything else only once in each place.
  void put(std::size_t index, Said said) {
    auto& before = said_[index];
    if (!before || before->rank < said.rank) {
      before = std::move(said);
    } else if (table().settings[index].many && !said.in_file && !before->in_file) {
      std::ranges::move(said.words, std::back_inserter(before->words));
    } else {
      complain(said.origin, fmt::format("`{}` was already given by {}; keep one", table().settings[index].name, before->origin));
    }
  }

  std::string unknown(std::string_view what, std::string_view name, std::string Setting::* spelling) const {
    std::vector<std::string_view> known;
    for (const auto& row : table().settings) known.push_back(row.*spelling);
    auto advice = did_you_mean(name, known);
    if (advice.empty()) advice = "; `insight config --example` lists what there is";
    return fmt::format("unknown {} `{}`{}", what, name, advice);
  }

  void settle(std::size_t index, Configuration& made) {
    const auto& row = table().settings[index];
    const auto& kind = table().kinds[index];
    const auto& said = said_[index];
    if (said) {
      try {
        kind.read(made.options, said->in_file ? secret_of(said->words) : said->words);
      } catch (const Error& error) {
        const bool unspoken = kind.hides || (row.secret && !said->in_file);
        const auto shown = unspoken ? "" : " = " + join(said->words, ", ");
        complain(said->origin, fmt::format("`{}{}`: {}", row.name, shown, error.what()));
      }
    }
    const auto now = kind.print(made.options);
    const bool nothing = now.empty() || (now.size() == 1 && now.front().empty());
    made.values.push_back(
        {row.name, row.secret && !nothing ? std::string(kMask) : as_in_file(now), said ? said->origin : "default"});
  }

  // One secret a line: several where several hold at once, while an old one is replaced.
  static Words secret_of(const Words& files) {
    Words secrets;
    for (const auto& path : files) {
      std::ifstream file(path, std::ios::binary);
      std::string text(kMaxSecretBytes + 1, '\0');
      file.read(text.data(), static_cast<std::streamsize>(text.size()));
      if (file.bad() || (file.fail() && !file.eof())) kind_detail::expected("a file that can be read and holds the secret");
      text.resize(static_cast<std::size_t>(file.gcount()));
      if (text.size() > kMaxSecretBytes) kind_detail::expected("a secret of at most 64 KiB");
      for (const auto line : split(text, '\n'))
        if (const auto word = trim(line); !word.empty()) secrets.emplace_back(word);
    }
    if (secrets.empty()) kind_detail::expected("a file that holds the secret; this one is empty");
    return secrets;
  }

  std::vector<std::optional<Said>> said_ = std::vector<std::optional<Said>>(table().settings.size());
  std::vector<FieldError> complaints_;
};

}  // namespace

const std::vector<Setting>& settings() {
  return table().settings;
}

Configuration configure(const ConfigSources& sources) {
  return Reader{}.read(sources);
}

std::string example_config() {
  std::string text =
      "# Insight Cloud: everything `insight serve` can be told. Lines are `key = value`; what follows a `#` is a comment.\n"
      "# Each key is also a flag (--open-registration) and a variable (INSIGHT_OPEN_REGISTRATION): flags win over variables, "
      "those\n"
      "# over this file. Lists go by commas, or the key is repeated. A secret may stand in a file of its own: `key_file = path`.\n"
      "# The values shown are the defaults. Use it with `insight serve --config insight.conf`, see it with `insight config`.\n";
  std::string section;
  for (const auto& row : settings()) {
    if (row.section != section) text += fmt::format("\n## {}\n", section = row.section);
    text += fmt::format("\n# {}{}\n#{}{} ={}{}\n", row.help, row.many ? " (a list)" : "", row.name,
                        row.secret ? std::string(kFileSuffix) : "", row.fallback.empty() ? "" : " ", row.fallback);
  }
  return text;
}

std::string settings_table() {
  std::string text = "| key | default | |\n|---|---|---|\n";
  for (const auto& row : settings()) {
    text += fmt::format("| `{}`{} | {} | {}{} |\n", row.name, row.secret ? " (secret)" : "",
                        row.fallback.empty() ? "" : "`" + row.fallback + "`", row.help, row.many ? "; a list" : "");
  }
  return text;
}

}  // namespace insight::app
