// LinkNames: by which names a file may lead to others, and others to it, told from its own tree alone. Links only follows what they
// allow, so that in a project whose files all see each other each file is looked at with a few others instead of with all. They may
// allow too much, never too little. Made per file on any thread; plain values that outlive the tree.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/syntax/tree.h"

namespace insight::engine::graph {

// What a function uses, by name; under the name of its class what stands outside of functions.
struct FunctionNames {
  std::uint32_t name = 0;
  std::uint32_t begin = 0;  // bytes; of a class what stands outside of its functions counts, too
  std::uint32_t end = 0;
  bool is_class = false;
  std::vector<std::uint32_t> uses;  // ascending
};
BOOST_DESCRIBE_STRUCT(FunctionNames, (), (name, begin, end, is_class, uses))

struct LinkNames {
  std::vector<std::uint32_t> uses;   // ascending
  std::vector<std::uint32_t> gives;  // ascending
  // The names of its classes that leave methods to those made from them, and the last names of what its classes are made from;
  // ascending.
  std::vector<std::uint32_t> abstracts;
  std::vector<std::uint32_t> bases;
  std::vector<FunctionNames> functions;  // of Java, where all of them stand in classes
};
BOOST_DESCRIBE_STRUCT(LinkNames, (), (uses, gives, abstracts, bases, functions))

// How a language's names lead to files.
enum class LinkWay : std::uint8_t {
  None,
  Module,   // imports say which file: Python, JavaScript
  Class,    // a class to the file that goes by its name
  Package,  // a function to any file of its folder: Go
  Defined,  // a function or class to the file that defines it, of those that are seen: C, C++, Solidity, Swift
  Path,     // the names of modules are folders and files: Rust
};
LinkWay link_way(syntax::Language language);
// Does what a file defines decide where others' names lead?
bool leads_to_definitions(syntax::Language language);

// Where classes lead, `uses` are the words of the names that may be theirs, as file_key() has them. Where packages do, `uses` are
// or paths do, or definitions, `uses` are the names that are called, `gives` those that are defined. Both empty for modules.
LinkNames link_names_of(const syntax::Tree& tree);

// What a file that goes by `name` is known by: Ruby writes UserStore into user_store.rb.
std::string file_key(syntax::Language language, std::string_view name);

// The same as a number of LinkNames::uses.
std::uint32_t file_number(syntax::Language language, std::string_view name);

// May `from` lead to the file that goes by `stem` and has `to`?
bool may_lead(syntax::Language language, const LinkNames& from, std::string_view stem, const LinkNames& to);

}  // namespace insight::engine::graph
