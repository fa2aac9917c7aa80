// Kotlin: its table and spec. Its grammar names few fields, so much is told by order and by tokens.
#include <algorithm>
#include <array>

#include "engine/syntax/languages/mended_text.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"

extern "C" {
const TSLanguage* tree_sitter_kotlin();
}

namespace insight::engine::syntax {
namespace {

bool is_type(const Piece& piece) {
  static constexpr auto types =
      std::to_array<std::string_view>({"user_type", "nullable_type", "non_nullable_type", "parenthesized_type", "function_type"});
  return std::ranges::find(types, piece.type()) != types.end();
}

// The grammar takes these words for names.
NodeId identifier(Lowering& to, const Piece& piece, Role role) {
  const std::string_view word = to.text(piece);
  if (word == "true" || word == "false") return to.out.leaf(Kind::Bool, role, piece.range(), word);
  if (word == "null") return to.out.leaf(Kind::Null, role, piece.range(), word);
  if (word == "break") return to.out.leaf(Kind::Break, role, piece.range());
  if (word == "continue") return to.out.leaf(Kind::Continue, role, piece.range());
  return to.out.name(role, piece.range(), word);
}

NodeId modifiers(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& one : to.pieces(piece))
    last = one.is("annotation") ? to.any(one, Role::Decorator)
                                : to.out.leaf(Kind::Modifier, Role::Modifier, one.range(), to.text(one));
  return last;
}

// `@Name` and `@Name(…)`.
NodeId annotation(Lowering& to, const Piece& piece, Role) {
  const NodeId id = to.out.open(Kind::Decorator, Role::Decorator, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("use_site_target")) to.any(part, Role::Value);
  }
  to.out.close();
  return id;
}

// `Base(a)`
NodeId constructor(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Call, Role::Callee, Role::Item);
}

NodeId import(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Import, role, piece.range());
  to.out.set_op(id, "from");
  Piece name;
  Piece alias;
  for (const Piece& part : to.pieces(piece)) (name ? alias : name) = part;
  const std::string_view dotted = name ? to.text(name) : std::string_view();
  const bool all = to.text(piece).find('*') != std::string_view::npos;
  const auto dot = all ? dotted.size() : dotted.rfind('.');
  if (name && dot != std::string_view::npos)
    to.out.leaf(Kind::Identifier, Role::Module, {name.range().begin, name.range().begin + static_cast<std::uint32_t>(dot)},
                dotted.substr(0, dot));
  const NodeId item = to.out.open(Kind::ImportName, Role::Item, name ? name.range() : piece.range());
  to.out.set_text(item, all ? "*" : dotted.substr(dot == std::string_view::npos ? 0 : dot + 1));
  if (alias) to.any(alias, Role::Name);
  to.out.close();
  to.out.close();
  return id;
}

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.statement(part);
  to.out.close();
  return id;
}

// A branch's or loop's body: a block, or the one statement it is.
void body(Lowering& to, const Piece& piece, Role role) {
  if (piece.is("block") || (role == Role::Otherwise && piece.is("if_expression"))) {
    to.any(piece, role);
    return;
  }
  to.out.open(Kind::Block, role, piece.range());
  to.statement(piece);
  to.out.close();
}

NodeId class_like(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Class, role, piece.range());
  to.out.set_op(id, "class");
  if (piece.is("object_declaration") || piece.is("companion_object")) to.out.set_op(id, "object");
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("interface")) to.out.set_op(id, "interface");
    if (!part.is_named()) continue;
    if (part.is("modifiers")) {
      to.any(part, Role::Modifier);
    } else if (part.is("identifier")) {
      to.any(part, Role::Name);
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("primary_constructor")) {
      to.any(part, Role::Param);
    } else if (part.is("delegation_specifiers")) {
      to.any(part, Role::Base);
    } else if (part.is("class_body") || part.is("enum_class_body")) {
      to.any(part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

NodeId class_parameter(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Param, role, piece.range());
  bool named = false;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("modifiers") || part.is("parameter_modifiers")) {
      to.any(part, Role::Modifier);
    } else if (is_type(part)) {
      to.any(part, Role::Type);
    } else {
      to.any(part, named ? Role::Value : Role::Name);
      named = true;
    }
  }
  to.out.close();
  return id;
}

