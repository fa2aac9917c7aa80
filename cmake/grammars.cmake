# The tree-sitter core and its grammars, compiled from their npm sources (third_party/, `npm ci`).
set(npm ${CMAKE_SOURCE_DIR}/third_party/node_modules)
if(NOT EXISTS ${npm}/tree-sitter)
  message(FATAL_ERROR "The grammars are missing. Run `make setup` (it does `npm ci` in third_party/).")
endif()

set(core ${npm}/tree-sitter/vendor/tree-sitter/lib)
set(ours ${CMAKE_SOURCE_DIR}/src/engine/syntax/tree_sitter)
add_library(tree_sitter STATIC ${ours}/core.c ${ours}/child_level.c)
target_include_directories(tree_sitter PUBLIC ${core}/include PRIVATE ${core}/src)
target_compile_definitions(tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
# Its calls of scanner functions through pointers of another type are how tree-sitter is made.
target_compile_options(tree_sitter PRIVATE -w -O3 $<$<C_COMPILER_ID:Clang>:-fno-sanitize=function>)
if(INSIGHT_CHECKED_PARSER AND (CMAKE_BUILD_TYPE STREQUAL "Debug" OR INSIGHT_SANITIZE))
  set(checked INSIGHT_CHECKED_PARSER)
endif()
target_compile_definitions(tree_sitter PRIVATE ${checked})

# What would slow a fuzzer down threefold and teach it nothing: which numbers of its tables a parser compares, whether its sums are
# defined (`make asan` asks that), and where the core goes with its memory, an arena of ours that the address sanitizer doesn't see into.
if(INSIGHT_FUZZ)
  set(lightly -fno-sanitize=undefined -fno-sanitize-coverage=trace-cmp,indirect-calls)
  target_compile_options(tree_sitter PRIVATE -fno-sanitize=address,undefined,fuzzer-no-link)
endif()

# Scanners take their memory from where the core does; under a sanitizer from malloc, so that what they do with it is seen.
if(NOT INSIGHT_SANITIZE AND NOT INSIGHT_FUZZ)
  set(scanner_memory TREE_SITTER_REUSE_ALLOCATOR)
endif()

# A grammar is the folder that holds src/parser.c and, where the lexer needs one, src/scanner.c; or another one, named behind it.
function(grammar folder)
  string(MAKE_C_IDENTIFIER grammar_${folder} name)
  set(sources ${npm}/${folder}/src/parser.c ${ARGN})
  if(NOT ARGN AND EXISTS ${npm}/${folder}/src/scanner.c)
    list(APPEND sources ${npm}/${folder}/src/scanner.c)
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PRIVATE ${npm}/${folder}/src ${core}/include ${core}/src)
  target_compile_options(${name} PRIVATE -w -O2 ${lightly})
  target_compile_definitions(${name} PRIVATE ${checked} ${scanner_memory})
  set_source_files_properties(${npm}/${folder}/src/parser.c PROPERTIES COMPILE_OPTIONS "-include;${ours}/generated_lexer.h")
  target_link_libraries(grammars INTERFACE ${name})
endfunction()

# The same with its src/scanner.c changed: what stands there, and what is to stand there, in turn.
function(grammar_with_mended_scanner folder)
  file(READ ${npm}/${folder}/src/scanner.c text)
  math(EXPR last "${ARGC} - 2")
  foreach(i RANGE 1 ${last} 2)
    math(EXPR j "${i} + 1")
    string(FIND "${text}" "${ARGV${i}}" at)
    if(at EQUAL -1)
      message(FATAL_ERROR "The scanner of ${folder} has no `${ARGV${i}}` any more; see whether it still needs mending.")
    endif()
    string(REPLACE "${ARGV${i}}" "${ARGV${j}}" text "${text}")
  endforeach()
  set(mended ${CMAKE_BINARY_DIR}/grammars/${folder}/scanner.c)
  file(CONFIGURE OUTPUT ${mended} CONTENT "${text}" @ONLY)
  grammar(${folder} ${mended})
endfunction()

add_library(grammars INTERFACE)
target_link_libraries(grammars INTERFACE tree_sitter)
grammar(tree-sitter-javascript)
grammar(tree-sitter-typescript/typescript)
grammar(tree-sitter-typescript/tsx)
grammar(tree-sitter-python)
grammar(tree-sitter-java)
grammar(tree-sitter-go)
# Ruby's scanner keeps the length of a heredoc's word in one byte, and reads on behind the buffer if the word was longer than 255.
grammar_with_mended_scanner(tree-sitter-ruby
  "if (size + 2 + heredoc->word.size" "if (size + 5 + heredoc->word.size"
  "buffer[size++] = (char)heredoc->word.size;" "buffer[size++] = (char)heredoc->word.size; buffer[size++] = (char)(heredoc->word.size >> 8);"
  "uint8_t word_length = buffer[size++];" "unsigned word_length = (uint8_t)buffer[size++]; word_length |= (unsigned)(uint8_t)buffer[size++] << 8;")
grammar(tree-sitter-php/php)
grammar(tree-sitter-c-sharp)
grammar(@tree-sitter-grammars/tree-sitter-kotlin)
# YAML's scanner writes two bytes behind the buffer it is given when some 250 blocks stand within each other.
grammar_with_mended_scanner(@tree-sitter-grammars/tree-sitter-yaml
  "size < TREE_SITTER_SERIALIZATION_BUFFER_SIZE;" "size + 2 * sizeof(int16_t) <= TREE_SITTER_SERIALIZATION_BUFFER_SIZE;")
grammar(@tree-sitter-grammars/tree-sitter-hcl)
grammar(tree-sitter-json)
grammar(tree-sitter-bash)
grammar(tree-sitter-c)
grammar(tree-sitter-cpp)
grammar(tree-sitter-rust)
grammar(tree-sitter-scala)

# Swift's scanner asks for no memory at all for its state, reads on behind a directive's word where a file ends with one, and shifts
# a bit out of its number.
grammar_with_mended_scanner(tree-sitter-swift
  "calloc(0, sizeof" "calloc(1, sizeof"
  "if (expected_char != lexer->lookahead)" "if (expected_char == 0 || expected_char != lexer->lookahead)"
  "suppressing_symbols & 1 << suppressor" "suppressing_symbols & (UINT64_C(1) << suppressor)")
grammar(tree-sitter-solidity)
grammar(@tree-sitter-grammars/tree-sitter-lua)
grammar(tree-sitter-ocaml/grammars/ocaml)
grammar(tree-sitter-html)
grammar(@tree-sitter-grammars/tree-sitter-xml/xml)
