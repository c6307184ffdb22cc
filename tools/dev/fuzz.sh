# ./dev fuzz [SECONDS]: each fuzzer over its committed corpus and then for SECONDS (20) of its own, and how
# many lines of its parser that has reached. What it finds new stays in build/fuzz/corpus; what breaks
# something is kept in build/fuzz/found and makes this fail.

configure_fuzzers() {
  cmake --preset fuzz -DCMAKE_CXX_FLAGS="-fprofile-instr-generate -fcoverage-mapping"
}

fuzzers() {
  local source
  for source in server/tests/fuzz/*_fuzz.cpp; do basename "$source" _fuzz.cpp; done
}

log_of_fuzzer() { printf 'build/logs/fuzzing-%s.log' "$1"; }

# run_fuzzer NAME SECONDS: notes NAME in build/fuzz/broken where it finds something.
run_fuzzer() {
  local name="$1" seconds="$2"
  mkdir -p "build/fuzz/corpus/$name"
  LLVM_PROFILE_FILE="build/fuzz/$name.profraw" "build/fuzz/bin/${name}_fuzz" -max_total_time="$seconds" \
    -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="build/fuzz/found/$name-" \
    "build/fuzz/corpus/$name" "server/tests/fuzz/corpus/$name" >"$(log_of_fuzzer "$name")" 2>&1 ||
    { echo "$name" >>build/fuzz/broken; tail -40 "$(log_of_fuzzer "$name")"; }
}

# As many at a time as there are processors.
run_fuzzers() {
  local seconds="$1" name
  shift
  mkdir -p build/fuzz/found
  rm -f build/fuzz/broken
  for name in "$@"; do
    while (($(jobs -pr | wc -l) >= $(nproc))); do wait -n; done
    run_fuzzer "$name" "$seconds" &
  done
  wait
  [ ! -e build/fuzz/broken ]
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

# The inputs themselves, so that they can be tried again elsewhere.
what_fuzzers_found() {
  [ -f build/fuzz/broken ] || return 0
  local name file
  while read -r name; do
    grep -aE 'broken promise|ERROR: |Assertion' "$(log_of_fuzzer "$name")" | head -5 || true
    for file in "build/fuzz/found/$name"-*; do
      [ ! -f "$file" ] || echo "    $(basename "$file"): $(base64 -w0 "$file" | head -c 4000)"
    done
  done <build/fuzz/broken
}

inputs_of() { awk '/number_of_executed_units/ {print $2}' "$(log_of_fuzzer "$1")"; }

dev_fuzz() {
  # Coverage is told by the sources' whole paths, which a compiler cache may otherwise shorten.
  export CCACHE_BASEDIR=
  local seconds="${1:-20}" name status=0 names
  heading "Fuzzers, $seconds s each"
  need_packages build fuzz
  mapfile -t names < <(fuzzers)
  if [ ! -f build/fuzz/build.ninja ]; then step "Configuring the fuzzers" configure_fuzzers; fi
  step "Building the fuzzers" compile fuzz "${names[@]/%/_fuzz}"
  step "Fuzzing ${#names[@]} parsers" run_fuzzers "$seconds" "${names[@]}" || status=1
  for name in "${names[@]}"; do
    if grep -qxs "$name" build/fuzz/broken; then
      echo "fuzz $name: BROKEN, see build/fuzz/found"
    else
      echo "fuzz $name: $(inputs_of "$name") inputs, $(line_coverage_of "$name")"
    fi
  done >build/logs/fuzzers.log
  closing_lines_of fuzz
  return "$status"
}
