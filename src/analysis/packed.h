// Packed: described structs as bytes without names, for the findings on their way from a child to its worker: there are many, and
// their JSON costs more than storing them. Both ends are one program, so nothing here is ever kept. The writer replaces what isn't
// UTF-8, as JSON's does; the reader trusts nothing: it throws Error(invalid) for bytes that end early or go on, texts that aren't
// UTF-8 or hold a NUL, unknown enumerators, numbers out of range and lists above kMostPacked. Values of one thread each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include "json/names.h"

namespace insight::analysis {

inline constexpr std::uint64_t kMostPacked = 100'000;  // elements of one list

void pack_number(std::string& out, std::uint64_t number);
void pack_real(std::string& out, double number);
void pack_text(std::string& out, std::string_view text);

class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number(std::uint64_t most);
  double real();  // finite
  std::string_view text();
  void end() const;  // throws unless all of it was read

 private:
  std::string_view take(std::size_t size);
  std::string_view rest_;
};

template <class T>
void pack(std::string& out, const T& value) {
  if constexpr (json::DescribedEnum<T>) {
    pack_number(out, static_cast<std::uint64_t>(value));
  } else if constexpr (std::is_integral_v<T>) {
    static_assert(std::is_unsigned_v<T>, "nothing negative is packed so far");
    pack_number(out, value);
  } else if constexpr (std::is_floating_point_v<T>) {
    pack_real(out, value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    pack_text(out, value);
  } else if constexpr (json::Described<T>) {
    json::for_each_member<T>([&](auto member) { pack(out, value.*member.pointer); });
  } else if constexpr (requires { value.has_value(); }) {
    pack(out, value.has_value());
    if (value) pack(out, *value);
  } else {
    pack_number(out, value.size());
    for (const auto& element : value) pack(out, element);
  }
}

template <class T>
void unpack(PackedReader& from, T& to) {
  if constexpr (json::DescribedEnum<T>) {
    to = static_cast<T>(from.number(boost::mp11::mp_size<boost::describe::describe_enumerators<T>>::value - 1));
  } else if constexpr (std::is_integral_v<T>) {
    to = static_cast<T>(from.number(std::numeric_limits<T>::max()));
  } else if constexpr (std::is_floating_point_v<T>) {
    to = static_cast<T>(from.real());
  } else if constexpr (std::is_same_v<T, std::string>) {
    to = from.text();
  } else if constexpr (json::Described<T>) {
    json::for_each_member<T>([&](auto member) { unpack(from, to.*member.pointer); });
  } else if constexpr (requires { to.has_value(); }) {
    to.reset();
    if (from.number(1) == 1) unpack(from, to.emplace());
  } else {
    to.clear();
    for (auto left = from.number(kMostPacked); left > 0; --left) unpack(from, to.emplace_back());
  }
}

// The whole of `bytes` as a T.
template <class T>
T unpacked(std::string_view bytes) {
  T value{};
  PackedReader reader(bytes);
  unpack(reader, value);
  reader.end();
  return value;
}

template <class T>
std::string packed(const T& value) {
  std::string out;
  pack(out, value);
  return out;
}

}  // namespace insight::analysis
