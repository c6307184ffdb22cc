# What has passed, and what it was made of: the same program on the same fixtures and packages, with as many
# kills, tells nothing new. `./dev test` leaves that out and says so; what failed is tried again, and so is
# everything with `./dev test --afresh` and on CI.

passed=build/passed

# A digest of files, and of all files in folders, by content.
digest_of() { find "$@" -type f -print0 2>/dev/null | sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1; }

# What any test may notice besides its program. The fixtures are large and never rewritten in place: their
# names, sizes and times tell them apart.
surroundings() {
  {
    dpkg-query -W
    node --version
    [ ! -d "${KRING_FIXTURES:-}" ] || find "$KRING_FIXTURES" -type f -printf '%p %s %T@\n' | sort
    echo "${KRING_KILL_SEEDS:-} ${KRING_KILLS:-}"
    # A filter lets most of a program out.
    env | grep '^GTEST_' | sort || true
  } | sha256sum
}

# digest_here PATH…: of these, and of what is around them.
digest_here() { printf '%s %s' "$(digest_of "$@")" "$(surroundings)" | sha256sum | cut -d' ' -f1; }

note_passed() { mkdir -p "$passed" && touch "$passed/$1-$2"; }

has_passed() { [ -n "${KRING_LEAVE_OUT_PASSED:-}" ] && [ -e "$passed/$1-$2" ]; }

# is_left_out NAME DIGEST STEP: says so, also where that step would have logged.
is_left_out() {
  has_passed "$1" "$2" || return 1
  say "  – $3: passed before, made of the same" | tee "$(log_of "$3")"
}

forget_old_passes() { [ ! -d "$passed" ] || find "$passed" -type f -mtime +30 -delete; }
