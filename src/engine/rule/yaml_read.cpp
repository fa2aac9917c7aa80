#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>

#include <map>
#include <set>

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

// Builds the tree from the events. Throws Problem, which read() below catches.
class Composer {
 public:
  Composer(std::string_view text, std::vector<Node>& repeated) : text_(text), bytes_(text), repeated_(repeated) {
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

  std::shared_ptr<Data> begin(const Event& event, Node::Kind kind) {
    count(1, event->start_mark);
    auto data = std::make_shared<Data>();
    data->kind = kind;
    data->line = static_cast<int>(event->start_mark.line) + 1;
    data->column = static_cast<int>(event->start_mark.column) + 1;
    data->begin = bytes_.of(event->start_mark.index);
    return data;
  }

  Node finish(std::shared_ptr<Data> data, const yaml_char_t* anchor) {
    data->end = std::max(data->begin, last_end_);
    Node node(data);
    if (anchor) anchors_.insert_or_assign(std::string(view(anchor)), std::move(data));
    return node;
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
    auto data = begin(event, Node::Kind::Scalar);
    data->text.assign(reinterpret_cast<const char*>(value.value), value.length);
    data->plain = value.style == YAML_PLAIN_SCALAR_STYLE;
    if (data->plain && (data->text.empty() || data->text == "~" || lower(data->text) == "null")) {
      data->kind = Node::Kind::Null;
      data->text.clear();
    }
    last_end_ = bytes_.of(event->end_mark.index);
    return finish(std::move(data), value.anchor);
  }

  Node sequence(const Event& event, int depth) {
    auto data = begin(event, Node::Kind::Sequence);
    const std::size_t before = nodes_;
    const bool flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    last_end_ = data->begin;
    for (;;) {
      Event item;
      next(item);
      if (item->type == YAML_SEQUENCE_END_EVENT)
        return close(std::move(data), event->data.sequence_start.anchor, item, flow, before);
      data->items.push_back(compose(item, depth + 1));
    }
  }

  Node mapping(const Event& event, int depth) {
    auto data = begin(event, Node::Kind::Mapping);
    const std::size_t before = nodes_;
    const bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    last_end_ = data->begin;
    std::set<std::string_view> keys;  // into the nodes, which don't move
    std::vector<Node> merged;
    for (;;) {
      Event item;
      next(item);
      if (item->type == YAML_MAPPING_END_EVENT) {
        for (const Node& other : merged) merge(*data, keys, other, item->start_mark);
        return close(std::move(data), event->data.mapping_start.anchor, item, flow, before);
      }
      Node key = compose(item, depth + 1);
      Event value_event;
      next(value_event);
      Node value = compose(value_event, depth + 1);
      if (key.is_plain() && key.text() == "<<") {
        merged.push_back(std::move(value));
      } else if (key.is_scalar() && !keys.insert(key.text()).second) {
        repeated_.push_back(std::move(key));
      } else {
        data->entries.push_back({std::move(key), std::move(value)});
      }
    }
  }

  // What the mapping doesn't say itself comes from the mapping, or the mappings, under `<<`; the earlier wins.
  void merge(Data& into, std::set<std::string_view>& keys, const Node& other, const yaml_mark_t& mark) {
    for (const Node& one : other.items()) {
      if (one.is_mapping()) merge(into, keys, one, mark);
    }
    for (const Entry& entry : other.entries()) {
      if (!entry.key.is_scalar() || !keys.insert(entry.key.text()).second) continue;
      count(2, mark);
      into.entries.push_back(entry);
    }
  }

  Node close(std::shared_ptr<Data> data, const yaml_char_t* anchor, const Event& end, bool flow, std::size_t before) {
    if (flow) last_end_ = bytes_.of(end->end_mark.index);
    data->weight = 1 + nodes_ - before;
    return finish(std::move(data), anchor);
  }

  std::string_view text_;
  Bytes bytes_;
  std::vector<Node>& repeated_;
  yaml_parser_t parser_{};
  std::map<std::string, std::shared_ptr<const Data>, std::less<>> anchors_;
  std::size_t nodes_ = 0;
  std::size_t last_end_ = 0;  // of what was read last; a block collection ends where its last value does
};

}  // namespace

Document read(std::string_view text) {
  Document document;
  try {
    document.root = Composer(text, document.repeated).document();
  } catch (Problem& problem) {
    document.problem = std::move(problem);
  }
  return document;
}

}  // namespace insight::engine::yaml
