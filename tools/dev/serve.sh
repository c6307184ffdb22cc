# A Kring of its own for those who try the pages, on a free port, gone at the end.

# serve_demo PROGRAM: a server with the demo organisation. Sets KRING_URL.
serve_demo() {
  local program="$1" folder port
  folder="$(mktemp -d)"
  port="$(free_port)"
  step "Filling a hub with the demo organisation" "$program" demo --data "$folder"
  "$program" serve --data "$folder" --port "$port" >build/logs/serve.log 2>&1 </dev/null &
  local pid=$!
  at_exit "kill $pid 2>/dev/null; wait $pid 2>/dev/null; rm -rf '$folder'"
  await_server "$pid" "$port" || { tail -20 build/logs/serve.log >&2; fail "the server does not start"; }
  export KRING_URL="http://localhost:$port"
}
