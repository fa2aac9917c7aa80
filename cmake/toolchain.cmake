# Compiler settings shared by every target of this project: C++20, warnings as errors, optional sanitizers, ccache when it is there.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

find_program(INSIGHT_CCACHE ccache)
if(INSIGHT_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${INSIGHT_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${INSIGHT_CCACHE})
endif()

# Warnings are a property of our own targets only; third-party C is compiled as it comes.
add_library(insight_options INTERFACE)
target_compile_options(insight_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
target_include_directories(insight_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 reports these inside its own headers for inlined std::string and std::vector code.
  target_compile_options(insight_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds)
endif()

if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # libstdc++ 12's own std::stable_sort uses what it calls deprecated.
  target_compile_options(insight_options INTERFACE -Wno-deprecated-declarations)
endif()

if(INSIGHT_SANITIZE)
  add_compile_options(-fsanitize=${INSIGHT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${INSIGHT_SANITIZE})
endif()
if(INSIGHT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
