# ./dev bench [SECONDS]: what a question with twenty answers costs, beside nginx handing out the same bytes,
# how many answers a second are made durable, beside what the disk can sync, and whether the time of a refused
# sign-in tells who has an account. Into docs/performance.md.

bench_folder=build/bench

make_bench_data() {
  rm -rf "$bench_folder/data" && mkdir -p "$bench_folder" && build/release/bin/bench_data "$bench_folder/data"
}

# Kept as long as the migrations and the maker are the same.
need_bench_data() {
  local now
  now="$(cat server/migrations/*.sql bench/make_data.cpp | sha256sum)"
  if [ "$(cat "$bench_folder/data/made-of" 2>/dev/null || true)" != "$now" ]; then
    step "Making 10,000 questions with 20 answers each" make_bench_data
    printf '%s' "$now" >"$bench_folder/data/made-of"
  fi
}

# All cores but the last, which is the load's.
server_cores() { printf '0-%d' $(($(nproc) > 1 ? $(nproc) - 2 : 0)); }

# CPU time that a process has used, in microseconds.
cpu_time_of() {
  awk -v ticks="$(getconf CLK_TCK)" '{sub(/.*\) /, ""); printf "%.0f", ($12 + $13) * 1e6 / ticks}' "/proc/$1/stat"
}

# follower_lag PORT: lines that search has not read yet.
follower_lag() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET /metrics HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$1" >&3
    awk '/^kring_follower_lag_lines/ {lag += $2; seen = 1} END {print seen ? lag : "unknown"}' <&3
  ) 2>/dev/null
}

await_followers() {
  local patience=1800
  while [ "$(follower_lag "$1")" != 0 ]; do
    ((patience-- > 0)) || return 1
    sleep 1
  done
}

# load KIND PORT PID SECONDS CONNECTIONS: runs the load. Sets load_result and cpu_each, the server's CPU time
# a request in microseconds.
load() {
  local kind="$1" port="$2" pid="$3" before after line
  exec 4< <(build/release/bin/bench_load "$kind" "$port" "$4" "$5" "$bench_folder/data" 2>"build/logs/bench-$kind.log")
  read -r line <&4 && [ "$line" = measuring ] || { cat "build/logs/bench-$kind.log" >&2; fail "the load did not begin"; }
  before="$(cpu_time_of "$pid")"
  read -r load_result <&4 || { cat "build/logs/bench-$kind.log" >&2; fail "the load broke off"; }
  after="$(cpu_time_of "$pid")"
  exec 4<&-
  cpu_each="$(awk -v used=$((after - before)) -v requests="$(of_result requests)" \
    'BEGIN {printf "%.1f", used / requests}')"
}

of_result() { grep -oE "(^| )$1=[0-9.]+" <<<"$load_result" | cut -d= -f2; }

per_second() { awk -v n="$(of_result requests)" -v s="$(of_result seconds)" 'BEGIN {printf "%.0f", n / s}'; }

# The bytes of the most read question, as nginx's file.
save_question() {
  local port="$1" session question
  session="$(head -1 "$bench_folder/data/bench-sessions")"
  question="$(head -1 "$bench_folder/data/bench-questions")"
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET /api/v1/questions/%s HTTP/1.1\r\nHost: localhost:%s\r\nCookie: kring_session=%s\r\nConnection: close\r\n\r\n' \
      "$question" "$port" "$session" >&3
    sed '1,/^\r$/d' <&3
  ) >"$bench_folder/question"
  [ -s "$bench_folder/question" ] || fail "the question could not be fetched"
}

start_nginx() {
  local port="$1" user=""
  [ "$(id -u)" != 0 ] || user="user root;"
  cat >"$bench_folder/nginx.conf" <<CONF
$user
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nodelay on;
  keepalive_requests 100000000;
  server {
    listen 127.0.0.1:$port;
    root $PWD/$bench_folder;
    location = /question { default_type application/json; }
  }
}
CONF
  taskset -c "$(server_cores)" nginx -p "$PWD/$bench_folder" -c nginx.conf 2>build/logs/nginx.log &
  nginx_pid=$!
  at_exit "kill $nginx_pid 2>/dev/null; wait $nginx_pid 2>/dev/null"
  local patience=100
  until port_is_taken "$port"; do
    ((patience-- > 0)) || { cat build/logs/nginx.log >&2; fail "nginx does not start"; }
    sleep 0.1
  done
}

