// Whether this is a build for the address or thread sanitizer: the shadow memory of both is above any limit worth setting, and the
// thread sanitizer has a thread of its own from the start. gcc and clang say so in different ways.
#pragma once

#if defined(__has_feature)
#define INSIGHT_ASAN __has_feature(address_sanitizer)
#define INSIGHT_TSAN __has_feature(thread_sanitizer)
#else
#if defined(__SANITIZE_ADDRESS__)
#define INSIGHT_ASAN 1
#else
#define INSIGHT_ASAN 0
#endif
#if defined(__SANITIZE_THREAD__)
#define INSIGHT_TSAN 1
#else
#define INSIGHT_TSAN 0
#endif
#endif

namespace insight::process {

inline constexpr bool kSanitized = INSIGHT_ASAN || INSIGHT_TSAN;
inline constexpr unsigned kRuntimeThreads = INSIGHT_TSAN;

}  // namespace insight::process

#undef INSIGHT_ASAN
#undef INSIGHT_TSAN
