// Utf8Locale: while it stands, the calling thread's locale is UTF-8; the process's own stays as it is. Around libarchive, which
// converts names through the thread's locale: in the C locale, which a service has, names beyond ASCII are refused or crash it.
#pragma once

#include <locale.h>

namespace insight {

class Utf8Locale {
 public:
  Utf8Locale() : utf8_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(utf8_ ? ::uselocale(utf8_) : nullptr) {}
  ~Utf8Locale() {
    if (!utf8_) return;
    ::uselocale(before_);
    ::freelocale(utf8_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t utf8_;
  locale_t before_;
};

}  // namespace insight
