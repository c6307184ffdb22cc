# ./dev test [--afresh]: everything; what has passed as it is now is left out, unless it is to be tried afresh.
# Goes on after a failure, so that one run tells all of them, and ends with the closing lines of each runner.

dev_test() {
  local part failed=()
  if [ "${1:-}" != --afresh ] && [ "${CI:-}" != true ]; then export KRING_LEAVE_OUT_PASSED=1; fi
  forget_old_passes
  # So often is a process killed in the middle, on each database.
  export KRING_KILL_SEEDS="${KRING_KILL_SEEDS:-500}"
  # And so often the server itself, under load.
  export KRING_KILLS="${KRING_KILLS:-50}"
  # Each part is a process of its own: what it started ends with it.
  rm -f build/logs/*.log build/fuzz/broken
  for part in check unit e2e proxy probe fuzz; do
    rm -f build/failed
    ./dev "$part" && continue
    failed+=("$part")
    touch build/failed && mv build/failed "build/failed-in-$part"
  done
  heading "What the runners said"
  for part in unit e2e proxy probe fuzz; do closing_lines_of "$part"; done
  if [ "${#failed[@]}" -gt 0 ]; then
    heading "What failed"
    for part in "${failed[@]}"; do what_failed_in "$part"; done
    say "FAILED after $(as_minutes $SECONDS): ${failed[*]}"
    return 1
  fi
  say "All is well, after $(as_minutes $SECONDS)."
}

# The last lines that a part's runners printed themselves.
closing_lines_of() {
  case "$1" in
    unit)
      closing_lines "Testing the server" 'tests passed|tests failed|^Total Test time|passed before'
      closing_lines "Testing the client" '^ +(Test Files|Tests) '
      ;;
    e2e)
      closing_lines "Trying every page and every act" '^ +[0-9]+ (passed|failed|flaky|skipped|did not run)|passed before'
      closing_lines "Opening hostile Markdown in a browser" '.'
      ;;
    proxy) closing_lines "Asking through the proxy and past it" 'holds|HOLD|passed before' ;;
    probe) closing_lines "Probing" 'probes:|passed before' ;;
    fuzz) [ ! -f build/logs/fuzzers.log ] || sed 's/^/    /' build/logs/fuzzers.log ;;
  esac
}

closing_lines() {
  local log
  log="$(log_of "$1")"
  [ ! -f "$log" ] || grep -aE "$2" "$log" | tail -4 | sed 's/\x1b\[[0-9;]*m//g; s/^ */    /' || true
}

# Of each step of a part that failed. Last, since a machine that keeps only the end of a run keeps this.
what_failed_in() {
  local log
  while read -r log; do
    case "$log" in
      "$(log_of "Testing the server")") show_failures | tail -60 ;;
      "$(log_of "Trying every page and every act")")
        grep -aE -A 12 '^ +[0-9]+\) ' "$log" | sed 's/\x1b\[[0-9;]*m//g' | grep -avE '^(--)?$' | head -80 || true
        ;;
      "$(log_of "Asking through the proxy and past it")")
        tail -qn 10 "$log" build/logs/{proxied,nginx}.log || true
        ;;
      *) tail -40 "$log" ;;
    esac
  done <"build/failed-in-$1"
  if [ "$1" = fuzz ]; then what_fuzzers_found; fi
}
