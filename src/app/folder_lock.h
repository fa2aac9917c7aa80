// FolderLock: one server for one data folder. Held by the composition root for as long as the server lives; the system lets go of
// it when the process ends, however it ends. Says nothing about who may read the folder.
#pragma once

#include <filesystem>

namespace insight::app {

class FolderLock {
 public:
  // Throws Error: conflict when another server holds the folder, unavailable when nothing can be written there.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace insight::app
