// Whether a cast says what type its value has, where the type of a metavariable is asked for, in patterns and in conditions.
#pragma once

#include "engine/syntax/language.h"

namespace insight::engine::match {

inline bool casts_say_type(syntax::Language language) {
  using syntax::Language;
  return language != Language::Go;
}

}  // namespace insight::engine::match
