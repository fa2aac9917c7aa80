// The configuration files that tell where imports lead, and what is imported: parts divided by lines "====", the specifiers first,
// then tsconfig.json, package.json and a workspace's own two. An import leads to a file of the project or nowhere.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/resolver.h"
#include "fuzz.h"
#include "json/parse.h"

namespace {

using namespace insight;
using namespace insight::engine;

constexpr std::array configured{"tsconfig.json", "package.json", "packages/b/package.json", "packages/b/tsconfig.json",
                                "tsconfig.base.json"};

const std::vector<graph::FileImports>& sources() {
  using enum syntax::Language;
  static const std::vector<graph::FileImports> made{
      {"a.ts", TypeScript, {}},      {"src/index.ts", TypeScript, {}},    {"src/lib/x.js", JavaScript, {}},
      {"src/lib/x.tsx", Tsx, {}},    {"packages/b/c.js", JavaScript, {}}, {"packages/b/src/index.js", JavaScript, {}},
      {"p/__init__.py", Python, {}}, {"p/q/__init__.py", Python, {}},     {"p/q/m.py", Python, {}}};
  return made;
}

std::string_view take_part(std::string_view& rest) {
  constexpr std::string_view border = "\n====\n";
  const auto end = rest.find(border);
  const auto part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + border.size());
  return part;
}

// Comments and commas are all that JSONC has more; what is JSON already means the same.
void require_same_json(std::string_view text) {
  std::optional<boost::json::value> strict;
  fuzz::refusing([&] { strict = json::parse(text); });
  if (strict) fuzz::require(json::parse(graph::json_of_jsonc(text)) == *strict);
}

void require_clean(std::string_view path) {
  const auto clean = graph::normalised(path);
  if (!clean) return;
  fuzz::require(graph::normalised(*clean) == clean && !clean->starts_with('/') &&
                ("/" + *clean + "/").find("/../") == std::string::npos);
}

void resolve_all(graph::Resolver& resolver, std::string_view specifiers) {
  for (int most = 4; most > 0 && !specifiers.empty(); --most) {
    const auto specifier = fuzz::take_line(specifiers);
    require_clean(specifier);
    for (const std::size_t from : {0, 2, 5, 8})
      for (const auto to : resolver.resolve(from, {.specifier = std::string(specifier), .names = {"m", "q"}}))
        fuzz::require(to < sources().size() && to != from);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto rest = fuzz::text_of(data, size);
  const auto specifiers = take_part(rest);
  std::map<std::string, std::string_view> files;
  for (const auto* name : configured) {
    const auto text = take_part(rest);
    require_same_json(text);
    files.emplace(name, text);
  }
  graph::Resolver resolver(sources(), [&](const std::string& path) -> std::optional<std::string> {
    fuzz::require(graph::normalised(path) == path);
    const auto found = files.find(path);
    return found == files.end() ? std::nullopt : std::optional(std::string(found->second));
  });
  resolve_all(resolver, specifiers);
  return 0;
}
