#include "analysis/source_handlers.h"

#include "http/query.h"
#include "json/decode.h"
#include "source/mapped_file.h"

namespace insight::analysis {
namespace {

constexpr json::Limits kManifest{kMostManifestBytes, 8};

}  // namespace

http::Response upload(source::Sources& sources, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  const source::MappedFile body{request.body_file()};
  return http::json_response(201, sources.upload(caller.account.text(), body.bytes()));
}

http::Response missing_blobs(source::BlobUploads& blobs, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::ok(blobs.missing(caller.account.text(), json::decode<source::HashList>(request.body(), kManifest)));
}

http::Response put_blob(source::BlobUploads& blobs, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::json_response(201, blobs.put(caller.account.text(), request.parameter("sha256"), request.body_file()));
}

http::Response take_manifest(source::BlobUploads& blobs, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters(request).done();
  return http::json_response(201, blobs.assemble(caller.account.text(), json::decode<source::Manifest>(request.body(), kManifest)));
}

}  // namespace insight::analysis
