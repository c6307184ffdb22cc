# ./dev probe [what the prober takes]: what a front end, a browser or an attacker may send over a raw socket, to
# a Kring of its own; fails where an answer is unsafe. The prober lies beside the project, not in it.

probe() {
  local cookie
  cookie="$(node --input-type=module -e "import { sessions } from './web/e2e/sign-in.mjs';
    const { member } = await sessions();
    console.log(member.name + '=' + member.value);")" || return 1
  "$KRING_PROBES" "$KRING_URL" --path /healthz --post /api/v1/session --static /service-worker.js \
    --ws /api/v1/live --header "Origin: $KRING_URL" --header "Cookie: $cookie" "$@"
}

dev_probe() {
  local made status=0
  heading "What may come over a socket"
  if [ ! -x "${KRING_PROBES:=../shared/tools/http-probes}" ]; then
    if [ "${CI:-}" = true ]; then fail "there is no prober: set KRING_PROBES"; fi
    say "  – there is no prober (KRING_PROBES): nothing is probed"
    return
  fi
  need_packages build
  need_client
  need_server dev kring
  made="$(digest_here build/dev/bin/kring "$KRING_PROBES" tools/dev/probe.sh tools/dev/serve.sh web/e2e/sign-in.mjs)"
  if [ $# = 0 ] && is_left_out probes "$made" "Probing"; then return; fi
  serve_demo build/dev/bin/kring
  step "Probing" probe "$@" || status=1
  if [ $# = 0 ] && [ "$status" = 0 ]; then note_passed probes "$made"; fi
  closing_lines_of probe
  return "$status"
}
