// Row: the row a statement stands on, as typed values. Valid only inside the callback that got it.
// `as<T>` reads a described struct by its members' names (the column `created_at` fills `created_at`), or one scalar from column 0.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/id.h"
#include "db/param.h"

namespace insight::db {

// What a database gives; columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual int columns() const = 0;
  virtual std::string_view name(int column) const = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;  // until the next row

  // `likely` is looked at first: queries mostly name their columns in the order of the struct.
  int column(std::string_view wanted, int likely = 0) const {
    if (likely < columns() && name(likely) == wanted) return likely;
    for (int i = 0; i < columns(); ++i) {
      if (name(i) == wanted) return i;
    }
    throw std::logic_error("the query gives no column " + std::string(wanted));
  }
};

template <class T>
void read_column(const Row& row, int column, T& to) {
  if constexpr (std::is_same_v<T, bool>) {
    to = row.integer(column) != 0;
  } else if constexpr (DescribedEnum<T>) {
    const auto text = row.text(column);
    bool found = false;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
      if (text == enumerator.name) to = enumerator.value, found = true;
    });
    if (!found) throw std::runtime_error("the database holds an unknown word: " + std::string(text));
  } else if constexpr (std::is_integral_v<T>) {
    to = static_cast<T>(row.integer(column));
  } else if constexpr (std::is_floating_point_v<T>) {
    to = static_cast<T>(row.real(column));
  } else if constexpr (std::is_same_v<T, std::string>) {
    to.assign(row.text(column));
  } else if constexpr (is_id<T>) {
    to = T{std::string(row.text(column))};
  } else {
    static_assert(std::is_same_v<T, std::optional<typename T::value_type>>, "no column can be read into this type");
    if (row.is_null(column)) {
      to.reset();
    } else {
      read_column(row, column, to.emplace());
    }
  }
}

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

// Reads rows of one result into T; finds the columns once, at the first row.
template <class T>
class RowReader {
 public:
  T read(const Row& row) {
    T value{};
    read_into(row, value);
    return value;
  }
  // The same into a value that was read before, whose memory is used again.
  void read_into(const Row& row, T& value) {
    if constexpr (Described<T>) {
      if (!ready_) find_columns(row);
      std::size_t at = 0;
      boost::mp11::mp_for_each<Members<T>>([&](auto member) { read_column(row, columns_[at++], value.*member.pointer); });
    } else {
      read_column(row, 0, value);
    }
  }

 private:
  void find_columns(const Row& row) {
    if constexpr (Described<T>) {
      std::size_t at = 0;
      boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        columns_[at] = row.column(member.name, static_cast<int>(at));
        ++at;
      });
      ready_ = true;
    }
  }

  static constexpr std::size_t count() {
    if constexpr (Described<T>) {
      return boost::mp11::mp_size<Members<T>>::value;
    } else {
      return 0;
    }
  }
  std::array<int, count()> columns_{};
  bool ready_ = false;
};

template <class T>
T as(const Row& row) {
  return RowReader<T>{}.read(row);
}

}  // namespace insight::db
