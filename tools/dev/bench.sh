# ./dev bench [SECONDS]: what a question with twenty answers costs, beside nginx handing out the same bytes,
# how many answers a second are made durable, beside what the disk can sync, whether the time of a refused
# sign-in tells who has an account, and what the record store takes in and finds, on both databases. Into
# docs/performance.md.
# At most ten seconds each: its 500 people may answer 120 times an hour.
#
# KRING_BENCH_COUNTED=1 also makes 10,000,000 thin statements, once, and measures their counts (some 10 GB,
# twenty minutes). Without it that row stays as the page has it, with its day.

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

# A copy of the questions to be served: what was written and tried in an earlier measurement counts for nothing.
copy_bench_data() {
  rm -rf "$bench_folder/served" && cp -r "$bench_folder/data" "$bench_folder/served"
}

# All cores but the last, which is the load's.
server_cores() { printf '0-%d' $(($(nproc) > 1 ? $(nproc) - 2 : 0)); }

# CPU time that a process has used, in microseconds.
cpu_time_of() {
  awk -v ticks="$(getconf CLK_TCK)" '{sub(/.*\) /, ""); printf "%.0f", ($12 + $13) * 1e6 / ticks}' "/proc/$1/stat"
}

# follower_lag PORT: lines of the journal and statements that their followers have not read yet.
follower_lag() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET /metrics HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$1" >&3
    awk '/^kring_(follower_lag_lines|inlet_lag_statements)/ {lag += $2; seen = 1} END {print seen ? lag : "unknown"}' <&3
  ) 2>/dev/null
}

await_followers() {
  local patience=1800
  while [ "$(follower_lag "$1")" != 0 ]; do
    ((patience-- > 0)) || return 1
    sleep 1
  done
}

# load KIND PORT PID SECONDS CONNECTIONS FOLDER: runs the load on the hub of that folder. Sets load_result and
# cpu_each, the server's CPU time a request in microseconds. Fails where a request was refused.
load() {
  local kind="$1" port="$2" pid="$3" folder="$bench_folder/$6" before after line
  exec 4< <(build/release/bin/bench_load "$kind" "$port" "$4" "$5" "$folder" 2>"build/logs/bench-$kind.log")
  read -r line <&4 && [ "$line" = measuring ] || { cat "build/logs/bench-$kind.log" >&2; fail "the load did not begin"; }
  before="$(cpu_time_of "$pid")"
  read -r load_result <&4 || { cat "build/logs/bench-$kind.log" >&2; fail "the load broke off"; }
  after="$(cpu_time_of "$pid")"
  exec 4<&-
  [ "$(of_result refused)" = 0 ] || fail "the load $kind was refused: $(cat "build/logs/bench-$kind.log")"
  cpu_each="$(awk -v used=$((after - before)) -v requests="$(of_result requests)" \
    'BEGIN {printf "%.1f", used / requests}')"
}

of_result() { grep -oE "(^| )$1=[0-9.]+" <<<"$load_result" | cut -d= -f2; }

per_second() { awk -v n="$(of_result requests)" -v s="$(of_result seconds)" 'BEGIN {printf "%.0f", n / s}'; }

