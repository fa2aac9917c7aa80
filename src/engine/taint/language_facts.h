// The little that the flow of taint must know of a language by name. Called by Flow.
#pragma once

#include <string_view>
#include <vector>

#include "engine/syntax/language.h"

namespace insight::engine::taint {

// Does a case of a switch run on into the next?
bool cases_fall_through(syntax::Language language);
// Are they patterns that bind names?
bool cases_are_patterns(syntax::Language language);
// Do named arguments stand in the order of the parameters, whose names may be other ones?
bool labels_keep_order(syntax::Language language);
// Does `break` leave the switch? Otherwise the loop around it.
bool break_leaves_switch(syntax::Language language);
// Is a method's first parameter the object it is called on?
bool methods_take_object(syntax::Language language);
// Does a method of this name run before the others of its class: a constructor, or what frameworks call first?
bool runs_first(syntax::Language language, std::string_view method, std::string_view of_class);
// Are several classes of one name parts of one?
bool opens_classes_again(syntax::Language language);
// Does `f()` in a class call its method f?
bool methods_go_without_this(syntax::Language language);
// Does `new` give an array, map or structure with what stands in its braces?
bool new_makes_literals(syntax::Language language);
// Is `o.getName()` taken for `o.name`, and `o.setName(v)` for its assignment?
bool has_accessors(syntax::Language language);
// Is `m.METHOD("k", v)` taken for `m["k"] = v`, and `m.METHOD("k")` for `m["k"]`?
bool sets_by_key(syntax::Language language, std::string_view method);
bool gets_by_key(syntax::Language language, std::string_view method);
// Of those that set: is what stands there kept?
bool sets_if_absent(std::string_view method);
// Such that nothing stands there afterwards.
bool takes_by_key(syntax::Language language, std::string_view method);
// Does a call of the function of this name, as full as it is known, never come back?
bool never_returns(syntax::Language language, std::string_view name);
// The methods by which an object's class says what it is as a text, the first that there is.
std::vector<std::string_view> text_methods(syntax::Language language);
// Python's method for `a OP b`; empty: none.
std::string_view method_of_operator(std::string_view op);
// Of what is set by key the object as a whole knows nothing.
bool keeps_keys_apart(syntax::Language language);

}  // namespace insight::engine::taint
