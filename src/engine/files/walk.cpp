#include "engine/files/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <iterator>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>

#include "base/error.h"
#include "engine/files/beneath.h"
#include "engine/files/ignore.h"

namespace insight::engine::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_path = 4000;  // bytes; the kernel takes 4,095
constexpr off_t largest_ignore_file = 1'000'000;
constexpr std::array version_control{".git", ".hg", ".svn", ".bzr", "CVS"};  // left out without a word: nobody looks for code there
constexpr std::array left_out{"node_modules", "bower_components", "jspm_packages", "__pycache__", ".tox",
                              ".nox",         ".mypy_cache",      ".pytest_cache", ".ruff_cache", ".yarn"};

template <class Names>
bool is_among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string joined(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty()) path += '/';
  return path.append(name);
}

std::string why() {
  return "unreadable: " + std::generic_category().message(errno);
}

Stamp stamp_of(const struct stat& status) {
  const auto nanoseconds = [](const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; };
  return {nanoseconds(status.st_mtim), nanoseconds(status.st_ctim), status.st_ino, status.st_dev};
}

struct Folder {
  std::string path;
  std::shared_ptr<const IgnoreList> ignored;  // what the folders above say; may be null
  bool named = false;
};

struct Found {
  std::vector<FileEntry> files;
  std::vector<Skipped> skipped;
};

void add_ignore_files(int folder, IgnoreList& list) {
  for (const char* name : {".gitignore", ".insightignore"}) {
    const Descriptor file(::openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    struct stat status{};
    if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > largest_ignore_file) continue;
    std::string text(static_cast<std::size_t>(status.st_size), '\0');
    const ssize_t got = ::pread(file.get(), text.data(), text.size(), 0);
    if (got > 0) list.add(std::string_view(text).substr(0, static_cast<std::size_t>(got)));
  }
}

// What ignore files between the repository's folder and the root say, the root's own not among them.
std::shared_ptr<const IgnoreList> lists_above_root(const fs::path& root, const fs::path& repository) {
  std::shared_ptr<const IgnoreList> lists;
  std::error_code ignored;
  const fs::path bottom = fs::canonical(root, ignored);
  fs::path folder = fs::canonical(repository, ignored);
  const fs::path way = bottom.lexically_relative(folder);
  if (way.empty() || way == "." || *way.begin() == "..") return lists;
  for (const fs::path& next : way) {
    IgnoreList list = IgnoreList::above_root(bottom.lexically_relative(folder).generic_string(), lists);
    if (const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)}) add_ignore_files(opened.get(), list);
    if (!list.empty()) lists = std::make_shared<IgnoreList>(std::move(list));
    folder /= next;
  }
  return lists && lists->ignores_root() ? nullptr : lists;  // what the repository leaves out is no part of it
}

// One walk: a stack of folders that threads take from and put back to, until it is empty and nobody works.
class Walk {
 public:
  Walk(int root, const WalkOptions& options, std::shared_ptr<const IgnoreList> above_root)
      : root_(root), options_(options), above_root_(std::move(above_root)) {}

  void begin_at(Folder folder) { waiting_.push_back(std::move(folder)); }

