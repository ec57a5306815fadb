#!/usr/bin/env bash
# docs/cluster.md with GNU parallel: two hosts, each an sshd of our own on this machine. The host that is
# in the middle of a shard is killed; the other one makes the shard, and the whole is what one run
# makes that nothing disturbs.
# shellcheck disable=SC2317 # functions that traps and wait_for call
set -u
PATH=$PATH:/usr/sbin:/sbin
for tool in parallel ssh sshd ssh-keygen; do
    command -v "$tool" >/dev/null || {
        echo "skipped: no $tool"
        exit 77
    }
done
parallel --version 2>/dev/null | grep -q 'GNU parallel' || {
    echo 'skipped: this parallel is not GNU parallel'
    exit 77
}
# shellcheck source=tests/batch/common.sh
. "$(dirname "$0")/common.sh"
tools=$PLAINER_SOURCE/tools/cluster
hosts=$work/hosts
mkdir -p "$hosts" local/node1 local/node2
chmod 700 "$hosts"
export PARALLEL_HOME=$work/parallel
mkdir "$PARALLEL_HOME"
declare -A pid port

# ---- hosts ----
below() { # below PROCESS: all that it has started, parents first
    local child
    for child in $(pgrep -P "$1"); do
        echo "$child"
        below "$child"
    done
}
kill_host() { # kill_host HOST: at once, as when the power fails
    # shellcheck disable=SC2046 # a list of numbers
    kill -9 "${pid[$1]}" $(below "${pid[$1]}") 2>/dev/null
    wait "${pid[$1]}" 2>/dev/null
    unset "pid[$1]"
}
stop_all() {
    status=$?
    trap - EXIT
    if [ "$status" -ne 0 ]; then
        for log in "$hosts"/*.log parallel.log joblog; do
            echo "---- the end of ${log##*/}"
            tail -n 25 "$log"
        done
    fi
    [ -z "${run-}" ] || kill "$run" 2>/dev/null
    for node in node1 node2; do [ -z "${pid[$node]-}" ] || kill_host "$node"; done
    wait
    exit "$status"
}
trap stop_all EXIT
trap 'exit 1' INT TERM HUP

answers() { ssh -F "$hosts/config" "$1" true 2>>"$hosts/ssh.log"; }
start_host() { # start_host HOST: with a local disk of its own
    port[$1]=$(free_port)
    ssh-keygen -q -t ed25519 -N '' -f "$hosts/$1.key"
    cat >"$hosts/$1.conf" <<END
ListenAddress 127.0.0.1:${port[$1]}
HostKey $hosts/$1.key
PidFile none
AuthorizedKeysFile $hosts/user.pub
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
SetEnv TMPDIR=$work/local/$1 PLAINER=$PLAINER PLAINER_TEST_HOOKS=1
END
    echo "[127.0.0.1]:${port[$1]} $(cut -d' ' -f1,2 "$hosts/$1.key.pub")" >>"$hosts/known"
    cat >>"$hosts/config" <<END
Host $1
    HostName 127.0.0.1
    Port ${port[$1]}
    User $(id -un)
    IdentityFile $hosts/user
    IdentitiesOnly yes
    UserKnownHostsFile $hosts/known
    BatchMode yes
END
    "$(command -v sshd)" -D -e -f "$hosts/$1.conf" 2>"$hosts/$1.log" &
    pid[$1]=$!
    wait_for 30 "$1 to answer" answers "$1"
}

has_ended() { ! kill -0 "$1" 2>/dev/null; }

# ---- the recipe ----
cluster_corpus
batch "${arguments[@]}" -o undisturbed --quiet 2>/dev/null &
undisturbed=$!
# Debian's sshd wants this folder; its service makes it.
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
ssh-keygen -q -t ed25519 -N '' -f "$hosts/user"
start_host node1 && start_host node2 || exit 1
wait "$undisturbed"
printf 'node1\nnode2\n' >nodes
on_nodes() { # on_nodes JOBLOG OPTION...: shards of the list that follows `--`
    local log=$1
    shift
    parallel --ssh "ssh -F $hosts/config" --workdir "$work" --jobs 1 --joblog "$log" "$@"
}
recipe=("$tools/shard.sh" "{}/$shards" "$work/shared" "${arguments[@]}")
on_nodes joblog --sshloginfile nodes --retries "${RETRIES:-3}" "${recipe[@]}" ::: 1 2 3 4 >parallel.log 2>&1 &
run=$!

wait_for 90 'the shard that hangs' at_work || exit 1
folder=$(at_work)
node=${folder#"$work/local/"}
node=${node%%/*}
kill_host "$node"
wait_for 20 'the end of its processes' is_left "$folder" || exit 1
was_in_the_middle "$folder"
wait_for 120 'the end of parallel' has_ended "$run" || exit 1
wait "$run"
is 'all shards are made' 0 $?
unset run
is 'the log' 'Exitval 0 0 0 0' "$(cut -f7 joblog | paste -sd' ')"
is 'the host that made the shard' "$([ "$node" = node1 ] && echo node2 || echo node1)" "$(awk -v k="$hanging/$shards" 'index($0, k) { print $2 }' joblog)"
"$tools/merge.sh" "$shards" shared || fail 'not merged'
is_whole shared/whole

# ---- what failed for good is made later, when a host is there again ----
rm -r shared/whole "shared/$((hanging % shards + 1))-of-$shards"
on_nodes joblog2 --sshlogin "$node" --retries 1 "${recipe[@]}" ::: 1 2 3 4 >>parallel.log 2>&1
is 'shards that could not be made' 4 $?
on_nodes joblog2 --sshloginfile nodes --retries 3 --resume-failed "${recipe[@]}" ::: 1 2 3 4 >>parallel.log 2>&1
is 'shards that were made later' 0 $?
"$tools/merge.sh" "$shards" shared || fail 'not merged later'
is_whole shared/whole

[ "$failed" -eq 0 ] && echo 'parallel: all as expected'
exit "$failed"
