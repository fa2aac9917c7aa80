// FilesOfRun: the files of a run, read and lowered when the look through several files asks for them. As many are kept as fit; one
// that comes later is read again. Made by analyze_across; Across asks it, from several threads.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/analyze.h"
#include "engine/files/walk.h"
#include "engine/graph/links.h"
#include "engine/loaded_file.h"
#include "engine/project_files.h"
#include "engine/syntax/resources.h"
#include "engine/taint/across.h"

namespace insight::engine {

// Of the texts of files that are kept between the looks; their trees take about ten times as much.
inline constexpr std::uint64_t most_loaded_bytes = 8u << 20;

// The files of a run and what is known of the project around them.
struct RunFiles {
  std::span<const files::FileEntry> entries;
  const syntax::Resources& resources;
  ProjectFiles& project;
};

class FilesOfRun : public taint::Files {
 public:
  // `facts`: by file, of which language it is at least. All of it is borrowed.
  FilesOfRun(const AnalyzeOptions& options, const RunFiles& files, std::span<const graph::FileImports> facts);

  // Once the facts are whole.
  void link();
  graph::Links& links() { return *links_; }

  // One that the first look has left. Before anybody asks.
  void take_over(std::size_t file, SharedFile loaded);

  SharedFile load(std::size_t file) override;
  std::vector<graph::Links::Target> lead(std::size_t from, const std::string& name) override;
  std::vector<std::size_t> heirs(const std::string& name) override;
  const syntax::Resources& resources() const override { return resources_; }

 private:
  SharedFile lowered(std::size_t file) const;
  void make_room(std::size_t coming);

  const AnalyzeOptions& options_;
  std::span<const files::FileEntry> entries_;
  const syntax::Resources& resources_;
  ProjectFiles& project_;
  std::span<const graph::FileImports> facts_;
  std::optional<graph::Links> links_;
  std::mutex mutex_;
  std::map<std::size_t, SharedFile> kept_;
  std::uint64_t bytes_ = 0;
};

}  // namespace insight::engine
