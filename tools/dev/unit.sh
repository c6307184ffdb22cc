# ./dev unit: the server's and the client's tests that need no browser, on both databases.

# A cluster of its own, so that it does not meet one that somebody keeps running.
start_postgres() {
  export KRING_POSTGRES_FOLDER="$PWD/build/postgres-of-tests"
  step "Starting a PostgreSQL for the tests" tools/postgres start
  at_exit "tools/postgres stop"
  KRING_TEST_POSTGRES="$(tools/postgres url)"
  export KRING_TEST_POSTGRES KRING_REQUIRE_POSTGRES=1
}

# The fixtures lie beside the project, not in it.
find_fixtures() {
  export KRING_FIXTURES="${KRING_FIXTURES:-$PWD/../shared/fixtures}"
  if [ -d "$KRING_FIXTURES" ]; then return; fi
  if [ "${CI:-}" = true ]; then fail "the fixtures are absent: set KRING_FIXTURES"; fi
  say "  – there are no fixtures (KRING_FIXTURES): tests that need them are skipped"
}

# More at a time than there are processors: the long ones wait for the disk, as what they test does.
run_ctest() { ctest --test-dir build/dev -j $((3 * $(nproc))) --output-on-failure --timeout 1200; }

# The end of a log is that of the slowest program: what failed stands further up.
show_failures() {
  grep -aE -A 12 ': Failure$|^unknown file|terminate called|AddressSanitizer' "$(log_of "Testing the server")" |
    grep -av '^\[       OK' | head -120 || true
  grep -a '^\[  FAILED  \]' "$(log_of "Testing the server")" | sort -u | head -40 || true
}

run_vitest() { (cd web && npm test); }

dev_unit() {
  local status=0
  heading "Unit tests"
  need_packages build test
  find_fixtures
  # The server carries the client inside it, so the client is built first.
  need_client
  need_server dev all
  start_postgres
  step "Testing the server" run_ctest || { status=1 && show_failures; }
  step "Testing the client" run_vitest || status=1
  closing_lines_of unit
  return "$status"
}
