# kring_checks(): the house's own rules, checked on its source text, as tests.
function(kring_checks)
  add_library(check STATIC tools/check/sources.cpp tools/check/layers.cpp tools/check/glossary.cpp
              tools/check/sentences.cpp tools/check/notices.cpp)
  target_include_directories(check PUBLIC tools/check)
  target_link_libraries(check PUBLIC Boost::json PRIVATE kring_warnings)
  add_executable(check_house tools/check/main.cpp)
  target_link_libraries(check_house PRIVATE check kring_warnings)
  foreach(rule layers words sentences notices)
    add_test(NAME check_${rule} COMMAND check_house ${PROJECT_SOURCE_DIR} ${rule})
  endforeach()
  add_executable(check_test tools/check/check_test.cpp)
  target_link_libraries(check_test PRIVATE check GTest::gmock_main kring_warnings)
  add_test(NAME check_test COMMAND check_test)
endfunction()
# What is written for people and held to the code by tests.
set_source_files_properties(server/tests/contract/schema_test.cpp
                            server/hub/own_records/profile_test.cpp PROPERTIES
  COMPILE_DEFINITIONS "KRING_SOURCE=\"${PROJECT_SOURCE_DIR}\"")
