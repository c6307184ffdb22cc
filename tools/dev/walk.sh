# ./dev walk [what the walker takes]: every page as people see it, full, empty, refused and with every dialog
# open, and on a hub on which nothing is yet; in the widths, languages and looks of the walker. The reports and
# their pictures are in build/walk.

list_pages() { node web/e2e/walk_routes.mjs build/walk; }

list_empty_pages() {
  node web/e2e/walk_empty.mjs build/walk "$(grep -oE 'http:[^ ]+/welcome#[^ ]+' build/logs/serve-empty.log)"
}

# walk_pages LIST …: that something is not there for this reader is an answer, and meant; so is that a wrong password
# is refused.
walk_pages() {
  local list="$1"
  shift
  "$KRING_WALK" "build/walk/$list.txt" --sign-in web/e2e/sign-in.mjs --out "build/walk/$list" \
    --missing /questions/0000000000000 --ignore '^failed request: (GET|POST) /api/v1/[^ ]+: 404' \
    --ignore '^failed request: POST /api/v1/session: 4' "$@"
}

dev_walk() {
  local status=0
  heading "Every page as people see it"
  [ -x "${KRING_WALK:=../shared/tools/walk}" ] || fail "there is no page walker: name one in KRING_WALK"
  need_packages build e2e
  need_client
  need_server dev kring
  serve_demo build/dev/bin/kring
  rm -rf build/walk && mkdir -p build/walk
  CHROMIUM="${CHROMIUM:-$(command -v chromium-headless-shell)}"
  export CHROMIUM
  step "Listing the pages" list_pages
  step "Walking them" walk_pages closed --budget-requests 15 --budget-js-kb 100 "$@" || status=1
  # Whoever opened something is in the middle of the page: the way of the Tab key is walked without it.
  step "Walking what they open" walk_pages opened --tabs 0 --links 0 "$@" || status=1
  serve_empty build/dev/bin/kring
  step "Beginning a hub" list_empty_pages
  step "Walking where nothing is yet" walk_pages empty --budget-requests 15 --budget-js-kb 100 "$@" || status=1
  tail -qn 2 "$(log_of "Walking them")" "$(log_of "Walking what they open")" "$(log_of "Walking where nothing is yet")"
  return "$status"
}
