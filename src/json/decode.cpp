#include "json/decode.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <utility>

#include "base/text.h"

namespace insight::json {
namespace {

constexpr std::size_t most_problems = 50;

std::string_view kind_of(const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      return "null";
    case boost::json::kind::bool_:
      return "true or false";
    case boost::json::kind::string:
      return "a text";
    case boost::json::kind::array:
      return "a list";
    case boost::json::kind::object:
      return "an object";
    default:
      return "a number";
  }
}

// The value itself where it is short enough to help; a text may be a password, so only words are repeated.
std::string shown(const boost::json::value& value) {
  if (value.is_number() || value.is_bool()) return boost::json::serialize(value);
  if (value.is_string() && value.get_string().size() <= 40) return "`" + std::string(value.get_string()) + "`";
  return std::string(kind_of(value));
}

}  // namespace

void Problems::add(std::string_view relative_pointer, std::string detail) {
  if (list_.size() < most_problems) list_.push_back({pointer_ + std::string(relative_pointer), std::move(detail)});
}

void Problems::expected(std::string_view wanted, const boost::json::value& got) {
  const bool by_value = wanted.starts_with("one of") || wanted.starts_with("a whole");
  add("", "must be " + std::string(wanted) + ", not " + (by_value ? shown(got) : std::string(kind_of(got))));
}

void Problems::raise() const {
  if (list_.empty()) return;
  const auto& first = list_.front();
  std::string message = first.pointer.empty() ? "The body " + first.detail : first.pointer.substr(1) + " " + first.detail;
  if (list_.size() > 1) message += " (and " + std::to_string(list_.size() - 1) + " more)";
  throw Error{ErrorCode::invalid, std::move(message), list_};
}

void refuse_unknown(const boost::json::object& object, std::span<const std::string_view> known, Problems& problems) {
  for (const auto& [name, value] : object) {
    if (std::find(known.begin(), known.end(), std::string_view(name)) != known.end()) continue;
    const Problems::Step step(problems, name);
    auto hint = did_you_mean(name, known);
    if (hint.empty() && !known.empty()) hint = "; known here: " + one_of(known).substr(7);
    problems.add("", "is not a known field" + hint);
  }
}

std::string one_of(std::span<const std::string_view> names) {
  std::string out = "one of ";
  for (std::size_t i = 0; i < names.size(); ++i) (out += i > 0 ? ", " : "") += names[i];
  return out;
}

}  // namespace insight::json
