# ./dev walk [what the walker takes]: every page as people see it, full, empty, refused and with every dialog
# open, in the widths, languages and looks of the walker. The report and its pictures are in build/walk.

list_pages() { node web/e2e/walk_routes.mjs >build/walk/routes.txt; }

walk_pages() {
  "$KRING_WALK" build/walk/routes.txt --sign-in web/e2e/sign-in.mjs --out build/walk --budget-requests 15 \
    --budget-js-kb 100 --missing /questions/0000000000000 "$@"
}

dev_walk() {
  heading "Every page as people see it"
  [ -x "${KRING_WALK:=../shared/tools/walk}" ] || fail "there is no page walker: name one in KRING_WALK"
  need_packages build e2e
  need_client
  need_server dev kring
  serve_demo build/dev/bin/kring
  rm -rf build/walk && mkdir -p build/walk
  CHROMIUM="${CHROMIUM:-$(command -v chromium)}"
  export CHROMIUM
  step "Listing the pages" list_pages
  local status=0
  step "Walking them" walk_pages "$@" || status=1
  tail -n 3 "$(log_of "Walking them")"
  return "$status"
}
