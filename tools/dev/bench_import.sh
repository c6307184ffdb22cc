# ./dev bench import [MEGABYTES]: what it takes to bring a large dump into a hub that serves meanwhile. The
# server does it then, in what time others leave it. Makes the dump (2,000 MB), once. Into docs/performance.md.

dev_bench_import() {
  local megabytes="${1:-2000}" bench_port bench_server importing began took peak reads
  heading "Measuring an import of $megabytes MB"
  need_packages build bench
  need_client
  need_server release kring bench_data bench_load bench_dump
  need_bench_data
  need_dump "$megabytes"
  copy_bench_data
  serve_bench served
  watch_memory "$bench_server" "$bench_folder/import-memory" &
  began=$SECONDS
  taskset -c "$(server_cores)" build/release/bin/kring import stackexchange "$bench_folder/dump" \
    --community "$import_community" --data "$bench_folder/served" >build/logs/bench-import.log 2>&1 &
  importing=$!
  at_exit "kill $importing 2>/dev/null"
  # Its first part reads the files through; later it writes, which others feel.
  say "  Reading questions meanwhile …"
  sleep $((megabytes / 20))
  kill -0 "$importing" || fail "the import was over before anything could be measured beside it; give it more megabytes"
  load reads "$bench_port" "$bench_server" 20 4 served
  reads="$(per_second)/s, p50 $(in_milliseconds p50), p99 $(in_milliseconds p99)"
  wait "$importing" || { tail -20 build/logs/bench-import.log >&2; fail "the import failed"; }
  took=$((SECONDS - began)) peak="$(cat "$bench_folder/import-memory")"
  {
    echo
    echo "$(date -u +%F), $(git rev-parse --short HEAD), SQLite, server on cores $(server_cores), load on the last."
    echo
    echo "| an import into a hub that serves | figure |"
    echo "| --- | --- |"
    echo "| a dump of $(du -sm --apparent-size "$bench_folder/dump" | cut -f1) MB | $(as_minutes "$took"), $(in_dump) |"
    echo "| the most memory of its own that the server held, which brings it in | $peak MB |"
    echo "| reading meanwhile: 4 connections, 1 % comments written | $reads |"
    echo
  } >"$bench_folder/figures-import.md"
  write_performance "bench import" "$bench_folder/figures-import.md"
  cat "$bench_folder/figures-import.md"
}

# One of those of the measuring data.
import_community="Heat pumps"

# need_dump MEGABYTES: kept as long as its maker is the same.
need_dump() {
  local now
  now="$1 $(sha256sum <bench/make_dump.cpp)"
  if [ "$(cat "$bench_folder/dump-made-of" 2>/dev/null || true)" != "$now" ]; then
    rm -rf "$bench_folder/dump"
    step "Making a dump of $1 MB" build/release/bin/bench_dump "$bench_folder/dump" "$1"
    printf '%s' "$now" >"$bench_folder/dump-made-of"
  fi
}

# watch_memory PID FILE: writes the most memory of its own that a process holds, in MB, into FILE, for as long as
# it is there. What it has mapped of the database's file is the system's, which takes it back when it likes.
watch_memory() {
  local most=0 now
  while now="$(awk '/^RssAnon:/ {printf "%d", $2 / 1000}' "/proc/$1/status" 2>/dev/null)" && [ -n "$now" ]; do
    ((now <= most)) || { most="$now" && echo "$most" >"$2"; }
    sleep 0.2
  done
}

# "450000 questions and answers", as the import says.
in_dump() { awk '/^ +[0-9]+ +(questions|answers)$/ {sum += $1} END {printf "%d questions and answers", sum}' build/logs/bench-import.log; }
