#!/bin/sh
# Installs from Debian, by name, what plainer's build needs and this machine lacks; with --all also
# what its tests and measurements use. When nothing is missing it does nothing. It adds no package
# source and leaves out whatever apt only recommends.
set -eu

libraries='libxml-2.0 libcmark hunspell yaml-0.1 icu-uc jansson libarchive zlib sqlite3 libcrypto' # as pkg-config calls them
missing=''
services='' # that come with what is missing and stay off: the tests start their own

say() { printf '%s\n' "$*" >&2; }

has_command() { command -v "$1" >/dev/null 2>&1; }

# A tool from anywhere will do: need_command COMMAND PACKAGE
need_command() { has_command "$1" || missing="$missing $2"; }

# The same for a package that brings a service.
need_daemon() {
    if [ -x "/usr/sbin/$1" ] || has_command "$1"; then return; fi
    missing="$missing $2"
    services="$services $2"
}

need_package() {
    # One line an architecture: installed for one of them is enough.
    # shellcheck disable=SC2016 # the dollar is dpkg-query's
    dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed ||
        missing="$missing $1"
}

find_missing_build() {
    has_command cc || has_command gcc || has_command clang || missing="$missing gcc"
    need_command make make
    need_command cmake cmake
    need_command pkg-config pkg-config
    for package in libc6-dev libxml2-dev libhunspell-dev hunspell-en-gb libcmark-dev libyaml-dev libicu-dev libjansson-dev libarchive-dev zlib1g-dev libsqlite3-dev libssl-dev; do
        need_package "$package"
    done
}

# The sanitizers' runtime carries clang's version in its name: 14 is Debian 12's.
find_missing_checks() {
    has_command gcc || case "$missing " in *" gcc "*) ;; *) missing="$missing gcc" ;; esac
    need_command clang clang
    need_command clang-format clang-format
    need_command clang-tidy clang-tidy
    need_package libclang-rt-14-dev
    need_command xmllint libxml2-utils
    need_command chromium chromium
    need_command node nodejs
    need_command nvim neovim
    need_command sqlite3 sqlite3
    need_command emacs emacs-nox
    need_package elpa-eglot
    need_command npm npm
    need_command python3 python3
    need_package python3-jsonschema
    need_command style diction
    need_command hyperfine hyperfine
    need_command valgrind valgrind
    need_command git git
    need_command pre-commit pre-commit
    need_command cmark cmark
    need_package liblouis-dev
    need_package liblouis-data
    need_command espeak-ng espeak-ng
    need_command lou_translate liblouis-bin
    need_daemon munged munge
    need_daemon slurmctld slurmctld
    need_daemon slurmd slurmd
    need_command sbatch slurm-client
    need_daemon sshd openssh-server
    need_command ssh openssh-client
    need_command parallel parallel
    [ -x /usr/bin/time ] || missing="$missing time"
}

# Without apt-get nothing is installed: the build goes on if all that it needs is there.
check_other_system() {
    if { has_command cc || has_command gcc || has_command clang; } && has_command cmake &&
        has_command pkg-config; then
        # shellcheck disable=SC2086 # a list of names
        if pkg-config --exists $libraries; then exit 0; fi
    fi
    say 'plainer: this system has no apt-get, so nothing was installed. The build needs:'
    say '  a C17 compiler, make, cmake (3.21 or newer) and pkg-config'
    say '  libxml2, hunspell, cmark, libyaml, ICU, jansson, libarchive, zlib, SQLite and libcrypto, each with its headers'
    say "  (pkg-config must know: $libraries)"
    say '  hunspell'"'"'s British English dictionary, to find out which words are spelt wrong'
    exit 1
}

apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 "$@" >&2
}

# Debian starts a service when it is installed, unless this file says no.
policy=/usr/sbin/policy-rc.d
hold_services() {
    if [ -z "$services" ] || [ -e "$policy" ]; then return; fi
    trap '$as_root rm -f "$policy"' EXIT
    trap 'exit 1' INT TERM HUP
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
    $as_root chmod 755 "$policy"
}
disable_services() {
    for service in $services; do
        case $service in openssh-server) service=ssh ;; esac
        $as_root update-rc.d "$service" disable >&2 || say "plainer: the service $service may start with the system"
    done
}

become_root() {
    as_root=''
    if [ "$(id -u)" -eq 0 ]; then return; fi
    if has_command sudo; then
        if sudo -n true 2>/dev/null; then
            as_root='sudo -n'
            return
        elif [ -t 0 ]; then
            as_root='sudo'
            return
        fi
    fi
    say "plainer: missing:$missing"
    say 'plainer: installing them takes root, so run this and try again:'
    say "  sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
    exit 1
}

is_all=false
case "$#:${1-}" in
0:) ;;
1:--all) is_all=true ;;
*)
    say 'usage: tools/install-dependencies.sh [--all]'
    say '  --all  also what the tests and the measurements use'
    exit 2
    ;;
esac

if ! has_command apt-get; then check_other_system; fi
find_missing_build
if $is_all; then find_missing_checks; fi
if [ -z "$missing" ]; then exit 0; fi

become_root
say "plainer: installing$missing"
# Old package lists may still do: only the install decides.
apt update || say 'plainer: apt-get update failed; trying with the lists that are here'
hold_services
# shellcheck disable=SC2086 # a list of names
apt install -y --no-install-recommends $missing </dev/null || {
    say 'plainer: apt-get could not install them all; the messages above say why'
    exit 1
}
disable_services
