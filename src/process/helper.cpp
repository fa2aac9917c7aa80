#include "process/helper.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "process/beacon.h"
#include "process/frame.h"
#include "process/helper_loop.h"
#include "process/sanitized.h"

namespace insight::process {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::pair<Descriptor, Descriptor> socket_pair() {
  std::array<int, 2> fds{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds.data()) != 0) fail("socketpair");
  return {Descriptor{fds[0]}, Descriptor{fds[1]}};
}

std::pair<Descriptor, Descriptor> pipe_pair() {
  std::array<int, 2> fds{};
  if (pipe2(fds.data(), O_CLOEXEC) != 0) fail("pipe");
  return {Descriptor{fds[0]}, Descriptor{fds[1]}};
}

Descriptor request_memory(std::string_view request) {
  Descriptor memory{memfd_create("request", MFD_CLOEXEC)};
  if (!memory) fail("memfd of the request");
  while (!request.empty()) {
    const auto written = write(memory.get(), request.data(), request.size());
    if (written < 0) fail("write of the request");
    request.remove_prefix(static_cast<std::size_t>(written));
  }
  return memory;
}

[[maybe_unused]] std::size_t thread_count() {
  using It = std::filesystem::directory_iterator;
  return static_cast<std::size_t>(std::distance(It{"/proc/self/task"}, It{}));
}

bool send_order(int control, const Order& order, const std::array<int, kOrderDescriptors>& fds) {
  iovec bytes{const_cast<Order*>(&order), sizeof order};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof fds)> ancillary{};
  msghdr message{};
  message.msg_iov = &bytes;
  message.msg_iovlen = 1;
  message.msg_control = ancillary.data();
  message.msg_controllen = ancillary.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof fds);
  std::memcpy(CMSG_DATA(header), fds.data(), sizeof fds);
  return sendmsg(control, &message, MSG_NOSIGNAL) == sizeof order;
}

Order order_of(const RunLimits& limits) {
  Order order;
  order.resources = limits.resources;
  order.required_layers = limits.required_layers;
  order.without_layers = limits.without_layers;
  if (limits.readable.size() >= order.readable.size())
    throw Error{ErrorCode::invalid, "the folder's path of " + std::to_string(limits.readable.size()) + " bytes is too long"};
  order.readable_length = static_cast<std::uint32_t>(limits.readable.size());
  std::ranges::copy(limits.readable, order.readable.begin());
  return order;
}

// One run seen from the server: reads the pipe, watches the clock and the stop, and knows how it ended.
class Watch {
 public:
  Watch(Descriptor news, Descriptor output, const RunLimits& limits, const std::function<void(std::string_view)>& on_message)
      : news_(std::move(news)),
        output_(std::move(output)),
        limits_(limits),
        on_message_(on_message),
        wake_(eventfd(0, EFD_CLOEXEC)) {
    if (!wake_) fail("eventfd");
  }

  RunEnd until_end(const std::stop_token& stop) {
    const std::stop_callback on_stop{stop, [this] { eventfd_write(wake_.get(), 1); }};
    while (!ended_) step();
    while (output_) read_output();  // what was in the pipe when it ended; nobody holds the other end now
    if (thrown_) std::rethrow_exception(thrown_);
    if (cut_) end_.how = *cut_;
    return end_;
  }

 private:
  void step() {
    std::array<pollfd, 3> waiting{{{output_.get(), POLLIN, 0}, {news_.get(), POLLIN, 0}, {cut_ ? -1 : wake_.get(), POLLIN, 0}}};
    if (poll(waiting.data(), waiting.size(), milliseconds_left()) < 0 && errno != EINTR) fail("poll");
    if (waiting[0].revents) read_output();
    if (waiting[2].revents) cut(RunEnd::How::CANCELLED);
    if (waiting[1].revents) read_news();
    if (started_ && !cut_ && Clock::now() >= *started_ + limits_.wall) cut(RunEnd::How::TIMED_OUT);
  }

  // The clock starts with the child: waiting for the helper's preparation is nobody's fault.
  int milliseconds_left() const {
    if (!started_ || cut_) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*started_ + limits_.wall - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
  }

  // Any byte on the run's socket makes the helper kill the group; its end is then reported as ever.
  void cut(RunEnd::How how) {
    if (!cut_) cut_ = how;
    send(news_.get(), "k", 1, MSG_NOSIGNAL);
  }

  void read_output() {
    std::array<char, 65536> buffer;
    const auto got = read(output_.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) return;
    if (got <= 0) return output_.close();
    if (thrown_ || cut_ == RunEnd::How::OUTPUT_TOO_LARGE) return;
    taken_ += static_cast<std::uint64_t>(got);
    try {
      if (taken_ > limits_.output_bytes || !frames_.feed({buffer.data(), static_cast<std::size_t>(got)}, on_message_))
        cut(RunEnd::How::OUTPUT_TOO_LARGE);
    } catch (...) {
      thrown_ = std::current_exception();
      cut(RunEnd::How::CANCELLED);
    }
  }

