// Codec: described structs and standard containers as bytes and back, for the cache alone: numbers as this machine has them, texts
// and lists behind their length. Reading checks every length, so that no damaged file can do more than fail.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace insight::engine::cache {

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <Plain T>
void put(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}
inline void put(std::string& out, const std::string& text) {
  put(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}
template <class T>
void put(std::string& out, const std::optional<T>& value);
template <class T>
void put(std::string& out, const std::vector<T>& values);
template <class T>
  requires boost::describe::has_describe_members<T>::value
void put(std::string& out, const T& value) {
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
      [&](auto member) { put(out, value.*member.pointer); });
}
template <class T>
void put(std::string& out, const std::optional<T>& value) {
  put(out, value.has_value());
  if (value) put(out, *value);
}
template <class T>
void put(std::string& out, const std::vector<T>& values) {
  put(out, static_cast<std::uint32_t>(values.size()));
  for (const T& value : values) put(out, value);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && rest_.empty(); }

  template <Plain T>
  void get(T& value) {
    const std::string_view bytes = take(sizeof value);
    if (ok_) std::memcpy(static_cast<void*>(&value), bytes.data(), sizeof value);
  }
  void get(std::string& text) { text = take(size()); }
  template <class T>
  void get(std::optional<T>& value) {
    std::uint8_t there = 0;
    get(there);
    if (there != 0) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& values) {
    const std::uint32_t count = size();
    if (count > rest_.size()) ok_ = false;  // each takes a byte at least
    for (std::uint32_t i = 0; ok_ && i < count; ++i) get(values.emplace_back());
  }
  template <class T>
    requires boost::describe::has_describe_members<T>::value
  void get(T& value) {
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
        [&](auto member) { get(value.*member.pointer); });
  }
  std::string_view take(std::size_t bytes) {
    if (bytes > rest_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
  }

 private:
  std::uint32_t size() {
    std::uint32_t size = 0;
    get(size);
    return size;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace insight::engine::cache
