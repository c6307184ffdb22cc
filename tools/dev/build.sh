# Building: the server with CMake, the client with Vite. Both build only what has changed.

configure() { cmake --preset "$1"; }

compile() {
  local preset="$1"
  shift
  cmake --build "build/$preset" -j "$(nproc)" --target "$@"
}

# need_server PRESET TARGET…
need_server() {
  local preset="$1"
  shift
  need_packages build
  if [ ! -f "build/$preset/build.ninja" ]; then step "Configuring the $preset build" configure "$preset"; fi
  step "Building the server ($preset)" compile "$preset" "$@"
}

build_client() { (cd web && npm run build); }

# What the client is made of, as one digest.
client_digest() {
  (
    cd web
    find . \( -name node_modules -o -name build -o -name .svelte-kit -o -name e2e \
      -o -name test-results \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum
  )
}

# The client as web/build, which the server carries inside it: build it before the server.
need_client() {
  need_client_packages
  local now before=""
  now="$(client_digest)"
  [ ! -f build/client-digest ] || before="$(cat build/client-digest)"
  if [ "$now" != "$before" ] || [ ! -f web/build/index.html ]; then
    step "Building the client" build_client
    mkdir -p build
    printf '%s' "$now" >build/client-digest
  fi
}
