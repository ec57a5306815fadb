#!/usr/bin/env bash
# docs/cluster.md with Slurm: a controller and two nodes of our own on this machine. The node whose task
# is in the middle of its shard is killed; the task comes to the other node, and the whole is what
# one run makes that nothing disturbs.
# shellcheck disable=SC2317 # functions that traps and wait_for call
set -u
PATH=$PATH:/usr/sbin:/sbin
for tool in slurmctld slurmd sbatch squeue scontrol sinfo munged; do
    command -v "$tool" >/dev/null || {
        echo "skipped: no $tool"
        exit 77
    }
done
# shellcheck source=tests/batch/common.sh
. "$(dirname "$0")/common.sh"
export PLAINER
tools=$PLAINER_SOURCE/tools/cluster
daemons=$work/daemons
mkdir -p "$daemons/munge" "$daemons/state" "$daemons/node1" "$daemons/node2" local/node1 local/node2
chmod 755 "$daemons" "$daemons/munge"
declare -A pid
export SLURM_CONF=$daemons/slurm.conf

# ---- daemons ----

# What runs for a node's tasks: sessions in which a script from that node's spool folder runs.
sessions() { # sessions NODE
    ps -e -o sid=,args= | awk -v spool="$daemons/$1/" 'index($0, spool) && !/awk/ { print $1 }' | sort -u
}
kill_node() { # kill_node NODE: at once, as when the power fails
    local all=${pid[$1]} session
    while [ -n "$all" ]; do
        # shellcheck disable=SC2086 # a list of numbers
        kill -9 $all 2>/dev/null
        all=''
        # A session's leader, slurmstepd, comes first: it must tell the controller nothing.
        for session in $(sessions "$1"); do all="$all $session $(pgrep -s "$session" | paste -sd' ')"; done
    done
    wait "${pid[$1]}" 2>/dev/null
    unset "pid[$1]"
}
stop_all() {
    status=$?
    trap - EXIT
    if [ "$status" -ne 0 ]; then
        for log in "$daemons"/*.log plainer-*.log; do
            echo "---- the end of ${log##*/}"
            tail -n 25 "$log"
        done
        squeue 2>&1
        sinfo 2>&1
    fi
    for node in node1 node2; do [ -z "${pid[$node]-}" ] || kill_node "$node"; done
    [ -z "${pid[*]}" ] || kill "${pid[@]}" 2>/dev/null
    wait
    exit "$status"
}
trap stop_all EXIT
trap 'exit 1' INT TERM HUP

start_all() {
    local host me
    host=$(uname -n)
    host=${host%%.*}
    me=$(id -un)
    (umask 077 && head -c 1024 /dev/urandom >"$daemons/munge/key")
    cat >"$SLURM_CONF" <<END
ClusterName=plainer
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmUser=$me
SlurmdUser=$me
AuthType=auth/munge
AuthInfo=socket=$daemons/munge/socket,cred_expire=5
StateSaveLocation=$daemons/state
SlurmdSpoolDir=$daemons/%n
SlurmctldPidFile=$daemons/slurmctld.pid
SlurmdPidFile=$daemons/%n.pid
SlurmctldLogFile=$daemons/slurmctld.log
SlurmdLogFile=$daemons/%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/linear
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1
MessageTimeout=5
TCPTimeout=1
SlurmdTimeout=5
KillWait=2
TaskProlog=$daemons/task-prolog
SlurmdParameters=config_overrides
NodeName=node1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$(free_port) CPUs=1
NodeName=node2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$(free_port) CPUs=1
PartitionName=all Nodes=node[1-2] Default=YES MaxTime=INFINITE
END
    # Each node has a local disk of its own.
    # shellcheck disable=SC2016 # the dollar is the node's
    printf '#!/bin/sh\necho "export TMPDIR=%s/$SLURMD_NODENAME"\n' "$work/local" >"$daemons/task-prolog"
    chmod 755 "$daemons/task-prolog"
    munged --foreground --force --socket="$daemons/munge/socket" --key-file="$daemons/munge/key" \
        --pid-file="$daemons/munge/pid" --seed-file="$daemons/munge/seed" >"$daemons/munged.log" 2>&1 &
    pid[munged]=$!
    wait_for 30 'munged' [ -S "$daemons/munge/socket" ] || return 1
    slurmctld -D >"$daemons/slurmctld.out" 2>&1 &
    pid[slurmctld]=$!
    for node in node1 node2; do
        slurmd -D -N "$node" >"$daemons/$node.out" 2>&1 &
        pid[$node]=$!
    done
    wait_for 60 'two idle nodes' both_idle
}
both_idle() { [ "$(sinfo -h -o '%D %t' 2>/dev/null)" = '2 idle' ]; }
of_job() { scontrol -o show job "$1" 2>/dev/null | tr ' ' '\n' | sed -n "s/^$2=//p"; } # of_job JOB FIELD
has_ended() { case $(of_job "$1" JobState) in PENDING | RUNNING | COMPLETING | REQUEUED | CONFIGURING) false ;; esac }

# ---- the recipe ----
cluster_corpus
batch "${arguments[@]}" -o undisturbed --quiet 2>undisturbed.messages &
undisturbed=$!
start_all || exit 1
wait "$undisturbed"
job=$(sbatch --parsable --array="1-$shards" "$tools/shard.sh" "$shards" "$work/shared" "${arguments[@]}") || exit 1
merge=$(sbatch --parsable --dependency="afterok:$job" --kill-on-invalid-dep=yes "$tools/merge.sh" "$shards" "$work/shared") || exit 1

wait_for 90 'the shard that hangs' at_work || exit 1
folder=$(at_work)
node=${folder#"$work/local/"}
node=${node%%/*}
is 'its node' "$node" "$(of_job "${job}_$hanging" BatchHost)"
kill_node "$node"
wait_for 20 'the end of its processes' is_left "$folder" || exit 1
was_in_the_middle "$folder"

wait_for "${SLURM_PATIENCE:-120}" 'the end of the merge' has_ended "$merge" || exit 1
is 'the merge' COMPLETED "$(of_job "$merge" JobState)"
for ((k = 1; k <= shards; k++)); do
    is "task $k" "COMPLETED 0:0 $((k == hanging))" \
        "$(of_job "${job}_$k" JobState) $(of_job "${job}_$k" ExitCode) $(of_job "${job}_$k" Restarts)"
done
[ "$(of_job "${job}_$hanging" BatchHost)" != "$node" ] || fail 'the task was not on the other node'
is_whole shared/whole

[ "$failed" -eq 0 ] && echo 'slurm: all as expected'
exit "$failed"
