// The projects' side of the API: translation only. docs/api.md, Projects.
#pragma once

#include "http/message.h"
#include "project/service.h"

namespace insight::project {

http::Response create(Projects&, const account::Caller&, const http::Request&);
http::Response list(Projects&, const account::Caller&, const http::Request&);
http::Response show(Projects&, const account::Caller&, const http::Request&);
http::Response change(Projects&, const account::Caller&, const http::Request&);
http::Response remove(Projects&, const account::Caller&, const http::Request&);

}  // namespace insight::project
