// Paths: each line is the name of an archive's entry, all of one archive; and the whole is a request's target. What is let through
// must lie below the folder, be its own clean form and collide with nothing.
#include "base/text.h"
#include "fuzz.h"
#include "http/query.h"
#include "http/router.h"
#include "source/entry_path.h"

namespace {

using namespace insight;

void require_below(const std::string& path, const source::Limits& limits) {
  fuzz::require(!path.empty() && path.front() != '/' && path.find('\0') == std::string::npos);
  for (const auto part : split(path, '/')) fuzz::require(!part.empty() && part != "." && part != "..");
  fuzz::require(source::clean_entry_path(path, limits) == path);
}

void read_entries(std::string_view text) {
  const source::Limits limits{.folders = 100};
  source::EntryNames names;
  std::vector<std::string> taken;
  while (!text.empty()) {
    const auto line = fuzz::take_line(text);
    fuzz::refusing([&] {
      const auto path = source::clean_entry_path(line, limits);
      if (path.empty()) return;  // the archive's own folder
      require_below(path, limits);
      for (const auto& folder : names.add_file(path, limits)) require_below(folder, limits);
      for (const auto& other : taken) fuzz::require(!equal_ignoring_case(other, path));
      if (taken.size() < 50) taken.push_back(path);
    });
  }
}

const http::Router& router() {
  static const auto made = [] {
    http::Router filled;
    const auto nothing = [](const http::Request&) { return http::no_content(); };
    filled.add({http::Method::GET, "/a/{id}", {}, http::BodyRule::none(), {}, nothing});
    filled.add({http::Method::GET, "/a/{id}/b/{name}", {}, http::BodyRule::none(), {}, nothing});
    filled.add({http::Method::GET, "/a/fixed/b", {}, http::BodyRule::none(), {}, nothing});
    return filled;
  }();
  return made;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  read_entries(text);
  fuzz::refusing([&] { router().find(http::Method::GET, std::string(text)); });
  if (const auto plain = http::unescape(text)) fuzz::require(http::unescape(http::escape(*plain)) == plain);
  return 0;
}
