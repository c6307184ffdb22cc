# Debian packages. tools/setup/packages.txt says which, in sections: [build] is what ./dev run needs.

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "packages are missing and this is neither root nor is there sudo. As root: $*"
  fi
}

packages_in() {
  local section
  for section in "$@"; do
    awk -v wanted="[$section]" '/^\[/ {on = ($1 == wanted)} on && /^[a-z0-9]/ {print $1}' \
      tools/setup/packages.txt
  done | sort -u
}

missing_of() {
  local there
  there="$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null |
    awk '$1 == "ii" {print $2}' || true)"
  comm -23 <(printf '%s\n' "$@" | sort -u) <(printf '%s\n' "$there" | sort -u)
}

install_packages() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# need_packages SECTION…: installs what is missing of these sections.
need_packages() {
  command -v dpkg-query >/dev/null ||
    fail "this is no Debian: install what tools/setup/packages.txt lists, or use a container"
  local wanted missing clash
  mapfile -t wanted < <(packages_in "$@")
  mapfile -t missing < <(missing_of "${wanted[@]}")
  [ "${#missing[@]}" -gt 0 ] && [ -n "${missing[0]}" ] || return 0
  if [[ " ${missing[*]} " == *" libboost1.81-dev "* ]]; then
    clash="$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' 'libboost1.74-dev' 'libboost-dev' \
      2>/dev/null | awk '$1 == "ii" {print $2}' | tr '\n' ' ' || true)"
    [ -z "$clash" ] || fail "libboost1.81-dev cannot stand beside ${clash% }:" \
      "remove it first (apt-get remove ${clash% }), or work in a container"
  fi
  say "  Debian packages that are missing: ${missing[*]}"
  # A password is asked for here: a step hides what it says.
  if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null; then sudo -v; fi
  step "Installing Debian packages" install_packages "${missing[@]}"
}
