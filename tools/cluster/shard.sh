#!/bin/bash
#SBATCH --job-name=plainer
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=plainer-%A-%a.log
# One shard of a batch, on a node of a cluster: docs/cluster.md.
#
#     shard.sh K/N SHARED INPUT... [OPTION...]    anywhere
#     shard.sh N SHARED INPUT... [OPTION...]      as a task of a Slurm job array; K is its number
#
# The shard is made on the node's own disk (TMPDIR, or else /tmp) and then copied to SHARED/K-of-N,
# which is there as a whole or not at all. What lies there already is taken back first. Told to
# stop, it leaves what it has in SHARED/K-of-N.partial for the next attempt.
#
# Status 0: the shard is in SHARED, documents that failed are in its ledger. 130: stopped. Others
# as of `plainer batch`.
set -u

say() { printf 'shard.sh: %s\n' "$*" >&2; }
die() { # die STATUS WHY
    say "$2"
    exit "$1"
}

[ $# -ge 3 ] || die 2 'usage: shard.sh K/N SHARED INPUT... [OPTION...]'
part=$1
shared=$2
shift 2
case $part in
*/*) ;;
*) part=${SLURM_ARRAY_TASK_ID:-}/$part ;;
esac
[[ $part =~ ^[0-9]+/[0-9]+$ ]] || die 2 "reads K/N, such as 3/16, or N in a task of a job array, not '$part'"
name=${part%/*}-of-${part#*/}

# A node that does not see the inputs must not look as if all of its documents had failed.
for input; do
    case $input in -*) break ;; esac
    [ -r "$input" ] || die 1 "$(uname -n) cannot read $input"
done

mkdir -p "$shared" || die 4 "cannot write to $shared"
work=$(mktemp -d "${TMPDIR:-/tmp}/plainer-$name.XXXXXX") || die 4 'no local folder'
mine=$shared/.$name.$(uname -n).$$ # what is on its way into SHARED
trap 'rm -rf "$work" "$mine" "$mine.old"' EXIT

publish() { # publish NAME: copies it beside its place and renames
    cp -R "$work/shard" "$mine" || return 1
    for _ in 1 2 3; do # another attempt may publish at the same time
        [ ! -e "$shared/$1" ] || mv -T "$shared/$1" "$mine.old"
        mv -T "$mine" "$shared/$1" && return 0
        rm -rf "$mine.old"
    done
    return 1
}

for before in "$shared/$name" "$shared/$name.partial"; do
    [ -d "$before" ] || continue
    cp -R "$before" "$work/shard" || die 4 "cannot take back $before"
    break
done

"${PLAINER:-plainer}" batch --jobs "${SLURM_CPUS_ON_NODE:-$(nproc)}" "$@" --shard "$part" -o "$work/shard" &
batch=$!
trap 'kill -TERM "$batch" 2>/dev/null' INT TERM HUP
wait "$batch"
status=$?
while kill -0 "$batch" 2>/dev/null; do # a signal ends a wait, too
    wait "$batch"
    status=$?
done

case $status in
0 | 3) # 3: documents failed, and the ledger says which; without one the inputs are not there
    [ -f "$work/shard/ledger.sqlite" ] || exit 3
    publish "$name" || die 4 "cannot copy the shard to $shared/$name"
    rm -rf "$shared/$name.partial"
    exit 0
    ;;
130)
    publish "$name.partial" || die 4 "cannot copy the shard to $shared/$name.partial"
    say 'stopped; the next attempt goes on from here'
    ;;
esac
exit "$status"
