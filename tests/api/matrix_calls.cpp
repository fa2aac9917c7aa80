#include <set>
#include <stdexcept>

#include "matrix_rows.h"
#include "suite_files.h"

namespace insight::api_test {
namespace {

std::string filled(std::string text, const Things& things) {
  for (auto thing = things.rbegin(); thing != things.rend(); ++thing) {  // the longer of two names with one beginning comes first
    const auto name = "$" + thing->first;
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + thing->second.size()))
      text.replace(at, name.size(), thing->second);
  }
  return text;
}

std::string make_thing(World& world, const std::string& name, const Person& owner) {
  const auto make = things().find(name);
  if (make == things().end()) throw std::runtime_error("nothing in tests/api/matrix_rows.cpp makes a $" + name);
  return make->second(world, owner);
}

}  // namespace

std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> names;
  for (auto at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    auto end = at + 1;
    while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '-')) ++end;
    names.emplace(text.substr(at + 1, end - at - 1));
  }
  return names;
}

Things make_things(World& world, const Row& row, const Person& owner) {
  Things made;
  for (const auto text : {row.request, row.body})
    for (const auto& name : names_in(text)) made[name] = make_thing(world, name, owner);
  return made;
}

http::Call call_of(const Row& row, const Things& things, std::vector<http::Header> headers) {
  const auto space = row.request.find(' ');
  http::Call call;
  call.method = http::parse_method(row.request.substr(0, space)).value();
  call.path = filled(std::string(row.request.substr(space + 1)), things);
  call.headers = std::move(headers);
  if (!row.body.empty()) call.headers.emplace_back("Content-Type", row.content_type);
  call.body = body_text(filled(std::string(row.body), things));
  return call;
}

}  // namespace insight::api_test
