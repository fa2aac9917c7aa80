#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>

#include <map>
#include <unordered_set>

#include "base/text.h"
#include "engine/rule/yaml_data.h"

namespace insight::engine::yaml {
namespace {

constexpr int max_depth = 100;
constexpr std::size_t max_nodes = 500'000;  // after aliases: whoever walks the tree walks them

Problem problem_at(const yaml_mark_t& mark, std::string message) {
  return {static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1, std::move(message)};
}

std::string_view view(const yaml_char_t* text) {
  return text ? reinterpret_cast<const char*>(text) : "";
}

// An event of LibYAML with its memory.
class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  yaml_event_t* get() { return &event_; }
  const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
};

// The byte at which a character stands. LibYAML counts characters, forward but for empty nodes.
class Bytes {
 public:
  explicit Bytes(std::string_view text) : text_(text) {}

  std::size_t of(std::size_t character) {
    for (; character_ < character && byte_ < text_.size(); ++character_) {
      do ++byte_;
      while (inside_sequence());
    }
    for (; character_ > character; --character_) {
      do --byte_;
      while (inside_sequence());
    }
    return byte_;
  }

 private:
  bool inside_sequence() const { return byte_ < text_.size() && (static_cast<unsigned char>(text_[byte_]) & 0xC0) == 0x80; }

  std::string_view text_;
  std::size_t character_ = 0;
  std::size_t byte_ = 0;
};

// The keys of one mapping. Most have a handful.
class Keys {
 public:
  bool insert(std::string_view key) {
    constexpr std::size_t handful = 12;
    if (few_.size() < handful) {
      if (std::ranges::find(few_, key) != few_.end()) return false;
      few_.push_back(key);
      return true;
    }
    if (many_.empty()) many_.insert(few_.begin(), few_.end());
    return many_.insert(key).second;
  }

 private:
  std::vector<std::string_view> few_;
  std::unordered_set<std::string_view> many_;
};

// Builds the tree from the events. Throws Problem, which read() below catches.
class Composer {
 public:
  Composer(std::string_view text, std::pmr::memory_resource& memory, std::vector<Node>& repeated)
      : text_(text), memory_(memory), bytes_(text), repeated_(repeated) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Composer() { yaml_parser_delete(&parser_); }
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;

  Node document() {
    expect_start(YAML_STREAM_START_EVENT);
    Event start;
    next(start);
    if (start->type == YAML_STREAM_END_EVENT) return {};
    Event first;
    next(first);
    Node root = compose(first, 0);
    expect_start(YAML_DOCUMENT_END_EVENT);
    Event rest;
    next(rest);
    if (rest->type != YAML_STREAM_END_EVENT)
      throw problem_at(rest->start_mark, "a second document begins; a rule file is one document");
    return root;
  }

 private:
  void next(Event& event) {
    if (yaml_parser_parse(&parser_, event.get()) == 0) throw failure();
  }

  void expect_start(yaml_event_type_t type) {
    Event event;
    next(event);
    if (event->type != type) throw problem_at(event->start_mark, "the document ends in the middle");
  }

  Problem failure() const {
    const std::string_view what = parser_.problem ? parser_.problem : "it can't be read";
    if (parser_.error != YAML_READER_ERROR)
      return problem_at(parser_.problem_mark, parser_.context ? fmt::format("{}, {}", parser_.context, what) : std::string(what));
    const std::string_view before = text_.substr(0, parser_.problem_offset);  // the reader knows a byte, not a place
    const auto line_start = before.rfind('\n') + 1;
    return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
            static_cast<int>(count_code_points(before.substr(line_start))) + 1, std::string(what)};
  }

  Node compose(const Event& event, int depth) {
    if (depth > max_depth) throw problem_at(event->start_mark, fmt::format("more than {} levels of nesting", max_depth));
    switch (event->type) {
      case YAML_ALIAS_EVENT:
        return alias(event);
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return sequence(event, depth);
      case YAML_MAPPING_START_EVENT:
        return mapping(event, depth);
      default:
        throw problem_at(event->start_mark, "a value is missing");
    }
  }

  Data* begin(const Event& event, Node::Kind kind) {
    count(1, event->start_mark);
    Data* const data = made({.memory = &memory_});
    data->kind = kind;
    data->line = static_cast<int>(event->start_mark.line) + 1;
    data->column = static_cast<int>(event->start_mark.column) + 1;
    data->begin = bytes_.of(event->start_mark.index);
    return data;
  }

  Node finish(Data* data, const yaml_char_t* anchor) {
    data->end = std::max(data->begin, last_end_);
    if (anchor) anchors_.insert_or_assign(std::string(view(anchor)), data);
    return Node(data);
  }

