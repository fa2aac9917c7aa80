// How expressions match: names and what they import, constants, calls, operators, records.
#include <cmath>
#include <string>

#include "engine/match/matcher.h"
#include "engine/match/regex.h"

namespace insight::engine::match {
namespace {

bool is_metavar_text(std::string_view text) {
  if (text.size() < 2 || text[0] != '$') return false;
  if (text[1] != '_' && (text[1] < 'A' || text[1] > 'Z')) return false;
  for (const char c : text.substr(1)) {
    if (c != '_' && (c < 'A' || c > 'Z') && (c < '0' || c > '9')) return false;
  }
  return true;
}

// `a.b.c` as one text; empty when a part is not a plain name.
std::string dotted(const Tree& tree, NodeId id) {
  if (tree[id].kind == Kind::Identifier) return std::string(tree.text(id));
  if (tree[id].kind != Kind::Dot) return {};
  const NodeId object = tree.child(id, Role::Object);
  const NodeId name = tree.child(id, Role::Name);
  if (object == no_node || name == no_node || tree[name].kind != Kind::Identifier) return {};
  std::string head = dotted(tree, object);
  if (head.empty()) return head;
  return head.append(".").append(tree.text(name));
}

const std::string* string_in(const std::optional<syntax::Constant>& constant) {
  return constant ? std::get_if<std::string>(&*constant) : nullptr;
}

double real_in(const std::optional<syntax::Constant>& constant) {
  if (!constant) return std::nan("");
  if (const auto* whole = std::get_if<std::int64_t>(&*constant)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&*constant)) return *real;
  return std::nan("");
}

bool is_associative(std::string_view op) {
  return op == "&&" || op == "||" || op == "&" || op == "|" || op == "^";
}

void flatten(const Tree& tree, NodeId id, syntax::Op op, NodeList& out) {
  if (tree[id].kind != Kind::Binary || tree[id].op != op) {
    out.push_back(id);
    return;
  }
  flatten(tree, tree.child(id, Role::Left), op, out);
  flatten(tree, tree.child(id, Role::Right), op, out);
}

}  // namespace

void Matcher::name(NodeId p, NodeId n, Continuation next) {
  const Node& node = file_[n];
  if (node.kind == Kind::Identifier && node.symbol == pattern_[p].symbol) return next();
  if ((node.kind == Kind::Identifier || node.kind == Kind::Dot) && names_.qualified(n) == ptext(p)) return next();
  // The keys of records: {a: 1} and {"a": 1} are the same.
  if (node.kind == Kind::String && node.role == Role::Key && file_.text(n) == ptext(p)) next();
}

void Matcher::dot(NodeId p, NodeId n, Continuation next) {
  const NodeId object = pattern_.child(p, Role::Object);
  const NodeId member = pattern_.child(p, Role::Name);
  if (object == no_node || member == no_node) return;
  if (pattern_[member].kind == Kind::Ellipsis) return chain(object, n, next);
  const Kind kind = file_[n].kind;
  if (kind != Kind::Dot && kind != Kind::Identifier) return;

  // What the name is known as outside decides first: `from a import b as c; c.d` is a.b.d.
  if (const std::string_view full = names_.qualified(n); !full.empty()) {
    if (pattern_[member].kind == Kind::Metavar) {
      const std::size_t cut = full.rfind('.');
      const std::string head = dotted(pattern_, object);
      const NodeId last = kind == Kind::Dot ? file_.child(n, Role::Name) : n;
      if (cut != std::string_view::npos && !head.empty() && full.substr(0, cut) == head) return bind_node(member, last, next);
    } else if (const std::string wanted = dotted(pattern_, p); !wanted.empty() && full == wanted) {
      return next();
    }
  }
  if (kind != Kind::Dot) return;
  const NodeId of = file_.child(n, Role::Object);
  const NodeId called = file_.child(n, Role::Name);
  if (of == no_node || called == no_node) return;
  if (pattern_[member].kind == Kind::Identifier && pattern_[member].symbol != file_[called].symbol) return;
  const bool object_is_chain = pattern_[object].kind == Kind::Dot && pattern_.child(object, Role::Name) != no_node &&
                               pattern_[pattern_.child(object, Role::Name)].kind == Kind::Ellipsis;
  match(member, called, [&] {
    if (object_is_chain) return chain(pattern_.child(object, Role::Object), of, next);
    match(object, of, next);
  });
}

// `base. ...`: base is the node itself or anything it is called on, however long the chain.
void Matcher::chain(NodeId base, NodeId n, Continuation next) {
  for (NodeId at = n; at != no_node && !spent();) {
    match(base, at, next);
    switch (file_[at].kind) {
      case Kind::Call:
        at = file_.child(at, Role::Callee);
        break;
      case Kind::Dot:
      case Kind::Index:
        at = file_.child(at, Role::Object);
        break;
      case Kind::Await:
        at = file_.child(at, Role::Value);
        break;
      default:
        return;
    }
  }
}

