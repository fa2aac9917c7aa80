// The sources' side of the API: translation only. It stands here because `source` knows no HTTP. The routes stand in
// app/routes.cpp.
#pragma once

#include "account/account.h"
#include "http/message.h"
#include "source/blob_uploads.h"
#include "source/service.h"

namespace insight::analysis {

http::Response upload(source::Sources&, const account::Caller&, const http::Request&);  // POST /api/insight/sources, a file body

http::Response missing_blobs(source::BlobUploads&, const account::Caller&, const http::Request&);  // POST …/sources/missing
http::Response put_blob(source::BlobUploads&, const account::Caller&, const http::Request&);       // PUT …/sources/blobs/{sha256}
http::Response take_manifest(source::BlobUploads&, const account::Caller&, const http::Request&);  // POST …/sources/manifest

// 50,000 files with paths of some length.
inline constexpr std::size_t kMostManifestBytes = 16 * 1024 * 1024;

}  // namespace insight::analysis
