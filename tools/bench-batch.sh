#!/usr/bin/env bash
# Batches: two workers beside two batches of one worker each (side by side in one run, a shard each),
# what share of the processor the batch itself takes (its ledger, its inputs, all that workers do not
# do), how much memory a worker holds at the start and the end, and how long a second run takes.
#
#   bench-batch.sh PROGRAM FOLDER [COUNT] [RUNS]
set -u
if [ "${1:-}" = --help ] || [ $# -lt 2 ]; then
    sed -n '2,/^set -u/{s/^# \{0,1\}//;/^set -u/d;p}' "$0"
    exit 2
fi
plainer=$1 folder=$2 count=${3:-2000} runs=${4:-3}
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$folder" && mkdir -p "$folder"
"$here/make-corpus.py" "$folder" "$count" 7 || exit 1
cut -f1 "$folder/poison.tsv" | (cd "$folder/pages" && xargs rm -f)
documents=$(find "$folder/pages" -type f | wc -l)
now() { date +%s%N; }
batch() { "$plainer" batch "$folder/pages" "$@"; }

# The largest resident memory of the workers of a process, in MB.
held() { for child in $(pgrep -P "$1"); do awk '/^VmRSS/ { printf "%.0f\n", $2 / 1024 }' "/proc/$child/status" 2>/dev/null; done | sort -n | tail -1; }

printf 'Batches: %s documents, %s runs each\n' "$documents" "$runs"
for ((run = 1; run <= runs; run++)); do
    start=$(now)
    for shard in 1 2; do
        (
            begun=$(now)
            batch -o "$folder/alone$run$shard" --jobs 1 --shard $shard/2 --quiet
            echo "$(find "$folder/alone$run$shard" -name '*.html' | wc -l) $(($(now) - begun))" >"$folder/rate$shard"
        ) &
    done
    wait
    two=$(($(now) - start))
    start=$(now)
    batch -o "$folder/together$run" --jobs 2 --progress json 2>"$folder/log" &
    pid=$!
    while sleep 1 && kill -0 $pid 2>/dev/null; do held $pid; done >"$folder/held" &
    wait $pid
    one=$(($(now) - start))
    wait
    first=$(sed -n 1p "$folder/held")
    most=$(sed '/^$/d' "$folder/held" | tail -n 1)
    start=$(now)
    batch -o "$folder/together$run" --jobs 2 --quiet
    again=$(($(now) - start))
    cat "$folder/rate1" "$folder/rate2" | awk -v one=$one -v two=$two -v n="$documents" -v again=$again -v first="$first" -v last="$most" \
        -v said="$(grep '"event":"done"' "$folder/log")" '
        { rate += $1 / $2 * 1e9 }
        END {
            match(said, /"cpuSeconds":[0-9.]+/); self = substr(said, RSTART + 13, RLENGTH - 13)
            match(said, /"workerCpuSeconds":[0-9.]+/); workers = substr(said, RSTART + 19, RLENGTH - 19)
            printf "  two workers %.1f documents a second, two batches of one %.1f: %.3f; the batch itself %.2f %% of the processor;\n", n / one * 1e9, rate, n / one * 1e9 / rate, 100 * self / (self + workers)
            printf "  a worker holds %d MB after a second and %d MB at the end; all unchanged: %.2f s\n", first, last, again / 1e9
        }'
    rm -rf "$folder/alone$run"? "$folder/together$run"
done
