# kring_module(NAME FOLDER): a static library of the folder's sources (its own files only, not those
# of folders below it), and NAME_test from its *_test.cpp. A folder without sources is left out.
# Libraries may include downwards; who may include whom is checked from tools/layers.txt, so every
# module simply links all that came before it.
set_property(GLOBAL PROPERTY kring_libraries "")

function(kring_module name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  get_property(before GLOBAL PROPERTY kring_libraries)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/server)
    target_link_libraries(${name} PUBLIC kring_dependencies ${before} PRIVATE kring_warnings)
    set_property(GLOBAL PROPERTY kring_libraries ${name} ${before})
  endif()
  set_property(GLOBAL APPEND PROPERTY kring_test_sources ${tests})
  if(tests)
    set_property(GLOBAL APPEND PROPERTY kring_tested ${name})
    set_property(GLOBAL PROPERTY kring_tests_of_${name} ${tests})
  endif()
endfunction()

# kring_embed(FOLDER …): the folders' files as a library of bytes, read through
# platform/embedded/embedded.h. Everything else may use it, so it comes first.
function(kring_embed)
  set(table ${PROJECT_BINARY_DIR}/embedded/table.cpp)
  string(REPLACE ";" "|" folders "${ARGN}")
  add_custom_target(embedded_table
    COMMAND ${CMAKE_COMMAND} -DPROJECT=${PROJECT_SOURCE_DIR} -DFOLDERS=${folders} -DOUTPUT=${table}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    BYPRODUCTS ${table} VERBATIM)
  kring_module(platform_embedded server/platform/embedded)
  target_sources(platform_embedded PRIVATE ${table})
  add_dependencies(platform_embedded embedded_table)
  set_source_files_properties(${table} PROPERTIES GENERATED TRUE)
endfunction()

# What tests share, by floor: mold takes a member out of an archive even where only a shared library
# knows one of its names, so what stands on higher floors must not lie beside what all tests use.
function(kring_test_support)
  file(GLOB support CONFIGURE_DEPENDS server/tests/support/*.cpp)
  set(of_api ${support})
  set(of_hub ${support})
  list(FILTER of_api INCLUDE REGEX "/(api_client|toy_api)\\.cpp$")
  list(FILTER of_hub INCLUDE REGEX "/(world|hub_under_test|story|followers_check)\\.cpp$")
  list(FILTER support EXCLUDE REGEX "/(api_client|toy_api|world|hub_under_test|story|followers_check)\\.cpp$")
  get_property(libraries GLOBAL PROPERTY kring_libraries)
  add_library(test_support STATIC ${support})
  target_link_libraries(test_support PUBLIC platform_db platform_embedded GTest::gmock
                        ${RAPIDCHECK_LIBRARY} PRIVATE kring_warnings)
  target_include_directories(test_support PUBLIC ${PROJECT_SOURCE_DIR}/server)
  add_library(test_support_api STATIC ${of_api})
  target_link_libraries(test_support_api PUBLIC test_support platform_api PRIVATE kring_warnings)
  add_library(test_support_hub STATIC ${of_hub})
  target_link_libraries(test_support_hub PUBLIC test_support_api ${libraries} PRIVATE kring_warnings)
endfunction()

# The program, and the test programs: those may use every library, so they come last.
function(kring_programs)
  get_property(libraries GLOBAL PROPERTY kring_libraries)
  if(EXISTS ${PROJECT_SOURCE_DIR}/server/app/main.cpp)
    add_executable(kring server/app/main.cpp)
    target_link_libraries(kring PRIVATE ${libraries} kring_warnings)
  endif()
  kring_test_support()
  get_property(tested GLOBAL PROPERTY kring_tested)
  foreach(name ${tested})
    get_property(tests GLOBAL PROPERTY kring_tests_of_${name})
    kring_test(${name}_test ${tests})
  endforeach()
  foreach(kind stories contract)
    file(GLOB tests CONFIGURE_DEPENDS server/tests/${kind}/*_test.cpp)
    if(tests)
      kring_test(${kind}_test ${tests})
    endif()
  endforeach()
  kring_access_matrix()
  kring_killed_server()
endfunction()

# Some stories are told to the program itself, which is killed in the middle.
function(kring_killed_server)
  target_sources(stories_test PRIVATE
    server/tests/stories/kring_process.cpp server/tests/stories/served_hub.cpp
    server/tests/stories/busy_hub.cpp server/tests/stories/busy_lms.cpp
    server/tests/stories/wire_check.cpp)
  target_compile_definitions(stories_test PRIVATE KRING_PROGRAM="$<TARGET_FILE:kring>")
  add_dependencies(stories_test kring)
  # These take longest by far, so each database has a process of its own.
  set_tests_properties(stories_test PROPERTIES ENVIRONMENT "GTEST_FILTER=-*TheServer*:*TheRecordStore*")
  foreach(database sqlite postgres)
    add_test(NAME killed_server_on_${database} COMMAND stories_test)
    set_tests_properties(killed_server_on_${database} PROPERTIES
      COST 200 ENVIRONMENT "GTEST_FILTER=On/TheServer.*/${database}")
    add_test(NAME killed_record_store_on_${database} COMMAND stories_test)
    set_tests_properties(killed_record_store_on_${database} PROPERTIES
      COST 150 ENVIRONMENT "GTEST_FILTER=On/TheRecordStore.*/${database}")
  endforeach()
endfunction()

# The access matrix takes away the gate of one route after another: the files that decide who may
# do what are built once more for it, with a gate that opens.
function(kring_access_matrix)
  target_sources(contract_test PRIVATE
    server/tests/contract/access_matrix.cpp server/tests/contract/specimens.cpp
    server/platform/api/call.cpp server/platform/api/weakening.cpp server/hub/access/access.cpp
    server/hub/identity/api_tokens.cpp server/hub/identity/sessions.cpp
    server/hub/directory/directory.cpp
    server/hub/learning_records/client_gate.cpp)
  target_compile_definitions(contract_test PRIVATE KRING_WEAKENABLE
    KRING_ACCESS_MATRIX="${PROJECT_SOURCE_DIR}/server/tests/contract/access_matrix.txt")
endfunction()

# The tests of the lower floors are linked without the modules above them.
macro(kring_test test)
  set(name ${test})
  add_executable(${name} ${ARGN})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/server)
  if(name STREQUAL "platform_api_test")
    target_link_libraries(${name} PRIVATE test_support_api)
  elseif(name MATCHES "^(base|platform_.*)_test$")
    string(REGEX REPLACE "_test$" "" module ${name})
    target_link_libraries(${name} PRIVATE test_support ${module})
  else()
    target_link_libraries(${name} PRIVATE test_support_hub)
  endif()
  target_link_libraries(${name} PRIVATE GTest::gmock_main kring_warnings)
  add_test(NAME ${name} COMMAND ${name})
  # What takes minutes is begun first.
  if(name MATCHES "^(platform_db|platform_journal|platform_jobs)_test$")
    set_tests_properties(${name} PROPERTIES COST 100)
  endif()
endmacro()
