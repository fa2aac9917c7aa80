#include "json/encode.h"

namespace insight::json {

void append_json(std::string& out, const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      out += "null";
      return;
    case boost::json::kind::bool_:
      append(out, value.get_bool());
      return;
    case boost::json::kind::int64:
      append(out, value.get_int64());
      return;
    case boost::json::kind::uint64:
      append(out, value.get_uint64());
      return;
    case boost::json::kind::double_:
      append(out, value.get_double());
      return;
    case boost::json::kind::string:
      append_json_string(out, value.get_string());
      return;
    case boost::json::kind::array:
      detail::append_list(out, value.get_array());
      return;
    case boost::json::kind::object:
      break;
  }
  out += '{';
  bool first = true;
  for (const auto& [name, element] : value.get_object()) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, name);
    out += ':';
    append_json(out, element);
  }
  out += '}';
}

}  // namespace insight::json
