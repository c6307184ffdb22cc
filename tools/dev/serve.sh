# A Kring of its own for those who try the pages, on a free port, gone at the end.

# serve_folder PROGRAM FOLDER LOG: a server on that folder, which goes with it. Sets KRING_URL.
serve_folder() {
  local program="$1" folder="$2" log="$3" port
  port="$(free_port)"
  "$program" serve --data "$folder" --port "$port" >"$log" 2>&1 </dev/null &
  local pid=$!
  at_exit "kill $pid 2>/dev/null; wait $pid 2>/dev/null; rm -rf '$folder'"
  await_server "$pid" "$port" || { tail -20 "$log" >&2; fail "the server does not start"; }
  export KRING_URL="http://localhost:$port"
}

# serve_demo PROGRAM: one with the demo organisation and an import.
serve_demo() {
  local program="$1" folder
  folder="$(mktemp -d)"
  step "Filling a hub with the demo organisation" "$program" demo --data "$folder"
  step "Bringing in what was written elsewhere" "$program" import stackexchange web/e2e/dump \
    --community "Building data that means something" --data "$folder"
  serve_folder "$program" "$folder" build/logs/serve.log
}

# serve_empty PROGRAM: one on which nobody has an account yet.
serve_empty() { serve_folder "$1" "$(mktemp -d)" build/logs/serve-empty.log; }
