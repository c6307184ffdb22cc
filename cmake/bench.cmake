# kring_bench(): what ./dev bench needs. Not part of `all`.
function(kring_bench)
  get_property(libraries GLOBAL PROPERTY kring_libraries)
  add_executable(bench_data EXCLUDE_FROM_ALL bench/make_data.cpp)
  target_link_libraries(bench_data PRIVATE ${libraries} kring_warnings)
  add_executable(bench_records EXCLUDE_FROM_ALL bench/make_records.cpp bench/statements.cpp)
  target_link_libraries(bench_records PRIVATE ${libraries} kring_warnings)
  add_executable(bench_load EXCLUDE_FROM_ALL bench/load.cpp bench/connection.cpp bench/requests.cpp
                 bench/record_requests.cpp bench/statements.cpp)
  target_include_directories(bench_load PRIVATE ${PROJECT_SOURCE_DIR}/server)
  target_link_libraries(bench_load PRIVATE kring_warnings)
  add_executable(bench_sign_ins EXCLUDE_FROM_ALL bench/sign_ins.cpp bench/connection.cpp)
  target_link_libraries(bench_sign_ins PRIVATE kring_warnings)
endfunction()
