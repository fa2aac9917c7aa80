// Continuation: what to do with each way a pattern matches. A reference to a callable that lives on the caller's stack: matching
// enumerates all ways by calling on, and undoes its bindings when the call returns.
#pragma once

#include <type_traits>

namespace insight::engine::match {

class Continuation {
 public:
  template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, Continuation>)
  Continuation(F&& function)  // NOLINT: made from lambdas at the call
      : object_(const_cast<void*>(static_cast<const void*>(&function))),
        call_([](void* object) { (*static_cast<std::remove_reference_t<F>*>(object))(); }) {}
  void operator()() const { call_(object_); }

 private:
  void* object_;
  void (*call_)(void*);
};

}  // namespace insight::engine::match