void Matcher::string(NodeId p, NodeId n, Continuation next) {
  const std::string_view wanted = ptext(p);
  const Kind kind = file_[n].kind;
  if (kind == Kind::String && file_[n].symbol == pattern_[p].symbol) return next();
  if (kind == Kind::Identifier && file_[n].role == Role::Key && file_.text(n) == wanted) return next();
  const bool literal = kind == Kind::String;
  const bool any = wanted == "...";
  if (any && (literal || kind == Kind::Template)) return next();
  if (is_metavar_text(wanted)) return string_content(p, n, wanted, next);
  if (wanted.starts_with("=~/") && wanted.ends_with("/") && wanted.size() > 4) {
    const auto constant = names_.constant(n, options_.constant_propagation);
    const auto* text = string_in(constant);
    if (text != nullptr && Regex(wanted.substr(3, wanted.size() - 4)).found_in(*text)) next();
    return;
  }
  if (literal || (kind != Kind::Identifier && kind != Kind::Binary && kind != Kind::Template)) return;
  const auto constant = names_.constant(n, options_.constant_propagation);
  const auto* text = string_in(constant);
  if (text != nullptr && (any || *text == wanted)) next();
}

// "$X": the metavariable stands for what is between the quotes.
void Matcher::string_content(NodeId p, NodeId n, std::string_view name, Continuation next) {
  const Node& node = file_[n];
  if (node.kind == Kind::String) {
    const std::string_view text = file_.text(n);
    const std::string_view source = file_.source();
    const bool in_source = text.data() >= source.data() && text.data() + text.size() <= source.data() + source.size();
    const auto begin = in_source ? static_cast<std::uint32_t>(text.data() - source.data()) : node.begin;
    const auto end = in_source ? begin + static_cast<std::uint32_t>(text.size()) : node.end;
    return bind(p, {name, {begin, end}, no_node}, next);
  }
  if (node.kind != Kind::Identifier && node.kind != Kind::Binary) return;
  const auto constant = names_.constant(n, options_.constant_propagation);
  if (string_in(constant) != nullptr) bind(p, {name, {node.begin, node.end}, n}, next);
}

void Matcher::number(NodeId p, NodeId n, Continuation next) {
  const Kind kind = file_[n].kind;
  if (kind == Kind::Number && file_[n].symbol == pattern_[p].symbol) return next();
  if (kind != Kind::Number && kind != Kind::Identifier && kind != Kind::Unary && kind != Kind::Binary) return;
  const std::string literal(ptext(p));
  char* end = nullptr;
  const double wanted = literal.starts_with("0x") || literal.starts_with("0X")
                            ? static_cast<double>(std::strtoull(literal.c_str(), &end, 16))
                            : std::strtod(literal.c_str(), &end);
  if (end == literal.c_str() + literal.size() && real_in(names_.constant(n, options_.constant_propagation)) == wanted) next();
}

void Matcher::literal(NodeId p, NodeId n, Continuation next) {
  if (file_[n].kind == pattern_[p].kind && file_[n].symbol == pattern_[p].symbol) return next();
  if (pattern_[p].kind != Kind::Bool || file_[n].kind != Kind::Identifier) return;
  const auto constant = names_.constant(n, options_.constant_propagation);
  const bool* value = constant ? std::get_if<bool>(&*constant) : nullptr;
  if (value != nullptr && *value == (ptext(p) == "true" || ptext(p) == "True")) next();
}

void Matcher::deep(NodeId p, NodeId n, Continuation next) {
  const NodeId wanted = pattern_.child(p, Role::Value);
  if (wanted == no_node) return;
  for (NodeId id = n; id <= file_[n].last && !spent(); ++id) match(wanted, id, next);
}

void Matcher::typed(NodeId p, NodeId n, Continuation next) {
  const NodeId variable = pattern_.child(p, Role::Name);
  const NodeId type = pattern_.child(p, Role::Type);
  if (variable == no_node || type == no_node) return;
  const NodeId declared = names_.type_of(n);
  if (declared != no_node) return match(type, declared, [&] { bind_node(variable, n, next); });
  if (file_[n].kind == Kind::New) {
    const NodeId made = file_.child(n, Role::Callee);
    if (made != no_node) match(type, made, [&] { bind_node(variable, n, next); });
    return;
  }
  const std::string_view wanted = ptext(type);
  const auto constant = names_.constant(n, false);
  if (!constant) return;
  const bool is_string = std::holds_alternative<std::string>(*constant) && (wanted == "string" || wanted == "str");
  const bool is_number = (std::holds_alternative<std::int64_t>(*constant) && (wanted == "number" || wanted == "int")) ||
                         (std::holds_alternative<double>(*constant) && (wanted == "number" || wanted == "float"));
  const bool is_bool = std::holds_alternative<bool>(*constant) && (wanted == "boolean" || wanted == "bool");
  if (is_string || is_number || is_bool) bind_node(variable, n, next);
}

void Matcher::call(NodeId p, NodeId n, Continuation next) {
  const NodeId callee = pattern_.child(p, Role::Callee);
  const NodeId called = file_.child(n, Role::Callee);
  if (callee == no_node || called == no_node) return;
  match(callee, called, [&] { arguments(children_in(pattern_, p, Role::Item), children_in(file_, n, Role::Item), next); });
}

