# Sourced by tests/run: installs what the tests need, and starts throw-away servers on the loopback address.
# Expects the folder $state. Sets postgres_port, redis_port, chromium, and the list of process ids $servers.

servers=()

fail() {
  echo "tests/run: $*" >&2
  exit 1
}

# Debian keeps PostgreSQL's programs out of PATH, in a folder for each version: the newest is taken.
find_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 | grep . || command -v initdb
}

find_chromium() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

missing_packages() {
  find_postgres > /dev/null || echo postgresql-15
  command -v redis-server > /dev/null || echo redis-server
  command -v redis-cli > /dev/null || echo redis-tools
  find_chromium > /dev/null || echo chromium
  # Without a Chinese font the browser draws boxes, and a page's width says nothing.
  fc-list :lang=zh 2> /dev/null | grep -q . || echo fontconfig fonts-wqy-microhei
}

may_install() {
  local missing
  missing=$(missing_packages | xargs)
  [[ -z $missing ]] || { command -v apt-get > /dev/null && { (( UID == 0 )) || sudo -n true 2> /dev/null; }; } ||
    fail "the tests need these packages, and this user may not install them. Run: sudo apt-get install $missing"
}

install_missing() {
  local missing sudo=()
  # Two runs at once install one after the other; the second then finds nothing missing.
  exec 8> "${TMPDIR:-/tmp}/hub-tests-install-$UID.lock"
  flock 8
  missing=$(missing_packages | xargs)
  if [[ -n $missing ]]; then
    if (( UID != 0 )); then sudo=(sudo -n); fi
    echo "Installing $missing"
    { "${sudo[@]}" apt-get update -q &&
      "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 $missing; } > "$state/install.log" 2>&1 8>&- ||
      { tail -n 20 "$state/install.log" >&2; fail "installing failed. Try by hand: apt-get install $missing"; }
    missing=$(missing_packages | xargs)
    [[ -z $missing ]] || fail "these are installed, or seem to be, but are not found on PATH: $missing"
  fi
  exec 8>&-
}

# A port below those that outgoing connections take by themselves, that nobody listens on.
free_port() {
  local port
  while port=$(( RANDOM % 15000 + 15000 )); (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
  echo "$port"
}

# wait_for NAME PID COMMAND...: until the command succeeds, or the server has ended, or half a minute has gone.
wait_for() {
  local name=$1 pid=$2 deadline=$(( SECONDS + 30 ))
  shift 2
  until "$@" > /dev/null 2>&1; do
    if (( SECONDS > deadline )) || ! kill -0 "$pid" 2> /dev/null; then
      cat "$state/$name.log" >&2
      fail "$name did not start."
    fi
    sleep 0.05
  done
}

start_redis() {
  redis_port=$(free_port)
  redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$state" --save '' --appendonly no \
    > "$state/redis.log" 2>&1 < /dev/null &
  servers+=($!)
  wait_for redis $! redis-cli -p "$redis_port" ping
}

start_postgres() {
  local programs data=$state/postgres as_owner=()
  programs=$(dirname "$(find_postgres)")
  mkdir -m 700 "$data"
  if (( UID == 0 )); then
    # PostgreSQL refuses to run as root. setpriv becomes the server, so that $! is the server's own id.
    as_owner=(setpriv --reuid=postgres --regid=postgres --init-groups)
    chown postgres "$data"
  fi
  (cd "$state" && "${as_owner[@]}" "$programs/initdb" -D "$data/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 \
    --no-sync) > "$state/postgres.log" 2>&1 || { cat "$state/postgres.log" >&2; fail "initdb failed."; }

  # Nothing here has to outlive the machine, so no commit waits for the disk.
  postgres_port=$(free_port)
  (cd "$state" && exec "${as_owner[@]}" "$programs/postgres" -D "$data/data" -p "$postgres_port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories="$data" -c shared_buffers=256MB \
    -c max_connections=400 -c max_wal_size=4GB -c fsync=off -c full_page_writes=off -c synchronous_commit=off) \
    >> "$state/postgres.log" 2>&1 < /dev/null &
  servers+=($!)
  wait_for postgres $! "$programs/pg_isready" -q -h 127.0.0.1 -p "$postgres_port"
}

stop_servers() {
  local pid
  # PostgreSQL takes SIGINT as: break the connections and stop in good order. redis just stops.
  for pid in "${servers[@]}"; do kill -INT "$pid" 2> /dev/null; done
  for pid in "${servers[@]}"; do wait "$pid" 2> /dev/null; done
  servers=()
}
