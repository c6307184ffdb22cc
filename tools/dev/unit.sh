# ./dev unit: the server's and the client's tests that need no browser, on both databases.

# A cluster of its own, so that it does not meet one that somebody keeps running. The tests kill our processes
# and never the database's, nor the power: what it was told to keep need not reach the disk.
start_postgres() {
  export KRING_POSTGRES_OPTIONS="-c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
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
run_ctest() { ctest --test-dir build/dev -j $((3 * $(nproc))) --output-on-failure --timeout 1200 "$@"; }

# "NAME DIGEST" of each of the server's tests, by the program it runs, how, and what that reads. The checks of
# the house read the whole source, take a second, and are not among them.
what_tests_are_made_of() {
  local around
  around="$(digest_here build/dev/bin/kring server/tests/contract/*.txt)"
  ctest --test-dir build/dev --show-only=json-v1 | node -e '
    const { createHash } = require("node:crypto");
    const { readFileSync } = require("node:fs");
    const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");
    const programs = new Map();
    for (const { name, command, properties } of JSON.parse(readFileSync(0)).tests) {
      if (name.startsWith("check_")) continue;
      const program = command[0];
      if (!programs.has(program)) programs.set(program, sum(readFileSync(program)));
      const stories = program.endsWith("/stories_test") ? process.argv[1] : process.argv[2];
      console.log(name, sum(JSON.stringify([programs.get(program), command, properties, stories])));
    }' "$around" "$(digest_here server/tests/contract/*.txt)"
}

# Those that have not passed as they are now.
test_server() {
  local made name digest left_out=() status=0
  made="$(what_tests_are_made_of)"
  while read -r name digest; do
    ! has_passed "$name" "$digest" || left_out+=("$name")
  done <<<"$made"
  step "Testing the server" run_ctest -E "^($(IFS='|' && echo "${left_out[*]:-none}"))\$" || status=1
  if [ "${#left_out[@]}" -gt 0 ]; then
    say "  – ${#left_out[@]} tests passed before, made of the same" | tee -a "$(log_of "Testing the server")"
  fi
  while read -r name digest; do
    ! grep -qE " $name \.+ +Passed" "$(log_of "Testing the server")" || note_passed "$name" "$digest"
  done <<<"$made"
  return "$status"
}

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
  test_server || { status=1 && show_failures; }
  step "Testing the client" run_vitest || status=1
  closing_lines_of unit
  return "$status"
}
