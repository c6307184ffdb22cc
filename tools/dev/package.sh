# ./dev package [--try]: a Debian package of the committed version, in build/package. With --try it is
# installed into a minimal Debian 12 of its own, used, upgraded and removed there: for that it needs root or
# sudo, for the chroot, and a mirror; where those are missing it says so, and fails where CI is set.

package_version() {
  sed -n 's/.*version = "\(.*\)".*/\1/p' server/app/version.h
}

# stage VERSION: what the package is made of, in build/package/kring-VERSION.
stage_package() {
  local version="$1" tree="build/package/kring-$1"
  rm -rf "$tree" && mkdir -p "$tree" &&
    cp -r packaging/debian "$tree/debian" &&
    cp packaging/kring.toml packaging/kring.1 NOTICE THIRD_PARTY.md docs/operations.md "$tree/" &&
    cp -r docs/proxy "$tree/proxy" &&
    cp build/release/bin/kring "$tree/kring" &&
    sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(git log -1 --format=%cD)/" \
      packaging/debian/changelog.in >"$tree/debian/changelog" &&
    rm "$tree/debian/changelog.in"
}

build_package() { (cd "build/package/kring-$1" && dpkg-buildpackage -b -us -uc); }

make_package() { stage_package "$1" && build_package "$1"; }

deb_of() { ls build/package/kring_"$1"_*.deb; }

# The chroot is made once and used again; what is installed in it is not.
package_root=build/package/debian

in_package_root() {
  as_root env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb DEBIAN_FRONTEND=noninteractive \
    chroot "$package_root" "$@"
}

make_package_root() {
  [ -e build/package/debian.whole ] ||
    { as_root rm -rf --one-file-system "$package_root" &&
      as_root debootstrap --variant=minbase bookworm "$package_root" $(debian_mirror) &&
      touch build/package/debian.whole; }
  as_root cp /etc/resolv.conf /etc/hosts "$package_root/etc/" &&
    # No daemons are started in there.
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$package_root/usr/sbin/policy-rc.d" >/dev/null &&
    as_root chmod +x "$package_root/usr/sbin/policy-rc.d" &&
    as_root mount -t proc proc "$package_root/proc"
}

leave_package_root() {
  as_root umount "$package_root/proc" 2>/dev/null || true
}

install_package() {
  as_root cp "$1" "$package_root/root/kring.deb" &&
    in_package_root apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-unsafe-io /root/kring.deb
}

as_kring() { in_package_root runuser -u kring -- "$@"; }

# require WHAT COMMAND…: says what holds, or fails.
require() {
  local what="$1"
  shift
  if "$@"; then echo "holds: $what"; else
    echo "does not hold: $what"
    return 1
  fi
}

said_by_installed() { as_kring sh -c "cd / && $1" | grep -qE "$2"; }
mode_of() { in_package_root stat -c '%a %U:%G' "$1"; }
has_mode() { [ "$(mode_of "$1")" = "$2" ]; }

# Its exposure, of 10, as systemd counts it.
unit_is_closed() {
  in_package_root systemd-analyze security --offline=yes --threshold=20 /lib/systemd/system/kring.service
}

serves_and_stops() {
  local port="$1" log=build/package/serve.log server status=0
  as_kring kring serve --settings /etc/kring/kring.toml --port "$port" >"$log" 2>&1 &
  server=$!
  await_server "$server" "$port" || { cat "$log"; return 1; }
  [ "$(http_status "$port" /)$(http_status "$port" /api/v1/organisation)" = 200200 ] || status=1
  as_root kill -TERM "$(as_root cat "$package_root/var/lib/kring/lock")"
  wait "$server" || status=1
  return "$status"
}

try_package() {
  local first="$1" second="$2" port
  in_package_root apt-get update
  # For its word on the unit; nothing is started by it in there.
  in_package_root apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-unsafe-io systemd || return 1
  in_package_root apt-get purge -y kring || true
  as_root rm -rf "$package_root/var/lib/kring" "$package_root/etc/kring"
  install_package "$first" || return 1
  require "systemd takes the unit" in_package_root systemd-analyze verify --man=no /lib/systemd/system/kring.service || return 1
  require "systemd finds little that the unit leaves open" unit_is_closed || return 1
  require "the program is the hardened one" check_hardened "$package_root/usr/bin/kring" || return 1
  require "the settings are for root and kring alone" has_mode /etc/kring/kring.toml "640 root:kring" || return 1
  require "the folder is kring's alone" has_mode /var/lib/kring "700 kring:kring" || return 1
  require "the program finds the installed settings" \
    said_by_installed "kring settings" '^data = "/var/lib/kring"' || return 1
  port="$(free_port)"
  require "it serves, as kring, and stops when asked" serves_and_stops "$port" || return 1
  require "it printed the link that makes the administrator" grep -q '/welcome#' build/package/serve.log || return 1
  require "the hub is whole" said_by_installed "kring check" "All is well" || return 1
  local key
  key="$(as_root sha256sum <"$package_root/var/lib/kring/secret.key")"
  echo 'organisation = "Maes & Daughters"' | as_root tee -a "$package_root/etc/kring/kring.toml" >/dev/null
  install_package "$second" || return 1
  require "the new version is there" \
    test "$(in_package_root dpkg-query -W -f '${Version}' kring)" = "$(package_version)+next" || return 1
  require "changed settings stay" said_by_installed "kring settings" 'Maes & Daughters' || return 1
  require "the settings are still for root and kring alone" has_mode /etc/kring/kring.toml "640 root:kring" || return 1
  require "the hub is the same one" \
    test "$(as_root sha256sum <"$package_root/var/lib/kring/secret.key")" = "$key" || return 1
  require "it serves again" serves_and_stops "$port" || return 1
  require "the hub is still whole" said_by_installed "kring check" "All is well" || return 1
  require "it can be backed up and put back" as_kring sh -c \
    'cd /tmp && rm -rf again b.kring erasures.log && kring backup b.kring && kring restore b.kring --data again' || return 1
  in_package_root apt-get purge -y kring || return 1
  require "what people wrote stays when the package goes" \
    as_root test -f "$package_root/var/lib/kring/kring.db" || return 1
}

# skip_or_fail WHY: loudly, and not at all where everything is demanded.
skip_or_fail() {
  [ "${CI:-}" != true ] || fail "$1"
  say "  SKIPPED: $1"
}

dev_package() {
  local version
  version="$(package_version)"
  heading "A Debian package"
  need_packages build package
  need_client
  need_server release kring
  step "Looking whether the program is hardened" check_hardened build/release/bin/kring
  step "Making the package $version" make_package "$version"
  say "  $(deb_of "$version")"
  [ "${1:-}" = --try ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    skip_or_fail "no root and no sudo, so there is no chroot to install it in"
    return
  fi
  need_packages fresh
  leave_package_root
  at_exit leave_package_root
  if ! step "Making a minimal Debian" make_package_root; then
    skip_or_fail "there is no minimal Debian to install it in (see above)"
    return
  fi
  step "Making the package $version+next" make_package "$version+next"
  step "Installing, using, upgrading and removing it" \
    try_package "$(deb_of "$version")" "$(deb_of "$version+next")"
  grep -a '^holds: ' "$(log_of "Installing, using, upgrading and removing it")" | sed 's/^/    /'
}