// The default of a parameter stands behind it.
void parameters(Lowering& to, const Piece& list) {
  const auto parts = to.pieces(list);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].is("parameter")) continue;
    const bool has_default = i + 1 < parts.size() && !parts[i + 1].is("parameter") && !parts[i + 1].is("parameter_modifiers");
    const bool has_modifiers = i > 0 && parts[i - 1].is("parameter_modifiers");
    const NodeId id =
        to.out.open(Kind::Param, Role::Param,
                    {(has_modifiers ? parts[i - 1] : parts[i]).range().begin, (has_default ? parts[i + 1] : parts[i]).range().end});
    if (has_modifiers) {
      if (to.text(parts[i - 1]).find("vararg") != std::string_view::npos) to.out.set_flag(id, Flag::Rest);
      to.any(parts[i - 1], Role::Modifier);
    }
    for (const Piece& part : to.pieces(parts[i])) to.any(part, is_type(part) ? Role::Type : Role::Name);
    if (has_default) to.any(parts[i + 1], Role::Value);
    to.out.close();
  }
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const bool member = to.out.in_class();
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  if (member) to.out.set_flag(id, Flag::Method);
  if (piece.is("anonymous_function")) to.out.set_flag(id, Flag::Lambda);
  bool past_parameters = false;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("modifiers")) {
      to.any(part, Role::Modifier);
    } else if (part.is("identifier")) {
      to.any(part, Role::Name);
    } else if (part.is("type_parameters")) {
      to.any(part, Role::TypeParams);
    } else if (part.is("function_value_parameters")) {
      parameters(to, part);
      past_parameters = true;
    } else if (is_type(part)) {
      to.any(part, past_parameters ? Role::ReturnType : Role::Object);
    } else if (part.is("function_body")) {
      to.any(part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

NodeId secondary_constructor(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Method);
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("constructor")) to.out.name(Role::Name, part.range(), "constructor");
    if (part.is("modifiers")) to.any(part, Role::Modifier);
    if (part.is("function_value_parameters")) parameters(to, part);
    if (part.is("block")) to.any(part, Role::Body);
  }
  to.out.close();
  return id;
}

// `get() = e`, `set(value) {…}`: functions that nobody calls by name.
NodeId accessor(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("function_body")) to.any(part, Role::Body);
    if (part.is("identifier")) {
      to.out.open(Kind::Param, Role::Param, part.range());
      to.any(part, Role::Name);
      to.out.close();
    }
  }
  to.out.close();
  return id;
}

// Its accessors stand behind it.
NodeId property(Lowering& to, const Piece& piece, Role role) {
  std::uint32_t end = piece.range().begin;
  for (const Piece& part : to.pieces(piece, true)) {
    if (!part.is("getter") && !part.is("setter") && !part.is("modifiers")) end = part.range().end;
  }
  const NodeId id = to.out.open(Kind::VarDef, role, {piece.range().begin, end});
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("val") || part.is("var")) {
      to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), part.type());
    } else if (!part.is_named()) {
      continue;
    } else if (part.is("modifiers")) {
      to.any(part, Role::Modifier);
    } else if (part.is("variable_declaration")) {
      for (const Piece& one : to.pieces(part)) to.any(one, is_type(one) ? Role::Type : Role::Name);
    } else if (part.is("multi_variable_declaration")) {
      to.any(part, Role::Name);
    } else if (part.is("getter") || part.is("setter")) {
      continue;
    } else if (part.is("property_delegate")) {
      to.all(part, Role::Value);
    } else if (!is_type(part) && !part.type().starts_with("type_")) {
      to.any(part, Role::Value);
    }
  }
  to.out.close();
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("getter") || part.is("setter")) to.any(part, role);
  }
  return id;
}

NodeId variable(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() == 1) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  for (const Piece& part : parts) to.any(part, is_type(part) ? Role::Type : Role::Name);
  to.out.close();
  return id;
}

