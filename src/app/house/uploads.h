// Uploads: what accounts have sent. Contents by hash, each once, and the sources that are made of them.
#pragma once

#include "app/house/ground.h"
#include "blob/folder_blobs.h"
#include "source/blob_uploads.h"
#include "source/service.h"

namespace insight::app {

struct Uploads {
  // Clears what a killed process left.
  explicit Uploads(Ground& ground)
      : blobs(ground.data / "blobs"),
        sources(*ground.database, ground.data / "sources", ground.ids, ground.clock, {}, &blobs),
        by_content(*ground.database, blobs, sources, ground.clock, ground.options.blobs) {
    sources.remove_orphans();
  }

  blob::FolderBlobs blobs;
  source::Sources sources;
  source::BlobUploads by_content;
};

}  // namespace insight::app
