# kring_fuzzers(): with KRING_FUZZ, a program for each server/tests/fuzz/NAME_fuzz.cpp, and a test
# that runs it over its committed corpus, server/tests/fuzz/corpus/NAME/. Needs clang.
function(kring_fuzzers)
  if(NOT KRING_FUZZ)
    return()
  endif()
  # Parsers of foreign bytes live on the platform: no need to build what stands on it.
  get_property(libraries GLOBAL PROPERTY kring_libraries)
  list(FILTER libraries INCLUDE REGEX "^(base|platform_)")
  file(GLOB fuzzers CONFIGURE_DEPENDS server/tests/fuzz/*_fuzz.cpp)
  foreach(source ${fuzzers})
    get_filename_component(program ${source} NAME_WE)
    string(REGEX REPLACE "_fuzz$" "" name ${program})
    add_executable(${program} ${source})
    target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/server)
    target_link_libraries(${program} PRIVATE ${libraries} kring_warnings)
    target_link_options(${program} PRIVATE -fsanitize=fuzzer)
    file(GLOB corpus CONFIGURE_DEPENDS server/tests/fuzz/corpus/${name}/*)
    add_test(NAME ${program} COMMAND ${program} -timeout=10 ${corpus})
  endforeach()
  # It reads what was rendered with the tests' own strict reader.
  foreach(program markdown_fuzz html_fuzz)
    target_sources(${program} PRIVATE server/tests/support/allowed_html.cpp)
  endforeach()
  # Two parsers of one module's own standard: they need that module and what is below it.
  foreach(program statements_fuzz multipart_fuzz)
    target_link_libraries(${program} PRIVATE hub_learning_records)
  endforeach()
endfunction()

# The libraries are built for fuzzing too, or there would be nothing to be guided by; so this file
# is included before they are named. g++ is the compiler that must have no complaint; clang's own
# warnings are not errors here.
if(KRING_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
  target_compile_options(kring_warnings INTERFACE -Wno-error)
endif()
