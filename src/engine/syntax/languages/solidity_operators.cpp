#include "engine/syntax/languages/solidity_operators.h"

#include <algorithm>
#include <array>
#include <vector>

namespace insight::engine::syntax::solidity {
namespace {

constexpr int of_unary = 12;
constexpr int of_choice = 0;  // and of assignments

int precedence(std::string_view op) {
  static constexpr auto known = std::to_array<std::pair<std::string_view, int>>({{"||", 1},
                                                                                 {"&&", 2},
                                                                                 {"==", 3},
                                                                                 {"!=", 3},
                                                                                 {"<", 4},
                                                                                 {">", 4},
                                                                                 {"<=", 4},
                                                                                 {">=", 4},
                                                                                 {"|", 5},
                                                                                 {"^", 6},
                                                                                 {"&", 7},
                                                                                 {"<<", 8},
                                                                                 {">>", 8},
                                                                                 {"+", 9},
                                                                                 {"-", 9},
                                                                                 {"*", 10},
                                                                                 {"/", 10},
                                                                                 {"%", 10},
                                                                                 {"**", 11}});
  const auto found = std::ranges::find(known, op, &std::pair<std::string_view, int>::first);
  return found != known.end() ? found->second : of_choice;
}

bool is_operator(const Piece& piece) {
  return piece.is("binary_expression") || piece.is("unary_expression") || piece.is("ternary_expression") ||
         piece.is("assignment_expression") || piece.is("augmented_assignment_expression") || piece.is("update_expression");
}
bool is_link(const Piece& piece) {
  return piece.is("member_expression") || piece.is("array_access") || piece.is("slice_access") || piece.is("call_expression") ||
         piece.is("struct_expression");
}

Piece bare(Lowering& to, Piece piece) {
  while (piece.is("expression")) {
    const auto inner = to.pieces(piece);
    if (inner.size() != 1) break;
    piece = inner.front();
  }
  return piece;
}

// What is written, in its order: values, operators, and what stands behind a value.
struct Token {
  enum class Kind : std::uint8_t { Value, Operator, Link };
  Kind kind = Kind::Value;
  Piece piece;
};

struct Term {
  enum class Kind : std::uint8_t { Value, Prefix, Postfix, Binary, Choice, Link };
  Kind kind = Kind::Value;
  Piece piece;  // the value, the operator or the link
  Range range;
  std::size_t first = 0;  // operands, by their places
  std::size_t second = 0;
  std::size_t third = 0;
};

class Reader {
 public:
  explicit Reader(Lowering& to) : to_(to) {}

  NodeId read(const Piece& expression, Role role) {
    take_apart(expression);
    if (tokens_.empty()) return to_.other(expression, role);
    return write(parse(of_choice), role);
  }

 private:
  void take_apart(const Piece& wrapped) {
    const Nesting nesting(to_.depth());
    const Piece piece = bare(to_, wrapped);
    if (is_link(piece)) {
      const auto parts = to_.pieces(piece);
      if (!parts.empty()) take_apart(parts.front());
      tokens_.push_back({Token::Kind::Link, piece});
    } else if (is_operator(piece)) {
      for (const Piece& part : to_.pieces(piece, true)) {
        if (part.is_named()) {
          take_apart(part);
        } else {
          tokens_.push_back({Token::Kind::Operator, part});
        }
      }
    } else {
      tokens_.push_back({Token::Kind::Value, piece});
    }
  }

  bool more() const { return at_ < tokens_.size(); }
  std::string_view op() const {
    return more() && tokens_[at_].kind == Token::Kind::Operator ? tokens_[at_].piece.type() : std::string_view();
  }
  std::size_t add(Term term) {
    terms_.push_back(term);
    return terms_.size() - 1;
  }
  Range around(std::size_t first, std::size_t last) const { return {terms_[first].range.begin, terms_[last].range.end}; }

  std::size_t parse(int least) {
    const Nesting nesting(to_.depth());
    std::size_t left = operand();
    while (more()) {
      const Token token = tokens_[at_];
      const std::string_view sign = op();
      if (token.kind == Token::Kind::Value || sign == ":") break;
      if (token.kind == Token::Kind::Link) {
        ++at_;
        left = add({Term::Kind::Link, token.piece, {terms_[left].range.begin, token.piece.range().end}, left});
      } else if (sign == "++" || sign == "--") {
        ++at_;
        left = add({Term::Kind::Postfix, token.piece, {terms_[left].range.begin, token.piece.range().end}, left});
      } else if (precedence(sign) < least) {
        break;
      } else if (sign == "?") {
        left = choice(left);
      } else {
        ++at_;
        const int own = precedence(sign);
        const std::size_t right = parse(own == of_choice ? own : own + 1);
        left = add({Term::Kind::Binary, token.piece, around(left, right), left, right});
      }
    }
    return left;
  }

