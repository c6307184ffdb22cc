# ./dev check --deep: what takes hours. All tests of the server with the sanitizers of addresses and undefined
# behaviour, then with that of threads, on both databases; and each fuzzer for an hour, with the lines of its
# parser that it reached. And whether the program that is packaged is hardened.
#
# KRING_FUZZ_SECONDS fuzzes for another time. KRING_DEEP names parts of it: "addresses threads fuzz hardened".

sanitizers_stop_at_the_first() {
  export ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1:abort_on_error=1"
  export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1"
  export TSAN_OPTIONS="halt_on_error=1:second_deadlock_stack=1:history_size=4"
}

# test_sanitized PRESET: without random places in memory, of which the thread sanitizer knows too few.
test_sanitized() {
  setarch "$(uname -m)" --addr-no-randomize \
    ctest --test-dir "build/$1" -j "$(nproc)" --output-on-failure --timeout 7200
}

what_sanitizers_found() {
  grep -aE -A 20 'ERROR: AddressSanitizer|WARNING: ThreadSanitizer|runtime error:|: Failure$' "$1" | head -120 || true
  grep -aE 'tests passed|tests failed' "$1" || true
}

# check_sanitized PRESET WHAT
check_sanitized() {
  need_server "$1" all
  step "Testing with the sanitizers of $2" test_sanitized "$1" && return
  what_sanitizers_found "$(log_of "Testing with the sanitizers of $2")"
  return 1
}

deep_check() {
  local status=0 parts="${KRING_DEEP:-addresses threads fuzz hardened}"
  # Fewer kills: each is many times slower, and what they try is tried by ./dev test.
  export KRING_KILL_SEEDS="${KRING_KILL_SEEDS:-25}" KRING_KILLS="${KRING_KILLS:-3}"
  heading "Checks that take hours: $parts"
  need_packages build test fuzz
  find_fixtures
  need_client
  sanitizers_stop_at_the_first
  if [[ " $parts " == *" addresses "* || " $parts " == *" threads "* ]]; then start_postgres; fi
  if [[ " $parts " == *" addresses "* ]]; then check_sanitized sanitize "addresses and undefined behaviour" || status=1; fi
  if [[ " $parts " == *" threads "* ]]; then check_sanitized threads threads || status=1; fi
  if [[ " $parts " == *" fuzz "* ]]; then dev_fuzz "${KRING_FUZZ_SECONDS:-3600}" || status=1; fi
  if [[ " $parts " == *" hardened "* ]]; then
    need_server release kring
    step "Looking whether the program is hardened" check_hardened build/release/bin/kring || status=1
  fi
  return "$status"
}
