# ./dev fresh: a newcomer's first run. In a minimal Debian 12, made in build/fresh, the README's commands clone
# the committed state and start it, and a page is asked for; then once more, which has to be there within a
# minute. The newcomer is not root there and has sudo (that root may do it too is what CI tries). The log is
# build/fresh.log. Needs root or sudo, for the chroot.

# The mirror that this machine uses; none where it says none, and debootstrap takes its own.
debian_mirror() {
  grep -shE '^(URIs:|deb) ' /etc/apt/sources.list.d/* /etc/apt/sources.list | grep -v security |
    grep -oE -m 1 'https?://[^ ]+' || true
}

# in_debian USER COMMAND…: inside, with nothing of this machine but the npm registry it uses, and whom it
# trusts: there may be a proxy before the registry that only this machine knows.
in_debian() {
  local user="$1" home=/root
  [ "$user" = root ] || home="/home/$user"
  shift
  as_root env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$home" TERM=dumb NODE_EXTRA_CA_CERTS=/etc/trusted.pem \
    npm_config_registry="$(npm config get registry 2>/dev/null || true)" \
    chroot --userspec="$user:$user" build/fresh/debian "$@"
}

# Whom Debian's installer makes: not root, and with sudo, as the README asks.
make_newcomer() {
  in_debian root /bin/bash -c "apt-get update && apt-get install -y --no-install-recommends sudo git &&
    useradd --create-home newcomer && echo 'newcomer ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/newcomer &&
    chown -R newcomer: /srv/kring.git"
}

make_debian() {
  local root=build/fresh/debian
  as_root rm -rf --one-file-system "$root" && mkdir -p build/fresh &&
    as_root debootstrap --variant=minbase bookworm "$root" $(debian_mirror) &&
    as_root cp /etc/resolv.conf /etc/hosts "$root/etc/" &&
    as_root cp "${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}" "$root/etc/trusted.pem" &&
    as_root mount -t proc proc "$root/proc" && as_root mount --rbind /dev "$root/dev" &&
    as_root mount --make-rslave "$root/dev" && # what is unmounted there stays mounted here
    as_root git clone --quiet --no-hardlinks --bare . "$root/srv/kring.git" && make_newcomer
}

leave_debian() {
  as_root umount build/fresh/debian/proc 2>/dev/null || true
  as_root umount -R -l build/fresh/debian/dev 2>/dev/null || true
}

# run_until_it_answers PORT COMMANDS: runs them inside, of which the last serves, until the first page is there.
run_until_it_answers() {
  local port="$1" commands="$2" runner status=0
  # Whoever ends the shell inside ends the server too: ./dev run sees to that.
  in_debian newcomer /bin/bash -c "cd && echo \$\$ >pid; export KRING_PORT=$port; $commands" &
  runner=$!
  until [ "$(http_status "$port" /readyz)" = 200 ]; do
    kill -0 "$runner" 2>/dev/null || return 1
    sleep 1
  done
  echo "It answers: $(http_status "$port" /) for the page, $(http_status "$port" /api/v1/organisation) for the API."
  [ "$(http_status "$port" /)$(http_status "$port" /api/v1/organisation)" = 200200 ] || status=1
  as_root kill -TERM "$(cat build/fresh/debian/home/newcomer/pid)"
  wait "$runner" || true
  return "$status"
}

# What the README says.
run_for_the_first_time() {
  run_until_it_answers "$1" "git clone /srv/kring.git kring && cd kring && exec ./dev run"
}

run_again() {
  local began=$SECONDS
  run_until_it_answers "$1" "cd kring && exec ./dev run" || return 1
  echo "It answered, and was stopped, within $((SECONDS - began)) s."
  [ $((SECONDS - began)) -lt 60 ]
}

dev_fresh() {
  local status=0
  heading "A newcomer's first run"
  need_packages fresh build
  leave_debian
  at_exit leave_debian
  step "Making a minimal Debian and cloning into it" make_debian
  step "Running for the first time" run_for_the_first_time "$(free_port)" || status=1
  step "Running again" run_again "$(free_port)" || status=1
  cat "$(log_of "Running for the first time")" "$(log_of "Running again")" >build/fresh.log
  # Once for each run.
  if [ "$(grep -c 'is open on http://localhost:' build/fresh.log)" != 2 ] ||
    [ "$(grep -c 'Sign in as one of these' build/fresh.log)" != 2 ]; then
    say "  ✗ It did not say where it is and who may sign in."
    status=1
  fi
  tail -60 build/fresh.log
  return "$status"
}
