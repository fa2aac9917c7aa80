#include "engine/syntax/children.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "engine/syntax/languages/spec.h"

namespace insight::engine::syntax {
namespace {

namespace fs = std::filesystem;

struct Delete {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

// Every node below has the children and fields that tree-sitter's own cursor finds.
std::size_t expect_same_children(TSNode parent) {
  std::size_t seen = 0;
  TSTreeCursor cursor = ts_tree_cursor_new(parent);
  Children children(parent);
  for (bool more = ts_tree_cursor_goto_first_child(&cursor); more; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
    EXPECT_TRUE(children.next());
    const TSNode expected = ts_tree_cursor_current_node(&cursor);
    const TSNode child = children.node();
    EXPECT_TRUE(ts_node_eq(child, expected));
    EXPECT_EQ(ts_node_symbol(child), ts_node_symbol(expected));
    EXPECT_EQ(ts_node_is_named(child), ts_node_is_named(expected));
    EXPECT_EQ(ts_node_start_byte(child), ts_node_start_byte(expected));
    EXPECT_EQ(ts_node_end_byte(child), ts_node_end_byte(expected));
    EXPECT_EQ(children.field(), ts_tree_cursor_current_field_id(&cursor));
    if (testing::Test::HasFailure()) break;
    seen += 1 + expect_same_children(child);
  }
  EXPECT_TRUE(testing::Test::HasFailure() || !children.next());
  ts_tree_cursor_delete(&cursor);
  return seen;
}

TEST(Children, AreThoseThatTreeSittersCursorFinds) {
  std::size_t seen = 0;
  for (const auto& file : fs::recursive_directory_iterator(INSIGHT_SOURCE_DIR "/tests/conformance")) {
    const auto language = file.is_regular_file() ? language_of_file(file.path().string()) : std::nullopt;
    if (!language || spec_of(*language).grammar == nullptr) continue;
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const std::unique_ptr<TSParser, Delete> parser(ts_parser_new());
    ASSERT_TRUE(ts_parser_set_language(parser.get(), spec_of(*language).grammar()));
    const std::unique_ptr<TSTree, Delete> tree(
        ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
    seen += expect_same_children(ts_tree_root_node(tree.get()));
    ASSERT_FALSE(HasFailure()) << file.path();
  }
  EXPECT_GT(seen, 100'000u);
}

}  // namespace
}  // namespace insight::engine::syntax
