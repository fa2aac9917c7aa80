// Outside: what the files around one define, as its Flow asks for it. Made by Across, which knows all of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/taint/callees.h"
#include "engine/taint/run.h"
#include "engine/taint/safe_types.h"

namespace insight::engine::taint {

inline constexpr unsigned most_files_deep = 6;

// What other files define. Asked by Flow for what its own doesn't.
class Outside {
 public:
  struct Function {
    Flow* flow = nullptr;  // of the file that has it
    Callee callee;
  };
  virtual ~Outside() = default;
  virtual std::optional<Function> find(const Flow& asking, const NamedCallee& named, std::size_t arguments) = 0;
  // The class that a name of another file stands for; its flow is null where none does.
  virtual ClassOf class_by(const Flow& asking, const std::string& name) = 0;
  // What the field of an object of another file, `Order.size`, or an object of a type there, `Kind`, can only be.
  virtual SafeType held(const Flow& asking, const std::string& name) = 0;
  // What classes of other files have in place of the method of a class of `of`.
  virtual std::vector<Function> heirs(const Flow& of, syntax::NodeId method, std::size_t arguments) = 0;
};

}  // namespace insight::engine::taint