  void read_news() {
    RunNews news;
    const auto got = recv(news_.get(), &news, sizeof news, 0);
    if (got < 0 && errno == EINTR) return;
    if (got != sizeof news) return end_as(RunEnd::How::HELPER_LOST, 0);
    switch (news.kind) {
      case RunNews::Kind::STARTED:
        started_ = Clock::now();
        break;
      case RunNews::Kind::EXITED:
        end_as(news.code == 0 ? RunEnd::How::FINISHED : RunEnd::How::EXITED, news.code);
        if (news.code == kNotSandboxed) {
          end_.how = RunEnd::How::HELPER_LOST;
          end_.detail = "a required layer of the sandbox did not take hold";
        }
        break;
      case RunNews::Kind::SIGNALLED:
        end_as(RunEnd::How::SIGNALLED, news.code);
        break;
      case RunNews::Kind::NOT_STARTED:
        end_as(RunEnd::How::HELPER_LOST, news.code);
        end_.detail = std::string("a child could not be forked: ") + std::strerror(news.code);
    }
  }

  void end_as(RunEnd::How how, int code) {
    ended_ = true;
    end_.how = how;
    end_.code = code;
  }

  Descriptor news_, output_;
  const RunLimits& limits_;
  const std::function<void(std::string_view)>& on_message_;
  Descriptor wake_;
  FrameReader frames_;
  std::uint64_t taken_ = 0;
  std::optional<Clock::time_point> started_;
  std::optional<RunEnd::How> cut_;
  std::exception_ptr thrown_;
  bool ended_ = false;
  RunEnd end_;
};

}  // namespace

bool ChildLink::send(std::string_view message) const {
  return write_frame(fd_, message);
}
void ChildLink::enter(std::string_view file, std::string_view detector) const {
  beacon_enter(file, detector);
}

std::string describe(const RunEnd& end) {
  switch (end.how) {
    case RunEnd::How::FINISHED:
      return "finished";
    case RunEnd::How::EXITED:
      return "exit code " + std::to_string(end.code);
    case RunEnd::How::SIGNALLED:
      return "signal " + std::to_string(end.code) + " (" + strsignal(end.code) + ")";
    case RunEnd::How::TIMED_OUT:
      return "out of time";
    case RunEnd::How::CANCELLED:
      return "cancelled";
    case RunEnd::How::OUTPUT_TOO_LARGE:
      return "too many results";
    case RunEnd::How::HELPER_LOST:
      break;
  }
  return "the helper process is gone" + (end.detail.empty() ? "" : ": " + end.detail);
}

Helper Helper::start(const Prepare& prepare) {
  assert(thread_count() <= 1 + kRuntimeThreads && "the helper must be forked before any thread is started");
  auto [ours, theirs] = socket_pair();
  const pid_t pid = fork();
  if (pid < 0) fail("fork of the helper");
  if (pid == 0) {
    ours.close();
    keep_helper(std::move(theirs), prepare);
  }
  return Helper{pid, std::move(ours)};
}

Helper::~Helper() {
  if (!control_) return;  // moved from
  control_.close();
  waitpid(pid_, nullptr, 0);
}

RunEnd Helper::run(std::string_view request, const RunLimits& limits, const std::function<void(std::string_view)>& on_message,
                   std::stop_token stop) {
  const Beacon beacon;
  auto [news, helper_news] = socket_pair();
  auto [output, child_output] = pipe_pair();
  const auto memory = request_memory(request);
  const bool sent =
      send_order(control_.get(), order_of(limits), {helper_news.get(), child_output.get(), memory.get(), beacon.fd()});
  helper_news.close();
  child_output.close();
  RunEnd end;
  if (sent) end = Watch{std::move(news), std::move(output), limits, on_message}.until_end(stop);
  if (end.how == RunEnd::How::HELPER_LOST && end.detail.empty()) end.detail = last_words();
  const auto seen = beacon.last_seen();
  end.file = seen.file;
  end.file_bytes = seen.file_bytes;
  end.detector = seen.detector;
  end.layers = beacon.layers();
  return end;
}

// Why the helper ended, if it could still say so. Only looked at, so that every run that follows reads it as well.
std::string Helper::last_words() {
  std::array<char, 2000> text;
  // An order that the helper left unread shows first, as an error that is reported once.
  auto got = recv(control_.get(), text.data(), text.size(), MSG_PEEK | MSG_DONTWAIT);
  if (got < 0 && errno == ECONNRESET) got = recv(control_.get(), text.data(), text.size(), MSG_PEEK | MSG_DONTWAIT);
  return got > 0 ? std::string(text.data(), static_cast<std::size_t>(got))
                 : std::string("it ended unexpectedly; another one takes its place");
}

}  // namespace insight::process