// `f(a) { … }`: the closure behind the brackets is an argument like those within. Type arguments say nothing.
NodeId call(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() > 1 && parts.front().is("call_expression") && parts.back().is("annotated_lambda")) {
    const auto inner = to.pieces(parts.front());
    if (!inner.empty() && inner.back().is("value_arguments")) {
      const NodeId id = to.out.open(Kind::Call, role, piece.range());
      Role next = Role::Callee;
      for (const Piece& part : inner) {
        if (part.is("type_arguments")) continue;
        to.any(part, next);
        next = Role::Item;
      }
      to.any(parts.back(), Role::Item);
      to.out.close();
      return id;
    }
  }
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  Role next = Role::Callee;
  for (const Piece& part : parts) {
    if (part.is("type_arguments")) continue;
    to.any(part, next);
    next = Role::Item;
  }
  to.out.close();
  return id;
}

NodeId argument(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const auto all = to.pieces(piece, true);
  const bool named = parts.size() == 2 && all.size() > 2 && all[1].is("=");
  if (named) return to.two_parts(piece, role, Kind::KeywordArg, Role::Name, Role::Value);
  const bool spread = !all.empty() && all.front().is("*");
  if (parts.empty()) return no_node;
  if (!spread) return to.any(parts.back(), role);
  const NodeId id = to.out.open(Kind::Spread, role, piece.range());
  to.out.set_op(id, "*");
  to.any(parts.back(), Role::Value);
  to.out.close();
  return id;
}

NodeId navigation(Lowering& to, const Piece& piece, Role role) {
  if (to.pieces(piece).size() == 1) {  // `::f`
    const NodeId id = to.out.open(Kind::Other, role, piece.range());
    to.out.set_text(id, "::");
    to.all(piece, Role::Item);
    to.out.close();
    return id;
  }
  const NodeId id = to.two_parts(piece, role, Kind::Dot, Role::Object, Role::Name);
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is("?.")) to.out.set_flag(id, Flag::Optional);
  }
  return id;
}
// `a in b`, `a is T`, `a !is T`
NodeId test(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Binary, role, piece.range());
  const bool refuses = std::ranges::any_of(to.pieces(piece, true), [](const Piece& part) { return part.type().starts_with('!'); });
  to.out.set_op(id, piece.is("in_expression") ? (refuses ? "not in" : "in") : refuses ? "is not" : "is");
  to.any(to.child(piece, "left"), Role::Left);
  to.any(to.child(piece, "right"), Role::Right);
  to.out.close();
  return id;
}
NodeId index(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Index, Role::Object, Role::Item);
}
NodeId range(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.two_parts(piece, role, Kind::Binary, Role::Left, Role::Right);
  to.out.set_op(id, "..");
  return id;
}
// `f<T>(x).g()` where the grammar reads `f < T > (x).g()`: nothing is greater than a comparison, and no blanks stand there.
bool is_generic_call(Lowering& to, const Piece& piece) {
  const Piece left = to.child(piece, "left");
  if (!left.is("binary_expression") || to.text(to.child(piece, "operator")) != ">") return false;
  const Piece less = to.child(left, "operator");
  const auto at = [&](std::uint32_t offset) { return offset < to.out.source().size() ? to.out.source()[offset] : ' '; };
  return to.text(less) == "<" && to.child(left, "left").range().end == less.range().begin && at(less.range().end) != ' ' &&
         at(to.child(piece, "operator").range().end) == '(';
}

NodeId generic_call(Lowering& to, const Piece& piece, Role role) {
  const Piece callee = to.child(to.child(piece, "left"), "left");
  std::vector<Piece> links;
  Piece given = to.child(piece, "right");
  while (!given.is("parenthesized_expression")) {
    const auto parts = to.pieces(given);
    if (parts.empty()) return to.other(piece, role);
    links.push_back(given);
    given = parts.front();
  }
  const std::uint32_t begin = callee.range().begin;
  NodeId id = to.out.open(Kind::Call, role, {begin, given.range().end});
  to.any(callee, Role::Callee);
  to.all(given, Role::Item);
  to.out.close();
  for (std::size_t i = links.size(); i-- > 0;) {
    const bool member = links[i].is("navigation_expression");
    const Kind kind = member ? Kind::Dot : links[i].is("index_expression") ? Kind::Index : Kind::Call;
    id = to.out.wrap(id, kind, kind == Kind::Call ? Role::Callee : Role::Object, {begin, links[i].range().end});
    const auto parts = to.pieces(links[i]);
    for (std::size_t part = 1; part < parts.size(); ++part) {
      if (!parts[part].is("type_arguments")) to.any(parts[part], member ? Role::Name : Role::Item);
    }
    to.out.close();
  }
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  return to.assignment(piece, role);
}
NodeId signed_value(Lowering& to, const Piece& piece, Role role) {
  return to.signed_value(piece, role);
}

