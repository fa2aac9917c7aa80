// Ruby's texts: strings, symbols, regular expressions, shell commands and what stands in lines below. Used by ruby.cpp alone.
#pragma once

#include "engine/syntax/languages/table.h"

namespace insight::engine::syntax::ruby {

void add_texts(Table& table);

}  // namespace insight::engine::syntax::ruby
