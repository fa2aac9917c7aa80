# Text that travels inside the binary: a library per kind of text whose one function gives name → content.
# embed_texts(TARGET NAMESPACE HEADER GLOB…) generates <build>/generated/embedded/HEADER.
function(embed_texts target namespace header)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${ARGN})
  list(FILTER files EXCLUDE REGEX "\\.test\\.yaml$")  # examples of rules about YAML
  list(SORT files)
  set(out ${CMAKE_BINARY_DIR}/generated/embedded)
  string(REPLACE ";" "\n" listing "${files}")
  file(GENERATE OUTPUT ${out}/${target}.list CONTENT "${listing}\n")
  add_custom_command(
    OUTPUT ${out}/${target}.cpp ${out}/${header}
    COMMAND ${CMAKE_COMMAND} -DLIST=${out}/${target}.list -DROOT=${CMAKE_SOURCE_DIR} -DNAMESPACE=${namespace}
            -DCPP=${out}/${target}.cpp -DHEADER=${out}/${header} -DHEADER_NAME=${header} -P ${CMAKE_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_script.cmake ${out}/${target}.list
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "Embedding ${target}")
  add_library(${target} STATIC ${out}/${target}.cpp ${out}/${header})
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()

embed_texts(migrations insight::embedded::migrations migrations.h ${CMAKE_SOURCE_DIR}/migrations/*.sql)
embed_texts(rules insight::embedded::rules rules.h ${CMAKE_SOURCE_DIR}/rules/*.yaml)
# BullMQ's own Lua, as the npm package has it: src/queue/bull/scripts.h takes the text out of the module around it.
set(bullmq ${CMAKE_SOURCE_DIR}/third_party/node_modules/bullmq/dist/cjs/scripts)
embed_texts(bull_scripts insight::embedded::bull_scripts bull_scripts.h ${bullmq}/addStandardJob-*.js ${bullmq}/addDelayedJob-*.js
            ${bullmq}/addPrioritizedJob-*.js ${bullmq}/moveToActive-*.js ${bullmq}/moveToFinished-*.js ${bullmq}/moveToDelayed-*.js
            ${bullmq}/retryJob-*.js ${bullmq}/moveJobFromActiveToWait-*.js ${bullmq}/extendLocks-*.js ${bullmq}/moveStalledJobsToWait-*.js
            ${bullmq}/updateProgress-*.js ${bullmq}/addLog-*.js ${bullmq}/removeJob-*.js)