  // The last of `values`, from `first` on, in the document's memory.
  template <class T>
  std::span<const T> taken(std::vector<T>& values, std::size_t first) {
    const auto kept_values = kept<T>(std::span<const T>(values).subspan(first), memory_);
    values.resize(first);
    return kept_values;
  }

  void count(std::size_t nodes, const yaml_mark_t& mark) {
    nodes_ += nodes;
    if (nodes_ > max_nodes)
      throw problem_at(mark, fmt::format("more than {} values, aliases counted as what they name", max_nodes));
  }

  Node alias(const Event& event) {
    const auto known = anchors_.find(view(event->data.alias.anchor));
    if (known == anchors_.end()) {
      throw problem_at(event->start_mark,
                       fmt::format("`*{}` names no anchor that is complete before it", view(event->data.alias.anchor)));
    }
    count(known->second->weight, event->start_mark);
    last_end_ = bytes_.of(event->end_mark.index);
    return Node(known->second);
  }

  Node scalar(const Event& event) {
    const auto& value = event->data.scalar;
    const std::string_view written(reinterpret_cast<const char*>(value.value), value.length);
    Data* const data = begin(event, Node::Kind::Scalar);
    data->plain = value.style == YAML_PLAIN_SCALAR_STYLE;
    if (data->plain && (written.empty() || written == "~" || (written.size() == 4 && lower(written) == "null"))) {
      data->kind = Node::Kind::Null;
    } else {
      const auto letters = kept<char>(std::span(written), memory_);
      data->text = {letters.data(), letters.size()};
    }
    last_end_ = bytes_.of(event->end_mark.index);
    return finish(data, value.anchor);
  }

  Node sequence(const Event& event, int depth) {
    Data* const data = begin(event, Node::Kind::Sequence);
    const std::size_t before = nodes_;
    const std::size_t first = items_.size();
    const bool flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    last_end_ = data->begin;
    for (;;) {
      Event item;
      next(item);
      if (item->type == YAML_SEQUENCE_END_EVENT) {
        data->items = taken(items_, first);
        return close(data, event->data.sequence_start.anchor, item, flow, before);
      }
      const Node node = compose(item, depth + 1);
      items_.push_back(node);
    }
  }

  Node mapping(const Event& event, int depth) {
    Data* const data = begin(event, Node::Kind::Mapping);
    const std::size_t before = nodes_;
    const std::size_t first = entries_.size();
    const bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    last_end_ = data->begin;
    Keys keys;
    std::vector<Node> merged;
    for (;;) {
      Event item;
      next(item);
      if (item->type == YAML_MAPPING_END_EVENT) {
        for (const Node& other : merged) merge(keys, other, item->start_mark);
        data->entries = taken(entries_, first);
        return close(data, event->data.mapping_start.anchor, item, flow, before);
      }
      const Node key = compose(item, depth + 1);
      Event value_event;
      next(value_event);
      const Node value = compose(value_event, depth + 1);
      if (key.is_plain() && key.text() == "<<") {
        merged.push_back(value);
      } else if (key.is_scalar() && !keys.insert(key.text())) {
        repeated_.push_back(key);
      } else {
        entries_.push_back({key, value});
      }
    }
  }

  // What the mapping doesn't say itself comes from the mapping, or the mappings, under `<<`; the earlier wins.
  void merge(Keys& keys, const Node& other, const yaml_mark_t& mark) {
    for (const Node& one : other.items()) {
      if (one.is_mapping()) merge(keys, one, mark);
    }
    for (const Entry& entry : other.entries()) {
      if (!entry.key.is_scalar() || !keys.insert(entry.key.text())) continue;
      count(2, mark);
      entries_.push_back(entry);
    }
  }

  Node close(Data* data, const yaml_char_t* anchor, const Event& end, bool flow, std::size_t before) {
    if (flow) last_end_ = bytes_.of(end->end_mark.index);
    data->weight = 1 + nodes_ - before;
    return finish(data, anchor);
  }

  std::string_view text_;
  std::pmr::memory_resource& memory_;
  Bytes bytes_;
  std::vector<Node>& repeated_;
  std::vector<Node> items_;     // of the sequences that are open, those of the outer ones first
  std::vector<Entry> entries_;  // of the mappings
  yaml_parser_t parser_{};
  std::map<std::string, const Data*, std::less<>> anchors_;
  std::size_t nodes_ = 0;
  std::size_t last_end_ = 0;  // of what was read last; a block collection ends where its last value does
};

}  // namespace

Document read(std::string_view text) {
  Document document;
  document.memory = std::make_unique<std::pmr::monotonic_buffer_resource>();
  try {
    document.root = Composer(text, *document.memory, document.repeated).document();
  } catch (Problem& problem) {
    document.problem = std::move(problem);
  }
  return document;
}

}  // namespace insight::engine::yaml
