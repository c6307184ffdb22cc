# What ./dev tells whoever waits: one line a step, with the time that has passed; the noise of a step
# goes to build/logs, and is shown only where the step fails.

say() { printf '%s\n' "$*"; }

heading() { printf '\n— %s\n' "$*"; }

fail() {
  printf 'dev: %s\n' "$*" >&2
  exit 1
}

as_minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# step "Building the server" COMMAND… runs it and says how long it took. Returns its status.
step() {
  local what="$1" log began status=0
  shift
  mkdir -p build/logs
  log="$(log_of "$what")"
  began=$SECONDS
  if [ ! -t 1 ]; then printf '  %s …\n' "$what"; fi
  "$@" >"$log" 2>&1 </dev/null &
  local pid=$! said=$SECONDS
  while kill -0 "$pid" 2>/dev/null; do
    if [ -t 1 ]; then
      printf '\r\033[K  %s … %s  %s' "$what" "$(as_minutes $((SECONDS - began)))" "$(progress_in "$log")"
    elif ((SECONDS - said >= 30)); then
      printf '  %s … %s  %s\n' "$what" "$(as_minutes $((SECONDS - began)))" "$(progress_in "$log")"
      said=$SECONDS
    fi
    sleep 0.5
  done
  wait "$pid" || status=$?
  if [ -t 1 ]; then printf '\r\033[K'; fi
  if [ "$status" = 0 ]; then
    printf '  ✓ %s (%s)\n' "$what" "$(as_minutes $((SECONDS - began)))"
  else
    printf '  ✗ %s (%s). The end of %s:\n\n' "$what" "$(as_minutes $((SECONDS - began)))" "$log"
    tail -60 "$log" | sed 's/^/    /'
    printf '\n'
    printf '%s\n' "$log" >>build/failed
  fi
  return "$status"
}

# "[213/400]" of a build that runs.
progress_in() { tail -c 4000 "$1" 2>/dev/null | grep -aoE '\[[0-9]+/[0-9]+\]|[0-9]+ %' | tail -1 || true; }

# The log of a step, for those who show its closing lines.
log_of() { printf 'build/logs/%s.log' "$(printf '%s' "$1" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9-')"; }

# at_exit COMMAND… when ./dev ends, however it ends; the last added goes first.
at_exit_commands=()
at_exit() {
  at_exit_commands=("$*" "${at_exit_commands[@]}")
  trap run_at_exit EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}
run_at_exit() {
  local command
  for command in "${at_exit_commands[@]}"; do eval "$command" || true; done
}

# A TCP port of this machine that nobody listens on.
free_port() {
  local port
  for port in $(shuf -i 20000-29999 -n 50); do
    if ! port_is_taken "$port"; then
      echo "$port"
      return
    fi
  done
  fail "no free port found"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The status of GET $2 on port $1; nothing where nobody answers.
http_status() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
    IFS=' ' read -r -t 5 -u 3 _ status _ && printf '%s' "$status"
  ) 2>/dev/null || true
}

# await_server PID PORT: until it answers. Fails where it ends before.
await_server() {
  local patience=600
  while [ "$(http_status "$2" /healthz)" != 200 ]; do
    kill -0 "$1" 2>/dev/null || return 1
    ((patience-- > 0)) || return 1
    sleep 0.1
  done
}
