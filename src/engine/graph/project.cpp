#include "engine/graph/project.h"

#include <algorithm>

#include "base/error.h"
#include "json/parse.h"

namespace insight::engine::graph {
namespace {

constexpr int max_extends = 8;
constexpr int max_configs = 100;  // for one folder: files that extend each other many times over multiply

std::string_view string_at(const boost::json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  const auto* text = value != nullptr ? value->if_string() : nullptr;
  return text != nullptr ? std::string_view(text->data(), text->size()) : std::string_view();
}

// TypeScript adds the extension itself; a folder stands for the tsconfig.json in it.
std::vector<std::string> config_files(const std::string& named) {
  if (named.empty()) return {"tsconfig.json"};
  if (named.ends_with(".json")) return {named};
  return {named + ".json", named + "/tsconfig.json"};
}

void read_patterns(const boost::json::object& paths, const std::string& base, PathAliases& into) {
  into.patterns.clear();
  for (const auto& [pattern, targets] : paths) {
    const auto* list = targets.if_array();
    if (list == nullptr) continue;
    std::vector<std::string> resolved;
    for (const auto& target : *list) {
      const auto* text = target.if_string();
      if (text == nullptr) continue;
      if (const auto path = joined(base, std::string_view(text->data(), text->size()))) resolved.push_back(*path);
    }
    into.patterns.emplace_back(std::string(pattern), std::move(resolved));
  }
}

}  // namespace

std::string json_of_jsonc(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (c == '"') {
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
      end = std::min(end + 1, text.size());
      out.append(text.substr(i, end - i));
      i = end;
    } else if (text.substr(i).starts_with("//")) {
      i = std::min(text.find('\n', i), text.size());
    } else if (text.substr(i).starts_with("/*")) {
      const std::size_t end = text.find("*/", i + 2);
      i = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      if (c == '}' || c == ']') {
        const std::size_t last = out.find_last_not_of(" \t\r\n");
        if (last != std::string::npos && out[last] == ',') out.erase(last, 1);
      }
      out += c;
      ++i;
    }
  }
  return out;
}

std::optional<std::string> normalised(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return {};
    } else {
      parts.pop_back();
    }
  }
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

std::optional<std::string> joined(std::string_view folder, std::string_view path) {
  if (path.starts_with('/') || path.find('\0') != std::string_view::npos) return {};
  return normalised(std::string(folder) + "/" + std::string(path));
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash));
}

const boost::json::object* Project::load(const std::string& path) {
  const auto [entry, is_new] = files_.try_emplace(path);
  if (is_new) {
    if (const auto text = read_(path)) {
      try {
        const auto value = json::parse(json_of_jsonc(*text));
        if (const auto* object = value.if_object()) entry->second = *object;
      } catch (const Error&) {
        // A configuration that isn't JSON is none.
      }
    }
  }
  return entry->second ? &*entry->second : nullptr;
}

const boost::json::object* Project::package_in(const std::string& folder) {
  return load(folder.empty() ? "package.json" : folder + "/package.json");
}

const PathAliases& Project::aliases_for(const std::string& folder) {
  if (const auto known = aliases_.find(folder); known != aliases_.end()) return known->second;
  PathAliases found;
  configs_left_ = max_configs;
  const std::string prefix = folder.empty() ? "" : folder + "/";
  if (!read_aliases(prefix + "tsconfig.json", found, 0) && !read_aliases(prefix + "jsconfig.json", found, 0) && !folder.empty())
    found = aliases_for(folder_of(folder));
  return aliases_.emplace(folder, std::move(found)).first->second;
}

// What a file says itself overrides what it extends. False: there is no such file.
bool Project::read_aliases(const std::string& path, PathAliases& into, int depth) {
  const auto* config = depth < max_extends && configs_left_-- > 0 ? load(path) : nullptr;
  if (config == nullptr) return false;
  const std::string folder = folder_of(path);
  const auto extend = [&](const boost::json::value& base) {
    const auto* text = configs_left_ > 0 ? base.if_string() : nullptr;
    if (text == nullptr || !text->starts_with(".")) return;  // a package's, which is not ours
    const auto named = joined(folder, std::string_view(text->data(), text->size()));
    if (!named) return;
    for (const std::string& file : config_files(*named)) {
      if (read_aliases(file, into, depth + 1)) return;
    }
  };
  if (const auto* base = config->if_contains("extends")) {
    if (const auto* several = base->if_array()) {
      for (const auto& one : *several) extend(one);
    } else {
      extend(*base);
    }
  }
  if (const auto* options = config->if_contains("compilerOptions"); options != nullptr && options->is_object()) {
    if (const auto url = string_at(options->get_object(), "baseUrl"); !url.empty()) into.base_url = joined(folder, url);
    const auto* paths = options->get_object().if_contains("paths");
    if (paths != nullptr && paths->is_object()) read_patterns(paths->get_object(), into.base_url.value_or(folder), into);
  }
  if (into.patterns.empty()) read_references(*config, folder, into, depth);
  return true;
}

// A tsconfig.json that only lists others (`references`) leaves the paths to them.
void Project::read_references(const boost::json::object& config, const std::string& folder, PathAliases& into, int depth) {
  const auto* references = config.if_contains("references");
  if (references == nullptr || !references->is_array()) return;
  for (const auto& reference : references->get_array()) {
    if (configs_left_ <= 0) return;
    const auto* object = reference.if_object();
    const auto named = object != nullptr ? joined(folder, string_at(*object, "path")) : std::nullopt;
    if (!named || folder_of(*named) != folder || !named->ends_with(".json")) continue;  // another project's, with its own files
    if (read_aliases(*named, into, depth + 1) && !into.patterns.empty()) return;
  }
}

}  // namespace insight::engine::graph
