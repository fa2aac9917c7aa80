// Uploads: what accounts have sent. Contents by hash, each once, and the sources that are made of them.
#pragma once

#include <memory>

#include "app/house/ground.h"
#include "source/blob_uploads.h"
#include "source/service.h"

namespace insight::app {

struct Uploads {
  // Clears what a killed process left. Throws Error(unavailable) when the bucket that is to keep the contents can't be used.
  explicit Uploads(Ground& ground);

  std::unique_ptr<blob::BlobStore> blobs;
  source::Sources sources;
  source::BlobUploads by_content;
};

}  // namespace insight::app