// `a to b` is a call of to.
NodeId infix(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  if (parts.size() == 3) to.any(parts[1], Role::Callee);
  for (std::size_t i = 0; i < parts.size(); i += 2) to.any(parts[i], Role::Item);
  to.out.close();
  return id;
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The grammar knows `${…}` as a hole; `$name` is text to it.
NodeId with_names(Lowering& to, const Piece& piece, Role role, Range inner) {
  struct Hole {
    Range at;
    Piece expression;
  };
  std::vector<Hole> holes;
  const auto parts = to.pieces(piece);
  auto part = parts.begin();
  const std::string_view source = to.out.source();
  for (std::uint32_t at = inner.begin; at < inner.end;) {
    while (part != parts.end() && (!part->is("interpolation") || part->range().begin < at)) ++part;
    if (part != parts.end() && part->range().begin == at) {
      holes.push_back({part->range(), *part});
      at = part->range().end;
      continue;
    }
    std::uint32_t end = at + 1;
    if (source[at] == '\\') ++end;
    if (source[at] == '$' && !(end < inner.end && source[end] >= '0' && source[end] <= '9')) {
      while (end < inner.end && is_name(source[end])) ++end;
      if (end > at + 1) holes.push_back({{at, end}, {}});
    }
    at = end;
  }
  const bool only_metavar = to.out.purpose() == Purpose::Pattern && holes.size() == 1 && !holes[0].expression &&
                            holes[0].at.begin == inner.begin && holes[0].at.end == inner.end;
  if (holes.empty() || only_metavar) return to.out.leaf(Kind::String, role, piece.range(), to.text(inner));
  const NodeId id = to.out.open(Kind::Template, role, piece.range());
  std::uint32_t at = inner.begin;
  const auto words_until = [&](std::uint32_t end) {
    if (at < end) to.out.leaf(Kind::String, Role::Item, {at, end}, to.text(Range{at, end}));
  };
  for (const Hole& hole : holes) {
    words_until(hole.at.begin);
    if (hole.expression) {
      to.any(hole.expression, Role::Item);
    } else {
      const Range name{hole.at.begin + 1, hole.at.end};
      to.out.name(Role::Item, name, to.text(name));
    }
    at = hole.at.end;
  }
  words_until(inner.end);
  to.out.close();
  return id;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::uint32_t quotes = piece.is("multiline_string_literal") ? 3 : 1;
  const Range at = piece.range();
  return with_names(to, piece, role, {at.begin + quotes, std::max(at.begin + quotes, at.end - quotes)});
}

NodeId character(Lowering& to, const Piece& piece, Role role) {
  return to.out.leaf(Kind::Other, role, piece.range(), to.text(piece));
}

NodeId if_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  const Piece condition = to.child(piece, "condition");
  to.any(condition, Role::Condition);
  Role next = Role::Then;
  bool past = false;
  for (const Piece& part : to.pieces(piece, true)) {
    if (part.is(")")) past = true;
    if (part.is("else")) next = Role::Otherwise;
    if (past && part.field == 0 && part.is_named()) body(to, part, next);
  }
  to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(piece.is("while_statement") ? Kind::While : Kind::DoWhile, role, piece.range());
  const Piece condition = to.child(piece, "condition");
  if (condition) to.any(condition, Role::Condition);
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == 0 && !part.is("label")) body(to, part, Role::Body);
  }
  to.out.close();
  return id;
}

NodeId for_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  Role next = Role::Left;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("annotation") || part.is("label")) continue;
    if (next == Role::Body) {
      body(to, part, next);
    } else {
      to.any(part, next);
    }
    next = next == Role::Left ? Role::Right : Role::Body;
  }
  to.out.close();
  return id;
}

// `when (val s = x)` declares s.
NodeId when_subject(Lowering& to, const Piece& piece, Role role) {
  const Piece declared = to.child_of_type(piece, "variable_declaration");
  const auto parts = to.pieces(piece);
  if (!declared || parts.size() < 2) {
    to.all(piece, role);
    return no_node;
  }
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  for (const Piece& one : to.pieces(declared)) to.any(one, is_type(one) ? Role::Type : Role::Name);
  to.any(parts.back(), Role::Value);
  to.out.close();
  return id;
}