  std::size_t operand() {
    if (!more()) return add({Term::Kind::Value, {}, {}});
    const Token token = tokens_[at_++];
    if (token.kind != Token::Kind::Operator) return add({Term::Kind::Value, token.piece, token.piece.range()});
    const std::size_t value = parse(of_unary);
    return add({Term::Kind::Prefix, token.piece, {token.piece.range().begin, terms_[value].range.end}, value});
  }

  std::size_t choice(std::size_t condition) {
    const Piece mark = tokens_[at_++].piece;
    const std::size_t then = parse(of_choice);
    if (op() == ":") ++at_;
    const std::size_t otherwise = parse(of_choice);
    return add({Term::Kind::Choice, mark, around(condition, otherwise), condition, then, otherwise});
  }

  NodeId write(std::size_t at, Role role) {
    const Nesting nesting(to_.depth());
    const Term term = terms_[at];
    switch (term.kind) {
      case Term::Kind::Value:
        return term.piece ? to_.any(term.piece, role) : no_node;
      case Term::Kind::Prefix:
      case Term::Kind::Postfix: {
        const NodeId id = to_.out.open(Kind::Unary, role, term.range);
        to_.out.set_op(id, term.piece.type());
        if (term.kind == Term::Kind::Postfix) to_.out.set_flag(id, Flag::Postfix);
        write(term.first, Role::Value);
        to_.out.close();
        return id;
      }
      case Term::Kind::Binary: {
        const std::string_view sign = term.piece.type();
        const bool assigns = precedence(sign) == of_choice;
        const NodeId id = to_.out.open(!assigns ? Kind::Binary : sign == "=" ? Kind::Assign : Kind::AugAssign, role, term.range);
        if (sign != "=") to_.out.set_op(id, sign);
        write(term.first, Role::Left);
        write(term.second, Role::Right);
        to_.out.close();
        return id;
      }
      case Term::Kind::Choice: {
        const NodeId id = to_.out.open(Kind::Conditional, role, term.range);
        write(term.first, Role::Condition);
        write(term.second, Role::Then);
        write(term.third, Role::Otherwise);
        to_.out.close();
        return id;
      }
      case Term::Kind::Link:
        return link(term, role);
    }
    return no_node;
  }

  NodeId link(const Term& term, Role role) {
    const Piece& piece = term.piece;
    const bool member = piece.is("member_expression");
    const bool slice = piece.is("slice_access");
    const Kind kind = member                          ? Kind::Dot
                      : piece.is("call_expression")   ? Kind::Call
                      : piece.is("struct_expression") ? Kind::New
                                                      : Kind::Index;
    const NodeId id = to_.out.open(kind, role, term.range);
    write(term.first, kind == Kind::Dot || kind == Kind::Index ? Role::Object : Role::Callee);
    if (slice) to_.out.open(Kind::Slice, Role::Item, piece.range());
    const auto parts = to_.pieces(piece);
    for (std::size_t i = 1; i < parts.size(); ++i) to_.any(parts[i], member ? Role::Name : Role::Item);
    if (slice) to_.out.close();
    to_.out.close();
    return id;
  }

  Lowering& to_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<Term> terms_;
};

}  // namespace

// Somewhere among its operators and links, a link holds on to an operator.
bool is_misread(Lowering& to, const Piece& expression) {
  std::vector<Piece> open{expression};
  while (!open.empty()) {
    const Piece piece = bare(to, open.back());
    open.pop_back();
    const bool link = is_link(piece);
    if (!link && !is_operator(piece)) continue;
    for (const Piece& part : to.pieces(piece)) {
      const Piece inner = bare(to, part);
      if (link && is_operator(inner)) return true;
      open.push_back(inner);
      if (link) break;  // what is called with, or indexed by, is an expression of its own
    }
  }
  return false;
}

NodeId reread(Lowering& to, const Piece& expression, Role role) {
  return Reader(to).read(expression, role);
}

}  // namespace insight::engine::syntax::solidity
