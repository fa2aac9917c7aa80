// Bell: how an exchange that waits is told that there may be something new for it, without a thread of its own. Whoever knows
// rings, from any thread; the server listens, one exchange a bell. A ring that nobody has heard is kept for the next who listens.
#pragma once

#include <functional>
#include <mutex>
#include <utility>

namespace insight::http {

class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    rung_ = !wake_;
    if (auto wake = std::exchange(wake_, nullptr)) wake();
  }

  // `wake` is called at most once: by the next ring, or at once when it has rung already. It must not block, throw or use the bell.
  void listen(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    if (std::exchange(rung_, false))
      wake();
    else
      wake_ = std::move(wake);
  }

  // Afterwards `wake` is neither called nor being called.
  void stop_listening() {
    const std::lock_guard lock(mutex_);
    wake_ = nullptr;
  }

 private:
  std::mutex mutex_;
  std::function<void()> wake_;
  bool rung_ = false;
};

}  // namespace insight::http
