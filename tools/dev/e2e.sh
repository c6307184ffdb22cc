# ./dev e2e [what playwright takes]: the pages, in a real browser, against a server of their own.

run_playwright() { (cd web && npx playwright test "$@"); }

run_markdown_in_browser() { node tools/markdown_in_browser/run.mjs build/dev/bin/platform_text_test; }

has_hostile_markdown() { [ -d "$KRING_FIXTURES/security" ]; }

dev_e2e() {
  local status=0 made
  heading "Pages in a browser"
  need_packages build e2e
  find_fixtures
  need_client
  need_server dev kring platform_text_test
  made="$(digest_here build/dev/bin/kring build/dev/bin/platform_text_test web/e2e web/playwright.config.ts api/openapi.json \
    web/package-lock.json tools/markdown_in_browser tools/dev/e2e.sh tools/dev/serve.sh)"
  if [ $# = 0 ] && is_left_out pages "$made" "Trying every page and every act"; then
    if has_hostile_markdown; then is_left_out pages "$made" "Opening hostile Markdown in a browser"; fi
    return
  fi
  serve_demo build/dev/bin/kring
  CHROMIUM="${CHROMIUM:-$(command -v chromium-headless-shell)}"
  export CHROMIUM
  step "Trying every page and every act" run_playwright "$@" || status=1
  if has_hostile_markdown; then
    step "Opening hostile Markdown in a browser" run_markdown_in_browser || status=1
  fi
  if [ $# = 0 ] && [ "$status" = 0 ]; then note_passed pages "$made"; fi
  closing_lines_of e2e
  return "$status"
}