NodeId when(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Switch, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.any(part, part.is("when_subject") ? Role::Value : Role::Item);
  to.out.close();
  return id;
}

NodeId when_entry(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  const TSFieldId condition = to.child(piece, "condition").field;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == condition) {
      to.any(part, Role::Value);
    } else {
      body(to, part, Role::Body);
    }
  }
  to.out.close();
  return id;
}

NodeId catch_block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Catch, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("annotation")) continue;
    to.any(part, part.is("identifier") ? Role::Name : part.is("block") ? Role::Body : Role::Type);
  }
  to.out.close();
  return id;
}

NodeId try_expression(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Try, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("finally_block")) {
      to.all(part, Role::Finally);
    } else {
      to.any(part, part.is("block") ? Role::Body : Role::Item);
    }
  }
  to.out.close();
  return id;
}

NodeId lambda(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  to.out.set_flag(id, Flag::Lambda);
  const auto parts = to.pieces(piece);
  std::uint32_t begin = piece.range().begin + 1;
  for (const Piece& part : parts) {
    if (!part.is("lambda_parameters")) continue;
    begin = part.range().end;
    for (const Piece& one : to.pieces(part)) {
      to.out.open(Kind::Param, Role::Param, one.range());
      if (one.is("variable_declaration")) {
        for (const Piece& of : to.pieces(one)) to.any(of, is_type(of) ? Role::Type : Role::Name);
      } else {
        to.any(one, Role::Name);
      }
      to.out.close();
    }
  }
  to.out.open(Kind::Block, Role::Body, {begin, std::max(begin, piece.range().end - 1)});
  for (const Piece& part : parts) {
    if (!part.is("lambda_parameters")) to.statement(part);
  }
  to.out.close();
  to.out.close();
  return id;
}

NodeId user_type(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  const Piece arguments = parts.empty() || !parts.back().is("type_arguments") ? Piece{} : parts.back();
  if (!arguments) return to.dotted(piece, role, ".");
  const NodeId id = to.out.open(Kind::GenericType, role, piece.range());
  if (parts.size() == 2) {
    to.any(parts.front(), Role::Name);
  } else {
    to.any(parts[parts.size() - 2], Role::Name);
  }
  to.all(arguments, Role::Item);
  to.out.close();
  return id;
}

// `T?` is no T.
NodeId nullable_type(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Type, role, piece.range());
  to.out.set_text(id, "?");
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

NodeId object_literal(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::New, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.any(part, part.is("class_body") ? Role::Body : Role::Callee);
  to.out.close();
  return id;
}

NodeId function_body(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  return parts.empty() ? no_node : to.any(parts.front(), role);
}

void definitions(Table& table) {
  table.special({"modifiers", "parameter_modifiers"}, modifiers);
  table.special({"annotation", "file_annotation"}, annotation);
  table.special({"constructor_invocation"}, constructor);
  table.special({"import"}, import);
  table.node({"package_header"}, Kind::Namespace).rest(Role::Name);
  table.special({"class_declaration", "object_declaration", "companion_object"}, class_like);
  table.lift({"primary_constructor", "class_parameters", "delegation_specifiers", "delegation_specifier", "explicit_delegation"});
  table.special({"class_parameter"}, class_parameter);
  table.node({"class_body", "enum_class_body"}, Kind::Block);
  table.node({"enum_entry"}, Kind::VarDef).rest(Role::Name);
  table.special({"function_declaration", "anonymous_function"}, function);
  table.special({"secondary_constructor"}, secondary_constructor);
  table.special({"function_body"}, function_body);
  table.special({"getter", "setter"}, accessor);
  table.lift({"anonymous_initializer"});
  table.special({"property_declaration"}, property);
  table.special({"variable_declaration"}, variable);
  table.node({"multi_variable_declaration"}, Kind::Tuple);
  table.drop({"type_constraints", "type_modifiers", "type_parameter_modifiers", "variance_modifier", "label", "shebang",
              "constructor_delegation_call"});
  table.node({"type_alias"}, Kind::TypeAlias).field("type", Role::Name).rest(Role::Type);
  table.node({"type_parameters"}, Kind::TypeParams);
  table.lift({"type_parameter", "type_arguments", "type_projection", "non_nullable_type", "parenthesized_type"});
  table.special({"nullable_type"}, nullable_type);
  table.special({"user_type"}, user_type);
  table.node({"function_type"}, Kind::Type);
}

