# ./dev run: from a fresh machine to a hub one can sign in to; serves until Ctrl-C.

# The folder appears whole or not at all, so that an interrupted first run is simply begun again.
make_demo() {
  rm -rf "$1.unfinished" && build/release/bin/kring demo --data "$1.unfinished" && mv "$1.unfinished" "$1"
}

print_who_to_sign_in_as() {
  node --input-type=module - "$1" <<'JS'
const origin = process.argv[2];
const { name, demo_people = [] } = await (await fetch(`${origin}/api/v1/organisation`)).json();
console.log(`\n  ${name} is open on ${origin}\n`);
if (demo_people.length) {
  console.log(`  Sign in as one of these, with the password “${demo_people[0].password}”:\n`);
  const width = Math.max(...demo_people.map(({ email }) => email.length));
  for (const { email, name, about } of demo_people) console.log(`    ${email.padEnd(width)}  ${name}: ${about.en}`);
}
console.log('\n  Ctrl-C stops it.');
JS
}

dev_run() {
  local port="${KRING_PORT:-8080}" data="${KRING_DATA:-data}" server
  if port_is_taken "$port"; then
    fail "somebody listens on port $port already. Choose another: KRING_PORT=$((port + 1)) ./dev run"
  fi
  heading "Building Kring"
  need_packages build
  need_client
  need_server release kring
  if [ ! -e "$data" ]; then step "Filling $data with the demo organisation" make_demo "$data"; fi
  KRING_LOG_LEVEL="${KRING_LOG_LEVEL:-warning}" \
    build/release/bin/kring serve --data "$data" --port "$port" >build/logs/serve.log &
  server=$!
  at_exit "kill $server 2>/dev/null; wait $server 2>/dev/null"
  if ! await_server "$server" "$port"; then
    cat build/logs/serve.log >&2
    fail "the server does not start"
  fi
  grep -A1 'makes the administrator' build/logs/serve.log || true
  print_who_to_sign_in_as "http://localhost:$port"
  wait "$server"
}
