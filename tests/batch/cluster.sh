#!/usr/bin/env bash
# The scripts that docs/cluster.md names, without a cluster: what is published and when, what a second
# attempt takes back, and what may not look like success.
set -u
# shellcheck source=tests/batch/common.sh
. "$(dirname "$0")/common.sh"
export PLAINER
tools=$PLAINER_SOURCE/tools/cluster
cluster_corpus
mkdir -p local/one local/two
shard() { TMPDIR=$work/local/$1 "$tools/shard.sh" "$2" shared "${@:3}"; } # shard NODE PART ARGUMENTS...

# ---- wrong use ----
shard one 1/2 2>messages
is 'no input' 2 $?
shard one 2 "$inputs" 2>messages
is 'no part' 2 $?
shard one 1/2 nowhere "$inputs" 2>messages
is 'an input that this node does not see' 1 $?
shard one 5/4 "$inputs" 2>messages
is 'no such shard' 2 $?
is 'nothing is published for that' '' "$(ls -A shared 2>/dev/null)"

# ---- stopped in the middle of one node, taken up on another ----
TMPDIR=$work/local/one "$tools/shard.sh" "$hanging/$shards" shared "${arguments[@]}" 2>messages &
wait_for 60 'documents in the ledger' at_work || exit 1
kill -TERM $!
wait $!
is 'stopped' 130 $?
was_in_the_middle "shared/$hanging-of-$shards.partial"
is 'nothing stays on the node' '' "$(ls -A local/one)"
shard two "$hanging/$shards" "${arguments[@]}" 2>messages
is 'the next attempt, with documents that failed' 0 $?
unchanged=$(sed -n 's/^done: .* \([0-9]*\) unchanged.*/\1/p' messages)
((${unchanged:-0} > 0)) || fail "the next attempt took nothing back: $(cat messages)"
is 'no partial shard, nothing on its way' "$hanging-of-$shards" "$(ls -A shared)"
"$tools/merge.sh" "$shards" shared 2>messages
is 'shards are missing' 3 $?
[ ! -e shared/whole ] || fail 'shards are missing, and they were merged'

# ---- as a task of a job array; a shard without documents; merged ----
for ((k = 1; k <= shards; k++)); do
    [ "$k" = "$hanging" ] || SLURM_ARRAY_TASK_ID=$k shard one "$shards" "${arguments[@]}" 2>messages || fail "shard $k: $?"
done
batch "${arguments[@]}" -o undisturbed --jobs 2 --quiet 2>/dev/null
"$tools/merge.sh" "$shards" shared || fail 'not merged'
is_whole shared/whole

# ---- again, when a page has changed ----
page 400 >"$inputs/page110.html"
for ((k = 1; k <= shards; k++)); do
    shard one "$k/$shards" "${arguments[@]}" 2>>again || fail "shard $k again: $?"
done
is 'one page is converted again' '0 0 0 1' "$(sed -n 's/^done: \([0-9]*\) converted.*/\1/p' again | sort | paste -sd' ')"
batch "${arguments[@]}" -o undisturbed --quiet 2>/dev/null
"$tools/merge.sh" "$shards" shared || fail 'not merged again'
is_whole shared/whole
is 'one machine goes on from there' 0 "$(batch "${arguments[@]}" -o shared/whole --dry-run 2>/dev/null | wc -l)"

# ---- a ledger that cannot be written is a failure, and nothing is published ----
mkdir -p shared/1-of-1/ledger.sqlite
before=$(find shared | sort)
shard one 1/1 "${arguments[@]}" 2>messages
is 'no ledger can be made' 4 $?
is 'what lies there stays as it is' "$before" "$(find shared | sort)"

[ "$failed" -eq 0 ] && echo 'cluster: all as expected'
exit "$failed"
