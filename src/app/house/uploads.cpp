#include "app/house/uploads.h"

#include "base/leftovers.h"
#include "blob/folder_blobs.h"
#include "s3/s3_blobs.h"

namespace insight::app {
namespace {

bool is_far(const Ground& ground) {
  return !ground.options.s3.bucket.empty();
}

// Whoever has the folder to itself knows that nothing there is under way.
std::chrono::hours leftovers(const Ground& ground) {
  return ground.lock ? std::chrono::hours(0) : kSharedLeftovers;
}

std::unique_ptr<blob::BlobStore> open_blobs(Ground& ground) {
  if (is_far(ground)) return std::make_unique<s3::S3Blobs>(ground.options.s3, ground.clock);
  return std::make_unique<blob::FolderBlobs>(ground.data / "blobs", leftovers(ground));
}

}  // namespace

Uploads::Uploads(Ground& ground)
    : blobs(open_blobs(ground)),
      sources(*ground.database, ground.data / "sources", ground.ids, ground.clock, {}, blobs.get(),
              is_far(ground) ? source::Keep::PACKED : source::Keep::FOLDERS, leftovers(ground)),
      by_content(*ground.database, *blobs, sources, ground.clock, ground.options.blobs) {
  if (ground.lock) sources.remove_orphans();  // elsewhere the hourly sweep finds them when they are old enough
}

}  // namespace insight::app