# "known=13000 unknown=13100" as a cell.
sign_in_figures() {
  awk -F'[= ]' '{printf "%.1f ms, %.1f ms: %.1f %% apart", $2 / 1000, $4 / 1000, 100 * ($4 > $2 ? $4 / $2 - 1 : $2 / $4 - 1)}' <<<"$1"
}

# Puts standard input between the markers of docs/performance.md.
write_performance() {
  local page=docs/performance.md
  [ -f "$page" ] || printf '# Performance\n\n<!-- bench -->\n<!-- /bench -->\n' >"$page"
  awk -v figures="$bench_folder/figures.md" '
    /<!-- bench -->/ {print; while ((getline line < figures) > 0) print line; inside = 1; next}
    /<!-- \/bench -->/ {inside = 0}
    !inside {print}' "$page" >"$page.new" && mv "$page.new" "$page"
}

dev_bench() {
  local seconds="${1:-10}" port server nginx_pid reads answers nginx_cpu read_cpu fsyncs="not measured" size signing
  heading "Measuring, $seconds s each"
  need_packages build bench
  need_client
  need_server release kring bench_data bench_load bench_sign_ins
  need_bench_data
  port="$(free_port)"
  taskset -c "$(server_cores)" build/release/bin/kring serve --data "$bench_folder/data" --port "$port" \
    --log-level warning >build/logs/bench-serve.log 2>&1 &
  server=$!
  at_exit "kill $server 2>/dev/null; wait $server 2>/dev/null"
  await_server "$server" "$port" || { cat build/logs/bench-serve.log >&2; fail "the server does not start"; }
  step "Letting the followers catch up" await_followers "$port"
  say "  Reading questions …"
  load reads "$port" "$server" "$seconds" 16
  read_cpu="$cpu_each" reads="$(per_second)/s, p50 $(of_result p50) µs, p99 $(of_result p99) µs, $(of_result refused) refused"
  save_question "$port"
  size="$(wc -c <"$bench_folder/question")"
  say "  Writing answers …"
  load answers "$port" "$server" "$seconds" 128
  answers="$(per_second)/s, p50 $(of_result p50) µs, p99 $(of_result p99) µs, $(of_result refused) refused"
  say "  Signing in wrongly …"
  signing="$(build/release/bin/bench_sign_ins "$port")" || fail "signing in could not be tried"
  if [ -x "${KRING_FSYNC_RATE:=../shared/tools/fsync-rate}" ]; then
    fsyncs="$("$KRING_FSYNC_RATE" "$bench_folder" --overwrite --rate)/s"
  fi
  say "  nginx, handing out the same bytes …"
  port="$(free_port)"
  start_nginx "$port"
  load file "$port" "$nginx_pid" "$seconds" 16
  nginx_cpu="$cpu_each"
  {
    echo
    echo "$(date -u +%F), $(git rev-parse --short HEAD), $(nproc) cores, SQLite, server on cores $(server_cores), load on the last."
    echo
    echo "| what | figure |"
    echo "| --- | --- |"
    echo "| a question with 20 answers ($size octets), signed in, permissions checked: server CPU a request | $read_cpu µs |"
    echo "| nginx handing out the same octets from a file: CPU a request | $nginx_cpu µs |"
    echo "| the first in terms of the second | $(awk "BEGIN {printf \"%.1f\", $read_cpu / $nginx_cpu}") × |"
    echo "| reading: 16 connections, 500 readers, 10,000 questions in Zipf order, 1 % comments written | $reads |"
    echo "| remembered between requests | nothing, so there is no hit rate |"
    echo "| durable answers: 128 connections | $answers |"
    echo "| signing in with a wrong password, 200 tries in turn: median with an account, without one | $(sign_in_figures "$signing") |"
    echo "| fsyncs a second on that disk (4 kB, rewriting a file) | $fsyncs |"
    echo
  } >"$bench_folder/figures.md"
  write_performance
  cat "$bench_folder/figures.md"
}
