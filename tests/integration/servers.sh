#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What the integration tests share; sourced as `. servers.sh BUILD_FOLDER`. Gives $here, $program,
# $player and a folder of this test's own, $home, that is removed at the end with every server in it.
# Servers listen on loopback, on ports found at run time; whoever starts one waits until it answers.
set -u
umask 000 # as root, Dovecot and smtp-sink work as nobody, and share the Maildirs with the test
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_folder=$(cd "$here/../.." && pwd)
build=$(cd "${1:?which build folder?}" && pwd)
program=$build/mentord
player=$build/play-scenario
# shellcheck disable=SC2034
case $build in *sanitize*) sanitized=yes ;; *) sanitized='' ;; esac
home=$(mktemp -d "${TMPDIR:-/tmp}/mentord-test.XXXXXX")
chmod 755 "$home"
PATH=$PATH:/usr/sbin:/sbin
servers=()

end() {
    local status=$? pid
    for pid in "${servers[@]}"; do kill "$pid" 2>/dev/null; done
    for pid in "${servers[@]}"; do wait "$pid" 2>/dev/null; done
    [ -n "${KEEP_HOME:-}" ] && echo "# kept: $home" || rm -rf "$home"
    exit "$status"
}
trap end EXIT
trap 'exit 1' HUP INT TERM

# TAP. check NAME COMMAND...: ok if the command succeeds; what it prints is shown if it does not.
count=0 bad=0
check() {
    local name=$1 said
    shift
    count=$((count + 1))
    if said=$("$@" 2>&1); then
        echo "ok $count - $name"
        return 0
    fi
    bad=$((bad + 1))
    echo "not ok $count - $name"
    printf '%s\n' "$said" | tail -n 40 | sed 's/^/# /'
    return 1
}
equal() { [ "$1" = "$2" ] || { echo "got:    $1"; echo "wanted: $2"; return 1; }; }
has() { case $1 in *"$2"*) ;; *) echo "no '$2' in: $1"; return 1 ;; esac; }
exits() { # STATUS COMMAND...
    local wanted=$1 status=0
    shift
    "$@" || status=$?
    [ "$status" = "$wanted" ] || { echo "exit status $status, wanted $wanted"; return 1; }
}
no_file_in() { [ -z "$(ls "$1" 2>/dev/null)" ] || { echo "in $1:"; ls "$1"; return 1; }; }
files_in() { # FOLDER COUNT
    equal "$(find "$1" -maxdepth 1 -type f 2>/dev/null | wc -l)" "$2"
}
finish() {
    echo "1..$count"
    [ "$bad" = 0 ]
    exit
}
# Without this the rest means nothing.
must() {
    "$@" && return
    count=$((count + 1))
    echo "not ok $count - needed: $*"
    echo "1..$count"
    exit 1
}

# until_true SECONDS COMMAND...: tries every 20 ms.
until_true() {
    local tries=$(($1 * 50))
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.02
    done
}
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
# Below the range from which outgoing connections take theirs.
free_port() {
    local port
    while port=$((10240 + RANDOM % 22000)) && answers "$port"; do :; done
    echo "$port"
}

# start NAME PORT COMMAND...: a server in the background, once it answers. Its pid is in $started.
start() {
    local name=$1 port=$2
    shift 2
    "$@" >"$home/$name.out" 2>&1 </dev/null &
    started=$!
    servers+=("$started")
    up() { answers "$port" || ! kill -0 "$started" 2>/dev/null; }
    until_true 20 up
    kill -0 "$started" 2>/dev/null && answers "$port" && return
    echo "# $name did not come up:"
    tail -n 20 "$home/$name.out" "$home/$name.log" 2>/dev/null | sed 's/^/# /'
    return 1
}
stop() { # PID
    kill "$1" 2>/dev/null
    wait "$1" 2>/dev/null
    true
}

# $home/ca.pem signs localhost.pem (for localhost and 127.0.0.1) and elsewhere.pem; other.pem signs
# nothing of ours.
make_certificates() {
    [ -e "$home/elsewhere.pem" ] && return
    (
        cd "$home" || exit
        key='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2'
        for authority in ca other; do
            # shellcheck disable=SC2086
            openssl req -x509 $key -subj "/CN=$authority.example" \
                -keyout $authority.key -out $authority.pem || exit
        done
        certificate() {
            # shellcheck disable=SC2086
            openssl req $key -subj "/CN=$1" -keyout "$1.key" -out "$1.csr" &&
                echo "subjectAltName=$2" >"$1.names" &&
                openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 \
                    -extfile "$1.names" -out "$1.pem"
        }
        certificate localhost DNS:localhost,IP:127.0.0.1 && certificate elsewhere DNS:elsewhere.example
    ) >"$home/certificates.out" 2>&1
}

