# ./dev proxy: Kring behind nginx with the example of docs/proxy, on ports of its own: whose address and scheme
# are believed, the way from http to https, sockets, and what one visitor may have at a time.

# The example as it is, but for ports, certificate and the place of its files.
write_proxy_config() {
  local folder="$1" http="$2" https="$3" kring="$4" user=""
  [ "$(id -u)" != 0 ] || user="user root;"
  sed -e "s/listen 80;/listen 127.0.0.1:$http;/; s/listen 443 ssl http2;/listen 127.0.0.1:$https ssl http2;/" \
    -e '/listen \[::\]/d' -e "s/127\.0\.0\.1:8080/127.0.0.1:$kring/" \
    -e "s|ssl_certificate  *[^ ]*;|ssl_certificate $folder/cert.pem;|" \
    -e "s|ssl_certificate_key  *[^ ]*;|ssl_certificate_key $folder/key.pem;|" \
    docs/proxy/nginx.conf >"$folder/kring.conf"
  cat >"$folder/nginx.conf" <<CONF
$user
daemon off;
pid $folder/nginx.pid;
error_log stderr;
worker_rlimit_nofile 4096;
events { worker_connections 2048; }
http {
  access_log off;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  include $folder/kring.conf;
}
CONF
}

make_certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=kring.example.org \
    -keyout "$1/key.pem" -out "$1/cert.pem"
}

dev_proxy() {
  local folder http https kring server nginx link made status=0
  heading "Kring behind nginx"
  need_packages build proxy
  need_client
  need_server dev kring
  made="$(digest_here build/dev/bin/kring docs/proxy tools/dev/proxy.sh tools/dev/proxy_try.mjs)"
  if is_left_out proxy "$made" "Asking through the proxy and past it"; then return; fi
  folder="$(mktemp -d)"
  http="$(free_port)" https="$(free_port)" kring="$(free_port)"
  step "Making a certificate" make_certificate "$folder"
  write_proxy_config "$folder" "$http" "$https" "$kring"
  printf 'public_origin = "https://kring.example.org"\ntrusted_proxies = ["127.0.0.1"]\n' >"$folder/kring.toml"
  build/dev/bin/kring serve --data "$folder/data" --settings "$folder/kring.toml" --port "$kring" \
    >build/logs/proxied.log 2>&1 </dev/null &
  server=$!
  nginx -c "$folder/nginx.conf" -p "$folder" >build/logs/nginx.log 2>&1 </dev/null &
  nginx=$!
  at_exit "kill $nginx $server 2>/dev/null; wait $nginx $server 2>/dev/null; rm -rf '$folder'"
  await_server "$server" "$kring" || { tail -20 build/logs/proxied.log >&2; fail "the server does not start"; }
  link="$(grep -o '/welcome#.*' build/logs/proxied.log)"
  step "Asking through the proxy and past it" \
    node tools/dev/proxy_try.mjs "$http" "$https" "$kring" "${link#/welcome#}" || status=1
  [ "$status" != 0 ] || note_passed proxy "$made"
  grep -a '^holds: ' "$(log_of "Asking through the proxy and past it")" | sed 's/^/    /' || true
  return "$status"
}