  Found run() {
    const unsigned wanted = options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
    std::vector<Found> found(std::min(wanted, 16U));
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 1; i < found.size(); ++i) threads.emplace_back([this, &found, i] { work(found[i]); });
      work(found[0]);
    }
    for (std::size_t i = 1; i < found.size(); ++i) {
      std::move(found[i].files.begin(), found[i].files.end(), std::back_inserter(found[0].files));
      std::move(found[i].skipped.begin(), found[i].skipped.end(), std::back_inserter(found[0].skipped));
    }
    return std::move(found[0]);
  }

  // The ignore files on the way to a folder that was named.
  std::shared_ptr<const IgnoreList> lists_above(const std::string& path) {
    std::shared_ptr<const IgnoreList> list = above_root_;
    for (std::size_t end = 0; !path.empty() && end != std::string::npos;) {
      const std::string above = end == 0 ? "" : path.substr(0, end);
      if (const Descriptor folder = open_beneath(root_, above, What::Folder)) list = with_ignore_files(folder.get(), above, list);
      end = path.find('/', end + 1);
    }
    return list;
  }

 private:
  void work(Found& found) {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] { return !waiting_.empty() || busy_ == 0; });
      if (waiting_.empty()) return;
      const Folder folder = std::move(waiting_.back());
      waiting_.pop_back();
      ++busy_;
      lock.unlock();
      std::vector<Folder> inside = look_into(folder, found);
      lock.lock();
      std::move(inside.begin(), inside.end(), std::back_inserter(waiting_));
      --busy_;
      changed_.notify_all();
    }
  }

  std::vector<Folder> look_into(const Folder& folder, Found& found) {
    std::vector<Folder> inside;
    const Descriptor opened = open_beneath(root_, folder.path, What::Folder);
    std::vector<Entry> entries;
    if (!opened || !list(opened.get(), entries)) {
      found.skipped.push_back({folder.path, why()});
      return inside;
    }
    const int parent = opened.get();
    if (const char* whose = folder.named ? nullptr : others_folder(entries)) {
      found.skipped.push_back({folder.path, whose});
      return inside;
    }
    const bool has_ignore_file = has(entries, ".gitignore") || has(entries, ".insightignore");
    const auto ignored = has_ignore_file ? with_ignore_files(parent, folder.path, folder.ignored) : folder.ignored;
    for (const Entry& entry : entries) look_at(entry, parent, folder, ignored, inside, found);
    return inside;
  }

  // Listed before anything is opened: most folders have no ignore file, and asking for one costs as much as reading the folder.
  struct Entry {
    std::string name;
    unsigned char type;
  };
  // By the kernel's own call: the library's asks three things more of each folder. False with errno set.
  static bool list(int folder, std::vector<Entry>& entries) {
    alignas(dirent64) std::array<char, 32 * 1024> buffer;
    for (;;) {
      const ssize_t got = ::getdents64(folder, buffer.data(), buffer.size());
      if (got <= 0) return got == 0;
      for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
        const auto* const entry = reinterpret_cast<const dirent64*>(buffer.data() + at);
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") entries.push_back({std::string(name), entry->d_type});
        at += entry->d_reclen;
      }
    }
  }
  static bool has(const std::vector<Entry>& entries, std::string_view name) {
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.name == name; });
  }

  // Why a folder with these entries is left out; null when it isn't. A server's data holds its keys and everybody's sources.
  static const char* others_folder(const std::vector<Entry>& entries) {
    if (has(entries, "pyvenv.cfg")) return "left out by default: a Python virtual environment";
    if (has(entries, "insight.db")) return "left out by default: the data folder of an Insight server";
    return nullptr;
  }

  void look_at(const Entry& entry, int parent, const Folder& folder, const std::shared_ptr<const IgnoreList>& ignored,
               std::vector<Folder>& inside, Found& found) {
    std::string path = joined(folder.path, entry.name);
    struct stat status{};
    mode_t type = DTTOIF(entry.type);
    if (entry.type == DT_UNKNOWN) {
      if (::fstatat(parent, entry.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return;  // vanished
      type = status.st_mode;
    }
    const auto kind = S_ISDIR(type) ? IgnoreList::Entry::Folder : IgnoreList::Entry::File;
    const auto verdict = ignored ? ignored->verdict(path, kind) : std::nullopt;
    if (verdict == IgnoreList::Verdict::Ignore || (S_ISDIR(type) && is_among(version_control, entry.name))) return;

    if (path.size() > longest_path) {
      found.skipped.push_back({std::move(path), "unreadable: the path is too long"});
    } else if (S_ISDIR(type)) {
      if (!verdict && is_among(left_out, entry.name)) {
        found.skipped.push_back({std::move(path), "left out by default: holds others' code or caches"});
      } else {
        inside.push_back({std::move(path), ignored});
      }
    } else if (S_ISLNK(type)) {
      found.skipped.push_back({std::move(path), "symbolic link: not followed"});
    } else if (options_.wanted && !options_.wanted(path)) {
      return;
    } else if (!S_ISREG(type)) {
      found.skipped.push_back({std::move(path), "unreadable: not a regular file"});
    } else if (::fstatat(parent, entry.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) {
      found.files.push_back({std::move(path), static_cast<std::uint64_t>(status.st_size), false, stamp_of(status)});
    }
  }

  std::shared_ptr<const IgnoreList> with_ignore_files(int folder, std::string_view path,
                                                      std::shared_ptr<const IgnoreList> above) const {
    if (!options_.honour_ignore_files) return nullptr;
    IgnoreList list(path, above);
    add_ignore_files(folder, list);
    if (list.empty()) return above;
    return std::make_shared<IgnoreList>(std::move(list));
  }

  int root_;
  const WalkOptions& options_;
  std::shared_ptr<const IgnoreList> above_root_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Folder> waiting_;
  unsigned busy_ = 0;
};

// `path` relative to the root, "" for the root itself.
std::string relative_to(const fs::path& root, const fs::path& path) {
  const auto below = [](const fs::path& relative) { return !relative.empty() && *relative.begin() != ".."; };
  const fs::path absolute_root = fs::absolute(root).lexically_normal();
  const fs::path whole = path.is_absolute() ? path : absolute_root / path;
  fs::path relative = whole.lexically_normal().lexically_relative(absolute_root);
  if (!below(relative)) relative = fs::weakly_canonical(whole).lexically_relative(fs::weakly_canonical(root));
  if (!below(relative)) {
    throw Error(ErrorCode::invalid,
                "The path " + path.string() + " lies outside " + root.string() + "; name files and folders below it.");
  }
  std::string text = relative.generic_string();
  while (text.ends_with('/')) text.pop_back();
  return text == "." ? "" : text;
}

// A file or folder the caller named goes in whatever the ignore files say.
void add_named(const fs::path& path, const std::string& relative, int root, Walk& walk, Found& found) {
  struct stat status{};
  if (::fstatat(root, relative.empty() ? "." : relative.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    throw Error(ErrorCode::invalid, "The path " + path.string() + " can't be analysed: " + std::generic_category().message(errno) +
                                        ". Name an existing file or folder.");
  }
  if (S_ISDIR(status.st_mode)) {
    walk.begin_at({relative, walk.lists_above(relative), true});
  } else if (S_ISREG(status.st_mode)) {
    found.files.push_back({relative, static_cast<std::uint64_t>(status.st_size), true, stamp_of(status)});
  } else {
    found.skipped.push_back({relative, S_ISLNK(status.st_mode) ? "symbolic link: not followed" : "unreadable: not a regular file"});
  }
}

// By path, each once; of two entries for one file the named one stays.
void put_in_order(Found& found) {
  std::sort(found.files.begin(), found.files.end(),
            [](const FileEntry& a, const FileEntry& b) { return a.path != b.path ? a.path < b.path : a.named > b.named; });
  found.files.erase(
      std::unique(found.files.begin(), found.files.end(), [](const FileEntry& a, const FileEntry& b) { return a.path == b.path; }),
      found.files.end());
  std::sort(found.skipped.begin(), found.skipped.end(), [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
  found.skipped.erase(std::unique(found.skipped.begin(), found.skipped.end()), found.skipped.end());
}

}  // namespace

std::vector<FileEntry> walk(const fs::path& root, const std::vector<fs::path>& paths, const WalkOptions& options,
                            std::vector<Skipped>& skipped) {
  const Descriptor folder(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) {
    throw Error(ErrorCode::invalid, "The folder " + root.string() + " can't be analysed: " +
                                        std::generic_category().message(errno) + ". Name an existing folder.");
  }
  const bool looks_above = options.honour_ignore_files && !options.repository.empty();
  const auto above_root = looks_above ? lists_above_root(root, options.repository) : nullptr;
  Walk walk(folder.get(), options, above_root);
  Found named;
  if (paths.empty()) walk.begin_at({"", above_root, true});
  for (const auto& path : paths) add_named(path, relative_to(root, path), folder.get(), walk, named);

  Found found = walk.run();
  std::move(named.files.begin(), named.files.end(), std::back_inserter(found.files));
  std::move(named.skipped.begin(), named.skipped.end(), std::back_inserter(found.skipped));
  put_in_order(found);
  std::move(found.skipped.begin(), found.skipped.end(), std::back_inserter(skipped));
  return std::move(found.files);
}

}  // namespace insight::engine::files
