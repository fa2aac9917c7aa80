// The matcher's spine: binding, dispatch by kind, matching by roles. Expressions, definitions and statements have files of their
// own.
#include "engine/match/matcher.h"

#include <array>

namespace insight::engine::match {
namespace {

constexpr unsigned max_depth = 400;

constexpr auto roles = std::to_array<Role>(
    {Role::Name,      Role::Value,    Role::Left,   Role::Right, Role::Callee, Role::Object,    Role::Key,        Role::Condition,
     Role::Init,      Role::Update,   Role::Module, Role::Item,  Role::Param,  Role::Type,      Role::ReturnType, Role::TypeParams,
     Role::Decorator, Role::Modifier, Role::Base,   Role::Then,  Role::Body,   Role::Otherwise, Role::Finally});

// What a pattern may leave out although the code has it.
bool may_be_left_out(Role role) {
  switch (role) {
    case Role::Type:
    case Role::ReturnType:
    case Role::TypeParams:
    case Role::Decorator:
    case Role::Modifier:
    case Role::Base:
    case Role::Otherwise:
    case Role::Finally:
      return true;
    default:
      return false;
  }
}

bool is_set_like(Role role) {
  return role == Role::Decorator || role == Role::Modifier || role == Role::Base;
}

}  // namespace

void Matcher::bind(NodeId p, const Binding& binding, Continuation next) {
  if (binding.name == "$_" || binding.name == "$..._") return next();
  if (const Binding* known = find(environment_, binding.name)) {
    if (same_value(file_, names_, *known, binding)) next();
    return;
  }
  (void)p;
  environment_.push_back(binding);
  next();
  environment_.pop_back();
}

void Matcher::bind_node(NodeId p, NodeId n, Continuation next) {
  bind(p, {ptext(p), {file_[n].begin, file_[n].end}, n}, next);
}

void Matcher::bind_range(NodeId p, Span span, NodeId first, Continuation next) {
  if (pattern_[p].kind == Kind::Ellipsis) return next();
  bind(p, {ptext(p), span, first}, next);
}

void Matcher::match(NodeId p, NodeId n, Continuation next) {
  if (spent() || depth_ > max_depth) return;
  struct Deeper {
    unsigned& depth;
    explicit Deeper(unsigned& d) : depth(d) { ++depth; }
    ~Deeper() { --depth; }
  } deeper(depth_);

  const Node& wanted = pattern_[p];
  const Node& node = file_[n];
  switch (wanted.kind) {
    case Kind::Ellipsis:
      return next();
    case Kind::Metavar:
      return bind_node(p, n, next);
    case Kind::SeqMetavar:
      return bind_node(p, n, next);
    case Kind::DeepEllipsis:
      return deep(p, n, next);
    case Kind::TypedMetavar:
      return typed(p, n, next);
    case Kind::Identifier:
      return name(p, n, next);
    case Kind::Dot:
      return dot(p, n, next);
    case Kind::String:
      return string(p, n, next);
    case Kind::Number:
      return number(p, n, next);
    case Kind::Bool:
    case Kind::Null:
      return literal(p, n, next);
    case Kind::ExprStatement:
      return statement(p, n, next);
    case Kind::Assign:
    case Kind::VarDef:
      return assign(p, n, next);
    case Kind::Function:
      return definition(p, n, next);
    case Kind::For:
      return loop(p, n, next);
    default:
      break;
  }
  if (wanted.kind != node.kind) return;
  switch (wanted.kind) {
    case Kind::Call:
    case Kind::New:
      return call(p, n, next);
    case Kind::Binary:
      return binary(p, n, next);
    case Kind::Param:
      return parameter(p, n, next);
    case Kind::Class:
      return klass(p, n, next);
    case Kind::Dict:
      return dictionary(p, n, next);
    case Kind::Pair:
      return pair(p, n, next);
    case Kind::Element:
      return element(p, n, next);
    case Kind::Import:
      return import(p, n, next);
    case Kind::ImportName:
      return import_name(p, n, next);
    case Kind::Block:
    case Kind::File:
      return block(p, n, next);
    case Kind::Template:
      return template_parts(p, n, next);
    case Kind::Return:
    case Kind::Throw:
    case Kind::Yield:
      return optional_value(p, n, next);
    case Kind::Regex:
      if (ptext(p) == "...") return next();
      break;
    default:
      break;
  }
  if (wanted.op != node.op || (wanted.symbol != 0 && wanted.symbol != node.symbol)) return;
  by_roles(p, n, next);
}

void Matcher::by_roles(NodeId p, NodeId n, Continuation next) {
  role_from(p, n, 0, next);
}

void Matcher::role_from(NodeId p, NodeId n, std::size_t index, Continuation next) {
  if (index == roles.size()) return next();
  const Role role = roles[index];
  const NodeList wanted = children_in(pattern_, p, role);
  const auto rest = [&] { role_from(p, n, index + 1, next); };
  if (wanted.empty()) {
    if (may_be_left_out(role) || file_.child(n, role) == no_node) rest();
    return;
  }
  const NodeList present = children_in(file_, n, role);
  if (is_set_like(role)) return in_any_order(wanted, 0, present, 0, Extra::Allowed, rest);
  in_order(wanted, 0, present, 0, rest);
}

void Matcher::child_in(NodeId p, NodeId n, Role role, Extra missing, Continuation next) {
  const NodeId wanted = pattern_.child(p, role);
  const NodeId present = file_.child(n, role);
  if (wanted == no_node) {
    if (present == no_node || missing == Extra::Allowed) next();
    return;
  }
  if (present != no_node) return match(wanted, present, next);
  if (is_gap(pattern_[wanted].kind)) next();
}

void Matcher::in_order(const NodeList& ps, std::size_t i, const NodeList& ns, std::size_t j, Continuation next) {
  if (spent()) return;
  if (i == ps.size()) {
    if (j == ns.size()) next();
    return;
  }
  const NodeId p = ps[i];
  if (!is_gap(pattern_[p].kind)) {
    if (j < ns.size()) match(p, ns[j], [&] { in_order(ps, i + 1, ns, j + 1, next); });
    return;
  }
  const bool last = i + 1 == ps.size();
  for (std::size_t end = last ? ns.size() : j; end <= ns.size(); ++end) {
    const Span span = end > j ? Span{file_[ns[j]].begin, file_[ns[end - 1]].end} : Span{};
    const NodeId only = end == j + 1 ? ns[j] : no_node;
    bind_range(p, span, only, [&] { in_order(ps, i + 1, ns, end, next); });
  }
}

// Each pattern node takes a node of its own. Bits of `used` tell which are taken; beyond 64 nodes the rest is not looked at.
void Matcher::in_any_order(const NodeList& ps, std::size_t i, const NodeList& ns, std::uint64_t used, Extra extra,
                           Continuation next) {
  if (spent()) return;
  if (i == ps.size()) {
    if (extra == Extra::Allowed || static_cast<std::size_t>(__builtin_popcountll(used)) == ns.size()) next();
    return;
  }
  if (is_gap(pattern_[ps[i]].kind)) return in_any_order(ps, i + 1, ns, used, Extra::Allowed, next);
  for (std::size_t j = 0; j < ns.size() && j < 64; ++j) {
    const std::uint64_t bit = std::uint64_t{1} << j;
    if ((used & bit) == 0) match(ps[i], ns[j], [&] { in_any_order(ps, i + 1, ns, used | bit, extra, next); });
  }
}

}  // namespace insight::engine::match
