// beneath: opening files and folders that certainly lie below a root: no symbolic link is followed on the way, no `..` climbs out,
// whatever changes in the meantime. Used by walk and read_text only; any thread.
#pragma once

#include <string>
#include <utility>

namespace insight::engine::files {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }

 private:
  int number_ = -1;
};

enum class What { File, Folder };

// `relative` is below the open folder `root`; "" is the root itself. Empty with errno set where it can't be opened. A pipe or a
// device named as a file doesn't block; the caller looks at what it got.
Descriptor open_beneath(int root, const std::string& relative, What what);

}  // namespace insight::engine::files
