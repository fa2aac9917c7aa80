// Settings: what Terraform's `var.x` and `local.x` stand for, where a file gives them a literal. Used by the name resolver alone.
#pragma once

#include <unordered_map>

#include "engine/syntax/tree.h"

namespace insight::engine::syntax {

// Adds each use of such a setting with its literal: `default` of `variable "x" {…}`, `x = …` of `locals {…}`.
void find_settings(const Tree& tree, std::unordered_map<NodeId, NodeId>& values);

}  // namespace insight::engine::syntax
