# The tree-sitter core and its grammars, compiled from their npm sources (third_party/, `npm ci`).
set(npm ${CMAKE_SOURCE_DIR}/third_party/node_modules)
if(NOT EXISTS ${npm}/tree-sitter)
  message(FATAL_ERROR "The grammars are missing. Run `make setup` (it does `npm ci` in third_party/).")
endif()

add_library(tree_sitter STATIC ${npm}/tree-sitter/vendor/tree-sitter/lib/src/lib.c)
target_include_directories(tree_sitter PUBLIC ${npm}/tree-sitter/vendor/tree-sitter/lib/include
  PRIVATE ${npm}/tree-sitter/vendor/tree-sitter/lib/src)
target_compile_definitions(tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
# Its calls of scanner functions through pointers of another type are how tree-sitter is made.
target_compile_options(tree_sitter PRIVATE -w -O2 $<$<C_COMPILER_ID:Clang>:-fno-sanitize=function>)

# What would slow a fuzzer down threefold and teach it nothing: which numbers of its tables a parser compares, whether its sums are
# defined (`make asan` asks that), and where the core goes with its memory, an arena of ours that the address sanitizer doesn't see into.
if(INSIGHT_FUZZ)
  set(lightly -fno-sanitize=undefined -fno-sanitize-coverage=trace-cmp,indirect-calls)
  target_compile_options(tree_sitter PRIVATE -fno-sanitize=address,undefined,fuzzer-no-link)
endif()

# A grammar is the folder that holds src/parser.c and, where the lexer needs one, src/scanner.c.
function(grammar folder)
  string(MAKE_C_IDENTIFIER grammar_${folder} name)
  set(sources ${npm}/${folder}/src/parser.c)
  if(EXISTS ${npm}/${folder}/src/scanner.c)
    list(APPEND sources ${npm}/${folder}/src/scanner.c)
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PRIVATE ${npm}/${folder}/src)
  target_compile_options(${name} PRIVATE -w -O2 ${lightly})
  target_link_libraries(grammars INTERFACE ${name})
endfunction()

add_library(grammars INTERFACE)
target_link_libraries(grammars INTERFACE tree_sitter)
grammar(tree-sitter-javascript)
grammar(tree-sitter-typescript/typescript)
grammar(tree-sitter-typescript/tsx)
grammar(tree-sitter-python)
grammar(tree-sitter-java)
grammar(tree-sitter-go)
grammar(tree-sitter-ruby)
grammar(tree-sitter-php/php)
grammar(tree-sitter-c-sharp)
grammar(@tree-sitter-grammars/tree-sitter-kotlin)
grammar(@tree-sitter-grammars/tree-sitter-yaml)
grammar(@tree-sitter-grammars/tree-sitter-hcl)
grammar(tree-sitter-json)
grammar(tree-sitter-bash)
grammar(tree-sitter-c)
grammar(tree-sitter-cpp)
grammar(tree-sitter-rust)
grammar(tree-sitter-scala)