# Any user, password "secret", Maildirs below $mail; ports $imap (STARTTLS) and $imaps. Also an
# authority for Postfix's logins at $home/sasl.
start_dovecot() {
    local me mailer group
    make_certificates || return
    mail=$home/mail
    mkdir -p "$mail" "$home"/{run,state}
    me=$(id -un) mailer=$me group=$(id -g)
    if [ "$me" = root ]; then mailer=nobody group=65534; fi
    for _ in 1 2 3; do
        imap=$(free_port) imaps=$(free_port)
        cat >"$home/dovecot.conf" <<CONF
base_dir = $home/run
state_dir = $home/state
log_path = $home/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = $me
default_login_user = $mailer
mail_uid = $mailer
mail_gid = $group
first_valid_uid = 1
first_valid_gid = 1
mail_home = $mail/%u
mail_location = maildir:~/maildir
mail_max_userip_connections = 50
auth_failure_delay = 0
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service auth {
  unix_listener $home/sasl {
    mode = 0666
  }
}
ssl = required
ssl_cert = <$home/localhost.pem
ssl_key = <$home/localhost.key
CONF
        start dovecot "$imaps" dovecot -F -c "$home/dovecot.conf" && return
    done
    return 1
}

# start_sink [FLAGS...]: plain SMTP on port $smtp, each letter a file in $sink.
start_sink() {
    local as=()
    sink=$home/sink
    mkdir -p "$sink"
    [ "$(id -u)" = 0 ] && as=(-u nobody)
    for _ in 1 2 3; do
        smtp=$(free_port)
        start smtp-sink "$smtp" smtp-sink "${as[@]}" "$@" -d "$sink/%s." "127.0.0.1:$smtp" 100 && return
    done
    return 1
}

# A Postfix of our own with smtps (port $smtps) and STARTTLS (port $submission), logins by Dovecot,
# every letter into the Maildir $letters; it has no way to send anything further. Its master must be
# root.
start_postfix() {
    local folder sub as_root=() owner=nobody uid=65534 gid=65534
    folder=$home/postfix
    letters=$home/letters
    make_certificates || return
    [ "$(id -u)" = 0 ] || { as_root=(sudo -n) owner=$(id -un) uid=$(id -u) gid=$(id -g); }
    mkdir -p "$folder"/{etc,queue,data} "$letters"/{tmp,new,cur}
    (cd "$folder/queue" && mkdir -p active bounce corrupt defer deferred flush hold incoming maildrop \
        pid private public saved trace) || return
    chmod -R go-w "$folder"
    "${as_root[@]}" chown -R postfix "$folder/queue" "$folder/data" || return
    "${as_root[@]}" chown root "$folder/queue" "$folder/queue/pid" || return
    "${as_root[@]}" chown "$owner" "$letters" "$letters"/{tmp,new,cur} || return
    for _ in 1 2 3; do
        smtps=$(free_port) submission=$(free_port)
        cat >"$folder/etc/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
maillog_file = $folder/queue/pid/log
maillog_file_prefixes = $home
myhostname = mx.programme.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
smtpd_tls_cert_file = $home/localhost.pem
smtpd_tls_key_file = $home/localhost.key
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $home/sasl
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_peername_lookup = no
default_transport = virtual
relay_transport = virtual
local_transport = virtual
virtual_mailbox_base = $home
virtual_mailbox_maps = static:letters/
virtual_uid_maps = static:$uid
virtual_gid_maps = static:$gid
virtual_minimum_uid = 1
CONF
        cat >"$folder/etc/master.cf" <<CONF
127.0.0.1:$smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
127.0.0.1:$submission inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 discard
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
virtual unix - n n - - virtual
postlog unix-dgram n - n - 1 postlogd
CONF
        start postfix "$smtps" "${as_root[@]}" \
            "$(postconf -h daemon_directory)/master" -d -c "$folder/etc" && return
    done
    return 1
}

# start_daemon CONFIGURATION: `mentord run`, its pid in $daemon, what it says in $home/daemon.err.
start_daemon() {
    "$program" --config "$1" run >"$home/daemon.out" 2>"$home/daemon.err" </dev/null &
    daemon=$!
    servers+=("$daemon")
}

# The user's Maildir, made if need be, so that Dovecot may use it too.
maildir_of() {
    mkdir -p "$mail/$1/maildir"/{new,cur,tmp}
    chmod 777 "$mail/$1" "$mail/$1/maildir" "$mail/$1/maildir"/{new,cur,tmp}
    echo "$mail/$1/maildir"
}

# deliver MAILDIR <mail: as a delivery agent does it; their names sort as they came.
deliver() {
    local name
    name=$(date "+%s.M%NP$BASHPID.test")
    cat >"$1/tmp/$name" && chmod 666 "$1/tmp/$name" && mv "$1/tmp/$name" "$1/new/"
}

# configure FILE <sections other than [programme] and [trust].
configure() {
    {
        cat <<CONF
[programme]
name = Situational Mentoring
address = mentoring@programme.example
office = office@programme.example
time_zone = America/New_York
holidays = $source_folder/config/us-federal.ics
[trust]
authserv_id = mx.programme.example
boundary = mx.programme.example
CONF
        cat
    } >"$1"
    printf secret >"$home/password"
    chmod 600 "$home/password"
}
# over_imap USER: the section for Dovecot; over_sink: the one for smtp-sink.
over_imap() {
    printf '[mailbox]\nurl = imaps://localhost:%s/INBOX\nuser = %s\n' "$imaps" "$1"
    printf 'password_file = %s\nca_file = %s\n' "$home/password" "$home/ca.pem"
}
over_sink() { printf '[submission]\nurl = smtp://127.0.0.1:%s\ntls = off\n' "$smtp"; }

# Mails are written and letters read by a small tool; see its own text.
post() { python3 "$here/post" "$@"; }
# Everything the database holds, as text.
dump() { sqlite3 -readonly "$1" .dump; }
