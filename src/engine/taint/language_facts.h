// The little that the flow of taint must know of a language by name. Called by Flow.
#pragma once

#include "engine/syntax/language.h"

namespace insight::engine::taint {

// Does a case of a switch run on into the next?
bool cases_fall_through(syntax::Language language);
// Does `break` leave the switch? Otherwise the loop around it.
bool break_leaves_switch(syntax::Language language);

}  // namespace insight::engine::taint
