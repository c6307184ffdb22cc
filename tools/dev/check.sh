# ./dev check [--all]: what a machine can tell of the source without trying it. clang-tidy, which is slow,
# looks at the files that differ from what others have, or at all of them with --all. With --deep: deep.sh.

cpp_files() { git ls-files 'server/*.cpp' 'server/*.h' 'bench/*.cpp' 'bench/*.h' 'tools/*.cpp' 'tools/*.h'; }

check_format() { cpp_files | xargs -P "$(nproc)" -n 16 clang-format-14 --dry-run -Werror; }

linted=('server/*.cpp' 'bench/*.cpp' 'tools/*.cpp')

# What differs from what others have, or from the commit before.
changed_files() {
  local base
  base="$(git merge-base HEAD origin/main 2>/dev/null || true)"
  if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
    base="$(git rev-parse -q --verify HEAD~1 || git rev-parse HEAD)"
  fi
  git diff --name-only --diff-filter=d "$base" -- "${linted[@]}"
}

lint() {
  local files
  if [ "$1" = --all ]; then files="$(git ls-files "${linted[@]}")"; else files="$(changed_files)"; fi
  # Fuzzers are built by clang alone, with another configuration.
  files="$(grep -v _fuzz <<<"$files" || true)"
  [ -n "$files" ] || { echo "no file has changed"; return; }
  xargs -P "$(nproc)" -n 4 clang-tidy-14 -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option <<<"$files"
}

check_house() {
  local rule status=0
  for rule in layers words sentences notices; do build/dev/bin/check_house . "$rule" || status=1; done
  return "$status"
}

check_api() {
  build/dev/bin/kring openapi >build/openapi.json && diff -u api/openapi.json build/openapi.json ||
    { echo "api/openapi.json is not what the routes say: build/dev/bin/kring openapi >api/openapi.json"; return 1; }
  (cd web && npx openapi-typescript ../api/openapi.json -o ../build/schema.d.ts) &&
    diff -u web/src/lib/api/schema.d.ts build/schema.d.ts ||
    { echo "the client's types are not those of the API: cd web && npm run api"; return 1; }
}

check_privacy() {
  build/dev/bin/kring privacy >build/privacy.md && diff -u docs/privacy.md build/privacy.md ||
    { echo "docs/privacy.md is not what members are told: build/dev/bin/kring privacy >docs/privacy.md"; return 1; }
}

# Takes the gate of each route away in turn, and sees the access matrix turn red.
check_gates() {
  build/dev/bin/contract_test --gtest_filter='AccessMatrix*gate*' | tee build/gates.log
  # A filter that fits no test passes too.
  grep -qE 'PASSED.* [1-9][0-9]* test' build/gates.log && ! grep -q FAILED build/gates.log
}

# Types on one processor, style on the other.
check_client() {
  local types style=0
  (cd web && npm run check:types) &
  types=$!
  (cd web && npm run check:style) || style=1
  wait "$types" && [ "$style" = 0 ]
}

dev_check() {
  if [ "${1:-}" = --deep ]; then
    deep_check
    return
  fi
  local status=0
  heading "Checks"
  need_packages build check
  need_client
  need_server dev check_house kring contract_test
  step "Checking the format" check_format || status=1
  step "Checking layers, words, sentences and notices" check_house || status=1
  step "Comparing the API with its description" check_api || status=1
  step "Comparing what is kept about people with its page" check_privacy || status=1
  step "Taking away each route's gate" check_gates || status=1
  step "Checking the client" check_client || status=1
  step "Linting ${1:-what has changed}" lint "${1:-changed}" || status=1
  return "$status"
}
