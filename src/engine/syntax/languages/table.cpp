#include "engine/syntax/languages/table.h"

#include <algorithm>
#include <stdexcept>

namespace insight::engine::syntax {

Table::Table(const TSLanguage* language) : language_(language), rows_(ts_language_symbol_count(language)) {}

// Every symbol of that name: a grammar may have several, for aliases.
std::vector<TSSymbol> Table::symbols(Types types, TSSymbolType kind) const {
  std::vector<TSSymbol> found;
  for (const std::string_view type : types) {
    const std::size_t before = found.size();
    for (TSSymbol symbol = 0; symbol < static_cast<TSSymbol>(rows_.size()); ++symbol) {
      if (ts_language_symbol_type(language_, symbol) == kind && ts_language_symbol_name(language_, symbol) == type)
        found.push_back(symbol);
    }
    if (found.size() == before) throw std::logic_error("the grammar has no node " + std::string(type));
  }
  return found;
}

TSFieldId Table::field(std::string_view name) const {
  const TSFieldId id = ts_language_field_id_for_name(language_, name.data(), static_cast<std::uint32_t>(name.size()));
  if (id == 0) throw std::logic_error("the grammar has no field " + std::string(name));
  return id;
}

template <class Set>
Table::Row& Table::Row::each(Set set) {
  for (const TSSymbol symbol : symbols_) set(table_.rows_[symbol]);
  return *this;
}

Table::Row& Table::Row::field(std::string_view name, Role role) {
  const TSFieldId id = table_.field(name);
  return each([&](Production& row) {
    row.roles[id] = role;
    row.has_fields = true;
  });
}

Table::Row& Table::Row::block(std::string_view name, Role role) {
  const TSFieldId id = table_.field(name);
  return field(name, role).each([&](Production& row) {
    row.blocks = true;
    row.block_fields[id] = 1;
  });
}

Table::Row& Table::Row::rest(Role role) {
  return each([&](Production& row) {
    for (Role& one : row.roles) {
      if (one == row.rest) one = role;
    }
    row.rest = role;
  });
}

Table::Row& Table::Row::flag(Flag flag) {
  return each([&](Production& row) { row.flags |= static_cast<std::uint16_t>(flag); });
}

Table::Row& Table::Row::op(std::string_view spelling) {
  return each([&](Production& row) { row.op = spelling; });
}

Table::Row& Table::Row::except(Ask ask, Lower function) {
  return each([&](Production& row) {
    row.is_special = ask;
    row.special = function;
  });
}
Table::Row& Table::Row::op_token() {
  return each([&](Production& row) { row.op_from_token = true; });
}

Table::Row& Table::Row::chain(std::string_view name, Role role) {
  const TSFieldId id = table_.field(name);
  return field(name, role).each([&](Production& row) { row.first = id; });
}

Table::Row& Table::Row::method_call(std::string_view object, std::string_view name) {
  const TSFieldId method = table_.field(name);
  return chain(object, Role::Object).each([&](Production& row) {
    row.method = method;
    row.roles[method] = Role::Callee;
  });
}

Table::Row& Table::Row::method_call_or_member(std::string_view object, std::string_view name) {
  return method_call(object, name).each([](Production& row) { row.may_be_member = true; });
}

Table::Row& Table::Row::closure(std::string_view name) {
  const TSFieldId id = table_.field(name);
  return each([&](Production& row) { row.closure = id; });
}

Table::Row Table::node(Types types, Kind kind) {
  auto found = symbols(types);
  for (const TSSymbol symbol : found) {
    rows_[symbol] = {.how = Production::How::Node, .kind = kind};
    rows_[symbol].roles.assign(ts_language_field_count(language_) + 1, Role::Item);
    rows_[symbol].block_fields.assign(ts_language_field_count(language_) + 1, 0);
  }
  return {*this, std::move(found)};
}

void Table::name(Types types) {
  for (const TSSymbol symbol : symbols(types)) rows_[symbol] = {.how = Production::How::Name};
}

void Table::leaf(Types types, Kind kind) {
  for (const TSSymbol symbol : symbols(types)) rows_[symbol] = {.how = Production::How::Leaf, .kind = kind};
}

void Table::token(Types types, Kind kind) {
  for (const TSSymbol symbol : symbols(types, TSSymbolTypeAnonymous)) rows_[symbol] = {.how = Production::How::Leaf, .kind = kind};
}

void Table::drop(Types types) {
  for (const TSSymbol symbol : symbols(types)) rows_[symbol] = {.how = Production::How::Drop};
}

void Table::lift(Types types) {
  for (const TSSymbol symbol : symbols(types)) rows_[symbol] = {.how = Production::How::Lift};
}

void Table::special(Types types, Lower function) {
  for (const TSSymbol symbol : symbols(types)) rows_[symbol] = {.how = Production::How::Special, .special = function};
}

void Table::copy(std::string_view type, std::string_view as) {
  const Production row = rows_[symbols({as}).front()];
  for (const TSSymbol symbol : symbols({type})) rows_[symbol] = row;
}

}  // namespace insight::engine::syntax