# The bytes of the most read question, as nginx's file.
save_question() {
  local port="$1" session question
  session="$(head -1 "$bench_folder/served/bench-sessions")"
  question="$(head -1 "$bench_folder/served/bench-questions")"
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

# write_performance PART FILE: puts it between the markers of that part of docs/performance.md.
write_performance() {
  local page=docs/performance.md
  awk -v from="<!-- $1 -->" -v to="<!-- /$1 -->" -v figures="$2" '
    $0 == from {print; while ((getline line < figures) > 0) print line; inside = 1; next}
    $0 == to {inside = 0}
    !inside {print}' "$page" >"$page.new" && mv "$page.new" "$page"
}

# What statements are made of, as one digest.
makers_of_records() { cat server/migrations/*.sql bench/make_records.cpp bench/statements.* | sha256sum; }

# forget_old_records FOLDER: where their makers are others now.
forget_old_records() {
  local folder="$bench_folder/$1"
  [ "$(cat "$folder/made-of" 2>/dev/null || true)" = "$(makers_of_records)" ] || rm -rf "$folder"
}

# need_records FOLDER COUNT [thin]: a hub with that many statements, kept as long as its makers are the same.
need_records() {
  local folder="$bench_folder/$1"
  forget_old_records "$1"
  if [ ! -f "$folder/made-of" ]; then
    mkdir -p "$folder"
    step "Making $2 statements" build/release/bin/bench_records "$folder" "$2" "${@:3}"
    makers_of_records >"$folder/made-of"
  fi
}

# Sets slow_disk: what stands before a program for which the disk is to sync some 2,000 times a second, for
# budgets that are told of such a disk. The library lies where another user's PostgreSQL can read it too.
need_slow_disk() {
  local folder
  folder="$(mktemp -d)"
  at_exit "rm -r '$folder'"
  chmod 755 "$folder"
  install -m 755 build/release/bin/bench_slow_disk.so "$folder"
  slow_disk=(env "LD_PRELOAD=$folder/bench_slow_disk.so")
}

# fsyncs_a_second [BEFORE …]: of the disk that holds what is measured; BEFORE as slow_disk.
fsyncs_a_second() {
  [ -x "${KRING_FSYNC_RATE:=../shared/tools/fsync-rate}" ] || { echo "not measured"; return; }
  "$@" "$KRING_FSYNC_RATE" "$bench_folder" --overwrite --rate
}

# serve_bench FOLDER [BEFORE …]: serves it on the server's cores, BEFORE as slow_disk. Sets bench_port and
# bench_server.
serve_bench() {
  bench_port="$(free_port)"
  "${@:2}" taskset -c "$(server_cores)" build/release/bin/kring serve --data "$bench_folder/$1" --port "$bench_port" \
    --log-level warning >build/logs/bench-serve.log 2>&1 &
  bench_server=$!
  at_exit "kill $bench_server 2>/dev/null; wait $bench_server 2>/dev/null"
  await_server "$bench_server" "$bench_port" || { cat build/logs/bench-serve.log >&2; fail "the server does not start"; }
  step "Letting the followers catch up" await_followers "$bench_port"
}

stop_bench() {
  kill "$bench_server" && wait "$bench_server" || true
}

# record_row WHAT KIND CONNECTIONS SECONDS FOLDER: one row of the table of the record store.
record_row() {
  load "$2" "$bench_port" "$bench_server" "$4" "$3" "$5"
  echo "| $1 | $(per_second)/s | $cpu_each µs | $(in_milliseconds p50) | $(in_milliseconds p99) |"
}

in_milliseconds() { awk -v us="$(of_result "$1")" 'BEGIN {printf "%.1f ms", us / 1000}'; }

# measure_records DATABASE SECONDS: rows for one database, which KRING_DATABASE names where it is PostgreSQL.
measure_records() {
  local folder="records-$1" seconds="$2"
  need_records "$folder" 1000000 >&2
  serve_bench "$folder" >&2
  record_row "$1: the last 50 with a verb, 4 connections" by_verb 4 "$seconds" "$folder"
  record_row "$1: the last 50 of a course or an instructor, 4 connections" by_related 4 "$seconds" "$folder"
  record_row "$1: one statement, 16 connections" single 16 "$seconds" "$folder"
  record_row "$1: batches of 50, 8 connections" batches 8 "$seconds" "$folder"
  stop_bench
}

# measure_slow DATABASE SECONDS [BEFORE …]: a row for a disk of some 2,000 syncs a second.
measure_slow() {
  local folder="records-$1"
  serve_bench "$folder" "${@:3}" >&2
  record_row "$1, disk slowed to $slow_fsyncs syncs/s: one statement, 16 connections" single 16 "$2" "$folder"
  stop_bench
}

# measure_empty DATABASE SECONDS: a row for a hub without a statement, which is made anew each time.
measure_empty() {
  local folder="empty-$1"
  rm -rf "${bench_folder:?}/$folder"
  need_records "$folder" 0 >&2
  serve_bench "$folder" >&2
  record_row "$1, empty at the beginning: batches of 50, 8 connections" batches 8 "$2" "$folder"
  stop_bench
}

counted_row="SQLite, 10,000,000 statements: how many there are of what, 1 connection"

# measure_counted SECONDS: the row of the counts.
measure_counted() {
  if [ -z "${KRING_BENCH_COUNTED:-}" ]; then
    grep -F "| $counted_row" docs/performance.md || true
    return
  fi
  need_records counted 10000000 thin >&2
  serve_bench counted >&2
  record_row "$counted_row ($(date -u +%F), $(git rev-parse --short HEAD))" counts 1 "$1" counted
  stop_bench
}

# A database beside the other one, without anything in it; its URL.
empty_database() {
  local url
  url="$(tools/postgres url)"
  psql "$url" -qc 'SET client_min_messages = warning' -c 'DROP DATABASE IF EXISTS empty' -c 'CREATE DATABASE empty' >&2
  echo "${url%/*}/empty"
}

# Beside the folder of the hub whose database it holds, so that both go together.
start_bench_postgres() {
  forget_old_records records-PostgreSQL
  [ -d "$bench_folder/records-PostgreSQL" ] || rm -rf "$bench_folder/postgres"
  export KRING_POSTGRES_FOLDER="$PWD/$bench_folder/postgres"
  step "Starting a PostgreSQL for measuring" tools/postgres start
  at_exit "tools/postgres stop"
}

measure_record_store() {
  local seconds="$1" empty slow_fsyncs slow_disk
  need_slow_disk
  slow_fsyncs="$(fsyncs_a_second "${slow_disk[@]}")"
  echo
  echo "| the record store, 1,000,000 statements in it | rate | server CPU each | median | 99 % within |"
  echo "| --- | --- | --- | --- | --- |"
  measure_records SQLite "$seconds"
  measure_empty SQLite "$seconds"
  measure_slow SQLite "$seconds" "${slow_disk[@]}"
  start_bench_postgres >&2
  KRING_DATABASE="$(tools/postgres url)" measure_records PostgreSQL "$seconds"
  empty="$(empty_database)"
  KRING_DATABASE="$empty" measure_empty PostgreSQL "$seconds"
  tools/postgres stop >&2
  "${slow_disk[@]}" tools/postgres start >&2
  KRING_DATABASE="$(tools/postgres url)" measure_slow PostgreSQL "$seconds"
  measure_counted "$seconds"
  echo
}

dev_bench() {
  if [ "${1:-}" = import ]; then
    dev_bench_import "${@:2}"
    return
  fi
  local seconds="${1:-10}" port server nginx_pid reads answers nginx_cpu read_cpu fsyncs size signing
  local bench_port bench_server
  heading "Measuring, $seconds s each"
  need_packages build bench
  need_client
  need_server release kring bench_data bench_records bench_load bench_sign_ins bench_slow_disk
  need_bench_data
  copy_bench_data
  serve_bench served
  port="$bench_port" server="$bench_server"
  say "  Reading questions …"
  load reads "$port" "$server" "$seconds" 16 served
  read_cpu="$cpu_each" reads="$(per_second)/s, p50 $(of_result p50) µs, p99 $(of_result p99) µs"
  save_question "$port"
  size="$(wc -c <"$bench_folder/question")"
  say "  Writing answers …"
  load answers "$port" "$server" "$seconds" 128 served
  answers="$(per_second)/s, p50 $(of_result p50) µs, p99 $(of_result p99) µs"
  say "  Signing in wrongly …"
  signing="$(build/release/bin/bench_sign_ins "$port")" || fail "signing in could not be tried, or tells who has an account: $signing"
  fsyncs="$(fsyncs_a_second)/s"
  say "  nginx, handing out the same bytes …"
  port="$(free_port)"
  start_nginx "$port"
  load file "$port" "$nginx_pid" "$seconds" 16 served
  nginx_cpu="$cpu_each"
  stop_bench
  say "  The record store …"
  measure_record_store "$seconds" >"$bench_folder/records.md"
  {
    echo
    echo "$(date -u +%F), $(git rev-parse --short HEAD), $(nproc) cores, SQLite, server on cores $(server_cores), load on the last."
    echo
    echo "| what | figure |"
    echo "| --- | --- |"
    echo "| a question with 20 answers ($size octets), signed in, permissions checked: server CPU a request | $read_cpu µs |"
    echo "| nginx handing out the same octets from a file: CPU a request | $nginx_cpu µs |"
    echo "| the first in terms of the second | $(awk "BEGIN {printf \"%.1f\", $read_cpu / $nginx_cpu}") × |"
    echo "| reading: 16 connections, 500 readers and 10,000 questions in Zipf order, 1 % comments written | $reads |"
    echo "| remembered between requests | whose turn it is; of pages and permissions nothing, so there is no hit rate |"
    echo "| durable answers: 128 connections | $answers |"
    echo "| signing in with a wrong password, 200 tries in turn: median with an account, without one | $(sign_in_figures "$signing") |"
    echo "| fsyncs a second on that disk (4 kB, rewriting a file) | $fsyncs |"
    cat "$bench_folder/records.md"
  } >"$bench_folder/figures.md"
  write_performance bench "$bench_folder/figures.md"
  cat "$bench_folder/figures.md"
}
