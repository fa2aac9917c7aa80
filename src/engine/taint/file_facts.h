// FileFacts: what flows know of a file whatever the rule. Made when the first rule needs it; read by every Flow through the file.
#pragma once

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"
#include "engine/taint/callees.h"
#include "engine/taint/constant_callers.h"
#include "engine/taint/variables.h"

namespace insight::engine::taint {

struct FileFacts {
  FileFacts(const syntax::Tree& of, const syntax::Names& with)
      : tree(of), names(with), callees(of, with), variables(of, with), callers(of, with) {}

  const syntax::Tree& tree;
  const syntax::Names& names;
  Callees callees;
  Variables variables;
  ConstantCallers callers;
};

}  // namespace insight::engine::taint