void expressions(Table& table) {
  table.name({"qualified_identifier"});
  table.special({"identifier"}, identifier);
  table.leaf({"number_literal", "float_literal"}, Kind::Number);
  table.leaf({"this_expression"}, Kind::This);
  table.leaf({"super_expression"}, Kind::Super);
  table.special({"string_literal", "multiline_string_literal"}, text);
  table.special({"character_literal"}, character);
  table.lift({"value_arguments", "annotated_lambda", "interpolation", "parenthesized_expression", "annotated_expression",
              "range_test", "type_test", "labeled_expression"});
  table.special({"call_expression"}, call);
  table.special({"value_argument"}, argument);
  table.special({"navigation_expression", "callable_reference"}, navigation);
  table.special({"index_expression"}, index);
  table.special({"range_expression"}, range);
  table.special({"assignment"}, assignment);
  table.node({"binary_expression"}, Kind::Binary)
      .op_token()
      .chain("left", Role::Left)
      .field("right", Role::Right)
      .except(is_generic_call, generic_call);
  table.special({"in_expression", "is_expression"}, test);
  table.node({"as_expression"}, Kind::Cast).op("as").field("left", Role::Value).field("right", Role::Type);
  table.special({"infix_expression"}, infix);
  table.special({"unary_expression"}, signed_value);
  table.node({"spread_expression"}, Kind::Spread).op("*").rest(Role::Value);
  table.node({"collection_literal"}, Kind::List);
  table.special({"lambda_literal"}, lambda);
  table.special({"object_literal"}, object_literal);
}

void statements(Table& table) {
  table.special({"block"}, block);
  table.special({"if_expression"}, if_expression);
  table.special({"when_expression"}, when);
  table.special({"when_subject"}, when_subject);
  table.special({"when_entry"}, when_entry);
  table.special({"while_statement", "do_while_statement"}, loop);
  table.special({"for_statement"}, for_statement);
  table.special({"try_expression"}, try_expression);
  table.special({"catch_block"}, catch_block);
  table.node({"return_expression"}, Kind::Return).rest(Role::Value).field("label", Role::Name);
  table.node({"throw_expression"}, Kind::Throw).rest(Role::Value);
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"(", "\n)\n", Pick::Expression},
    {"class __ic_class { ", "\n}\n", Pick::Member},
    {"", " { __ic_ellipsis }\n", Pick::Statements},
    {"try { __ic_ellipsis } ", "\n", Pick::Only, Kind::Catch},
    {"try { __ic_ellipsis } ", " { __ic_ellipsis }\n", Pick::Only, Kind::Catch},
    {"when (__ic_value) { ", "\n}\n", Pick::Only, Kind::Case},
    {"", "\nclass __ic_class { }\n", Pick::Only, Kind::Decorator},
    {"__ic_call(", "\n)\n", Pick::Only, Kind::KeywordArg},
});

constexpr std::array<std::string_view, 2> words{"kotlin", "kt"};
constexpr std::array<std::string_view, 2> extensions{"kt", "kts"};

}  // namespace

constexpr LanguageSpec kotlin_spec{
    .language = Language::Kotlin,
    .name = "kotlin",
    .title = "Kotlin",
    .rule_words = words,
    .extensions = extensions,
    .runs_on = only<Language::Kotlin>,
    .grammar = tree_sitter_kotlin,
    .lower = lower_statements<tree_sitter_kotlin, &Lowering::statement, definitions, expressions, statements>,
    .mended = mended_kotlin,
    .shapes = shapes,
    .style = {.gap_statement = "",
              .gap_parameter = ": __ic_gap",
              .gap_member = ";",
              .gap_member_word = "val ",
              .hole = "${",
              .block_is_argument = true,
              .typed = PatternStyle::Typed::As},
    .comment_leaders = c_comments};

}  // namespace insight::engine::syntax