// Positional arguments in order, keyword arguments in any order; what is left over needs an ellipsis.
void Matcher::arguments(const NodeList& ps, const NodeList& ns, Continuation next) {
  NodeList positional;
  NodeList keywords;
  bool open = false;
  for (const NodeId p : ps) {
    open = open || is_gap(pattern_[p].kind);
    (pattern_[p].kind == Kind::KeywordArg ? keywords : positional).push_back(p);
  }
  NodeList given;
  NodeList given_keywords;
  for (const NodeId n : ns) (file_[n].kind == Kind::KeywordArg ? given_keywords : given).push_back(n);
  const bool gap_takes_all = positional.size() == 1 && pattern_[positional[0]].kind == Kind::SeqMetavar;
  if (gap_takes_all && keywords.empty()) return in_order(ps, 0, ns, 0, next);
  in_any_order(keywords, 0, given_keywords, 0, open ? Extra::Allowed : Extra::Refused,
               [&] { in_order(positional, 0, given, 0, next); });
}

void Matcher::binary(NodeId p, NodeId n, Continuation next) {
  const auto op = syntax::spelling_of(pattern_[p].op);
  if (pattern_[p].op != file_[n].op) return;
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  const NodeId first = file_.child(n, Role::Left);
  const NodeId second = file_.child(n, Role::Right);
  if (left == no_node || right == no_node || first == no_node || second == no_node) return;
  match(left, first, [&] { match(right, second, next); });

  const bool symmetric = (options_.symmetric_eq && (op == "==" || op == "!=" || op == "===")) ||
                         (options_.commutative_boolop && (op == "&&" || op == "||")) || op == "&" || op == "|" || op == "^";
  if (symmetric) match(left, second, [&] { match(right, first, next); });
  if (!is_associative(op)) return;
  NodeList wanted;
  NodeList present;
  flatten(pattern_, p, pattern_[p].op, wanted);
  flatten(file_, n, file_[n].op, present);
  if (wanted.size() == 2 && present.size() == 2) return;
  if (wanted.size() <= present.size() && wanted != present) in_order(wanted, 0, present, 0, next);
}

void Matcher::template_parts(NodeId p, NodeId n, Continuation next) {
  NodeList wanted = children_in(pattern_, p, Role::Item);
  const NodeList present = children_in(file_, n, Role::Item);
  // "..." between two holes stands for any parts; in_order sees gaps by kind, so the walk is done here.
  const auto walk = [&](const auto& self, std::size_t i, std::size_t j) -> void {
    if (spent()) return;
    if (i == wanted.size()) {
      if (j == present.size()) next();
      return;
    }
    if (pattern_[wanted[i]].kind == Kind::String && ptext(wanted[i]) == "...") {
      for (std::size_t end = j; end <= present.size(); ++end) self(self, i + 1, end);
      return;
    }
    if (j < present.size()) match(wanted[i], present[j], [&] { self(self, i + 1, j + 1); });
  };
  child_in(p, n, Role::Callee, Extra::Refused, [&] { walk(walk, 0, 0); });
}

// JavaScript's records match when they have at least the named fields; Python's dictionaries need an ellipsis for more.
void Matcher::dictionary(NodeId p, NodeId n, Continuation next) {
  const Extra extra = file_.language() == syntax::Language::Python ? Extra::Refused : Extra::Allowed;
  in_any_order(children_in(pattern_, p, Role::Item), 0, children_in(file_, n, Role::Item), 0, extra, next);
}

void Matcher::pair(NodeId p, NodeId n, Continuation next) {
  const NodeId key = pattern_.child(p, Role::Key);
  const NodeId present = file_.child(n, Role::Key);
  if (key == no_node || present == no_node) return;
  match(key, present, [&] { child_in(p, n, Role::Value, Extra::Refused, next); });
}

void Matcher::element(NodeId p, NodeId n, Continuation next) {
  NodeList attributes;
  NodeList content;
  for (const NodeId item : children_in(pattern_, p, Role::Item)) {
    const Kind kind = pattern_[item].kind;
    const bool before_content = content.empty() && (kind == Kind::Attribute || kind == Kind::Spread ||
                                                    (is_gap(kind) && pattern_[item].begin < pattern_[p].end));
    const bool is_attribute =
        kind == Kind::Attribute || kind == Kind::Spread || (before_content && is_gap(kind) && !attributes.empty());
    (is_attribute ? attributes : content).push_back(item);
  }
  NodeList present;
  NodeList inner;
  for (const NodeId item : children_in(file_, n, Role::Item)) {
    (file_[item].kind == Kind::Attribute || file_[item].kind == Kind::Spread ? present : inner).push_back(item);
  }
  child_in(p, n, Role::Name, Extra::Refused, [&] {
    in_any_order(attributes, 0, present, 0, Extra::Allowed, [&] {
      if (content.empty()) return next();
      in_order(content, 0, inner, 0, next);
    });
  });
}

}  // namespace insight::engine::match
