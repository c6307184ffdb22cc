# ./dev fuzz [SECONDS]: each fuzzer over its committed corpus and then for SECONDS (20) of its own, and how
# many lines of its parser that has reached. What it finds new stays in build/fuzz/corpus; what breaks
# something is kept in build/fuzz/found and makes this fail.

configure_fuzzers() {
  cmake --preset fuzz -DCMAKE_CXX_FLAGS="-fprofile-instr-generate -fcoverage-mapping"
}

fuzzers() {
  local source
  for source in server/tests/fuzz/*_fuzz.cpp; do basename "$source" .cpp; done
}

run_fuzzer() {
  local name="${1%_fuzz}" seconds="$2"
  mkdir -p "build/fuzz/corpus/$name" build/fuzz/found
  LLVM_PROFILE_FILE="build/fuzz/$name.profraw" "build/fuzz/bin/$1" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="build/fuzz/found/$name-" \
    "build/fuzz/corpus/$name" "server/tests/fuzz/corpus/$name"
}

# server/tests/fuzz/parsers.txt says which files a fuzzer is after.
line_coverage_of() {
  local name="$1" files
  mapfile -t files < <(awk -v name="$name:" '$1 == name {for (i = 2; i <= NF; ++i) print "server/" $i}' \
    server/tests/fuzz/parsers.txt)
  if [ "${#files[@]}" = 0 ]; then echo "no parser named in server/tests/fuzz/parsers.txt" && return; fi
  llvm-profdata-14 merge -sparse "build/fuzz/$name.profraw" -o "build/fuzz/$name.profdata"
  llvm-cov-14 report "build/fuzz/bin/${name}_fuzz" -instr-profile="build/fuzz/$name.profdata" "${files[@]}" |
    awk '$1 == "TOTAL" {printf "%d of %d lines of the parser reached (%s)\n", $8 - $9, $8, $10}'
}

inputs_of() { awk '/number_of_executed_units/ {print $2}' "$(log_of "Fuzzing $1")"; }

dev_fuzz() {
  local seconds="${1:-20}" fuzzer name status=0 all
  heading "Fuzzers, $seconds s each"
  need_packages build fuzz
  mapfile -t all < <(fuzzers)
  if [ ! -f build/fuzz/build.ninja ]; then step "Configuring the fuzzers" configure_fuzzers; fi
  step "Building the fuzzers" compile fuzz "${all[@]}"
  : >build/logs/fuzzers.log
  for fuzzer in "${all[@]}"; do
    name="${fuzzer%_fuzz}"
    if step "Fuzzing $name" run_fuzzer "$fuzzer" "$seconds"; then
      echo "fuzz $name: $(inputs_of "$name") inputs, $(line_coverage_of "$name")" >>build/logs/fuzzers.log
    else
      echo "fuzz $name: BROKEN, see build/fuzz/found" >>build/logs/fuzzers.log
      status=1
    fi
  done
  closing_lines_of fuzz
  return "$status"
}
