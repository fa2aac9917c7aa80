// encode: described structs into JSON text, straight into a string without a tree between. What goes in, any bytes included, comes
// out as valid JSON: invalid UTF-8 becomes U+FFFD, a number that isn't finite becomes null. An empty optional is written as null.
//
// Writer is the same pen for shapes that no struct has:
//   json::Writer w; w.begin_object(); w.field("total", 3); w.key("items"); w.begin_array(); for (…) w.value(item); w.end_array();
//   w.end_object();
#pragma once

#include <array>
#include <boost/json/value.hpp>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "base/text.h"
#include "json/decode.h"
#include "json/names.h"

namespace insight::json {

void append_json(std::string& out, const boost::json::value& value);

template <class T>
void append(std::string& out, const T& value);

namespace detail {

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

template <DescribedEnum T>
void append_enum(std::string& out, T value) {
  out += '"';
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
    if (enumerator.value == value) out += enumerator.name;
  });
  out += '"';
}

template <class Range>
void append_list(std::string& out, const Range& list) {
  out += '[';
  bool first = true;
  for (const auto& element : list) {
    if (!first) out += ',';
    first = false;
    append(out, element);
  }
  out += ']';
}

// `first` is false when members were already written into the same object.
template <Described T>
void append_members(std::string& out, const T& value, bool first = true) {
  for_each_member<T>([&](auto member) {
    if (!first) out += ',';
    first = false;
    out += '"';
    out += wire_name<decltype(member)>();
    out += "\":";
    append(out, value.*member.pointer);
  });
}

}  // namespace detail

template <class T>
void append(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, boost::json::value> || std::is_same_v<T, boost::json::object> ||
                std::is_same_v<T, boost::json::array>) {
    append_json(out, value);
  } else if constexpr (std::is_same_v<T, std::nullptr_t>) {
    out += "null";
  } else if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (detail::is_optional<T>) {
    if (value) {
      append(out, *value);
    } else {
      out += "null";
    }
  } else if constexpr (DescribedEnum<T>) {
    detail::append_enum(out, value);
  } else if constexpr (std::is_integral_v<T>) {
    detail::append_number(out, value);
  } else if constexpr (std::is_floating_point_v<T>) {
    if (std::isfinite(value)) {
      detail::append_number(out, value);
    } else {
      out += "null";
    }
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_json_string(out, value);
  } else if constexpr (is_id<T>) {
    append_json_string(out, value.text());
  } else if constexpr (detail::is_map<T>) {
    out += '{';
    bool first = true;
    for (const auto& [name, element] : value) {
      if (!first) out += ',';
      first = false;
      append_json_string(out, name);
      out += ':';
      append(out, element);
    }
    out += '}';
  } else if constexpr (Described<T>) {
    out += '{';
    detail::append_members(out, value);
    out += '}';
  } else {
    detail::append_list(out, value);
  }
}

template <class T>
std::string encode(const T& value) {
  std::string out;
  append(out, value);
  return out;
}

class Writer {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_ += ':';
    fresh_ = true;
  }
  template <class T>
  void value(const T& thing) {
    separate();
    append(out_, thing);
  }
  template <class T>
  void field(std::string_view name, const T& thing) {
    key(name);
    value(thing);
  }
  // A text that is JSON already, because this house wrote it; it is not looked at.
  void written_field(std::string_view name, std::string_view json) {
    key(name);
    separate();
    out_ += json;
  }
  // The members of a struct, into the object that is open.
  template <Described T>
  void members(const T& thing) {
    detail::append_members(out_, thing, fresh_);
    fresh_ = false;
  }

  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  std::string take() { return std::move(out_); }
  std::string& out() { return out_; }

 private:
  void open(char bracket) {
    separate();
    out_ += bracket;
    fresh_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    fresh_ = false;
  }
  void separate() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }

  std::string out_;
  bool fresh_ = true;  // nothing stands before in this object or array, or a key does
};

}  // namespace insight::json
