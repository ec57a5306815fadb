#!/usr/bin/env bash
# Tries `plainer batch` on a corpus of our own, whole and in pieces, and says what it measured:
#
#   try-batch.sh [COUNT] [KILLS] [FOLDER]      20000 documents, 50 kills, a temporary folder
#
# For the corpus as files and as a web archive: an undisturbed run (was each good document done, and
# each broken one recorded with its cause?), then one that is killed with SIGKILL at random moments,
# the batch and its workers in turn, and resumed: are the outputs the same byte for byte, and the
# ledgers but for their times? PLAINER names the program (build/plainer).
set -u
if [ "${1:-}" = --help ]; then
    sed -n '2,/^set -u/{s/^# \{0,1\}//;/^set -u/d;p}' "$0"
    exit 0
fi
count=${1:-20000} kills=${2:-50}
folder=${3:-$(mktemp -d)}
plainer=$(realpath "${PLAINER:-build/plainer}")
here=$(cd "$(dirname "$0")" && pwd)
export PLAINER_TEST_HOOKS=1
failed=0
limits=(--max-time 3 --max-memory 256)
say() { printf '%s\n' "$*"; }
fail() {
    say "FAILED: $*"
    failed=1
}
ask() { sqlite3 -batch "$1/ledger.sqlite" "$2"; }
documents() { # all columns but times
    ask "$1" "SELECT id, name, target, url, status, cause, message, twin, digest, key, bytes_in, bytes_out, words_before,
        words_after, sentences_before, sentences_after, long_before, long_after, hard_before, hard_after, unexplained_before,
        unexplained_after, level_before, level_after, grade_before, grade_after, findings, changes FROM documents ORDER BY id;
        SELECT * FROM rules; SELECT * FROM terms; SELECT * FROM words; SELECT * FROM settings"
}
outputs() { (cd "$1" && find . -type f ! -name 'ledger.sqlite*' ! -name '*.part' -print0 | sort -z | xargs -0 sha256sum); }

# Largest memory that a worker held at any time, in MB, now and then: watch PID FILE
watch() {
    while kill -0 "$1" 2>/dev/null; do
        for child in $(pgrep -P "$1"); do awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$child/status" 2>/dev/null; done | sort -n | tail -1
        sleep 2
    done >"$2"
}

# status and cause that poison.tsv wants, beside what the ledger has
check_poison() { # check_poison OUT KEY: the column of names, as a path of the corpus
    sqlite3 -batch -separator $'\t' "$1/ledger.sqlite" "SELECT $2, status, ifnull(cause, '') FROM documents" | sort >"$folder/said"
    cut -f1,3,4 "$folder/poison.tsv" | sort >"$folder/wanted"
    join -t $'\t' -j 1 "$folder/wanted" "$folder/said" | awk -F'\t' '$2 != $4 || $3 != $5 { print "    " $0; bad = 1 } END { exit bad }' ||
        fail "$1: causes that are not as they should be (wanted, then found)"
    local wrong
    wrong=$(cut -f1 "$folder/poison.tsv" | sort | join -t $'\t' -v 2 - "$folder/said" | awk -F'\t' '$2 != "done" && $2 != "duplicate"' | wc -l)
    [ "$wrong" -eq 0 ] || fail "$1: $wrong good documents were not converted"
}

try() { # try NAME INPUT KEY
    local name=$1 input=$2 key=$3 start=$SECONDS pid rows
    "$plainer" batch "$input" -o "$folder/$name" "${limits[@]}" --progress json 2>"$folder/$name.log" &
    pid=$!
    watch $pid "$folder/$name.memory" &
    wait $pid
    rows=$(ask "$folder/$name" 'SELECT count(*) FROM documents')
    say "$name: $rows documents in $((SECONDS - start)) s: $(ask "$folder/$name" "SELECT group_concat(status || ' ' || n, ', ') FROM (SELECT status, count(*) n FROM documents GROUP BY 1)")"
    grep '"event":"done"' "$folder/$name.log" | sed 's/^/    /'
    say "    ledger $(du -h "$folder/$name/ledger.sqlite" | cut -f1); most memory of a worker, by time: $(awk '{ a[NR] = $1 } END { for (i = 1; i <= 8; i++) printf "%s ", a[int((NR - 1) * i / 8) + 1] }' "$folder/$name.memory") MB"
    check_poison "$folder/$name" "$key"

    start=$(date +%s%N)
    "$plainer" batch "$input" -o "$folder/$name" "${limits[@]}" --quiet
    say "    again, all unchanged: $((($(date +%s%N) - start) / 1000000)) ms"

    local done=0 runs=0 most
    most=$(awk -v f="$(grep -o '"seconds":[0-9.]*' "$folder/$name.log" | tail -1 | cut -d: -f2)" -v k="$kills" 'BEGIN { printf "%d", 1000 * f / (k + 1) * 2 }')
    while [ "$done" -lt "$kills" ]; do
        "$plainer" batch "$input" -o "$folder/$name.killed" "${limits[@]}" --quiet 2>/dev/null &
        pid=$!
        runs=$((runs + 1))
        while [ "$done" -lt "$kills" ]; do
            sleep "$(awk -v m="$most" -v r="$RANDOM" 'BEGIN { printf "%.3f", 0.05 + m * r / 32768 / 1000 }')"
            kill -0 $pid 2>/dev/null || break
            done=$((done + 1))
            if ((done % 2)); then
                kill -9 $pid
                break
            fi
            kill -9 "$(pgrep -P $pid | shuf -n 1)" 2>/dev/null
        done
        wait $pid 2>/dev/null
        # a run that was over before all kills were made: what it has done is forgotten in part
        [ "$done" -lt "$kills" ] && [ "$(ask "$folder/$name.killed" 'SELECT count(*) FROM documents' 2>/dev/null || echo 0)" = "$rows" ] &&
            ask "$folder/$name.killed" 'DELETE FROM documents WHERE id % 3 = 0'
    done
    "$plainer" batch "$input" -o "$folder/$name.killed" "${limits[@]}" --retry-failed --quiet 2>/dev/null
    say "    $done kills in $runs runs"
    sleep 1
    if pgrep -f -- "$folder/$name.killed"; then fail "$name: processes outlive their batch"; fi
    cmp -s <(outputs "$folder/$name") <(outputs "$folder/$name.killed") || fail "$name: outputs after kills differ"
    documents "$folder/$name" >"$folder/one"
    documents "$folder/$name.killed" >"$folder/other"
    cmp -s "$folder/one" "$folder/other" || {
        fail "$name: ledgers after kills differ"
        diff "$folder/one" "$folder/other" | head -6
    }
    local left
    left=$(find "$folder/$name.killed" -name '*.part' | wc -l)
    say "    halves of files that were left lying: $left"
}

"$here/make-corpus.py" "$folder" "$count" || exit 1
say "$count documents in $folder, $(wc -l <"$folder/poison.tsv") of them broken"
try files "$folder/pages" "substr(name, $((${#folder} + 8)))"
# A page's address is that of its file but for an ending that some do not have.
sed -i 's/\.html\t/\t/' "$folder/poison.tsv"
try archive "$folder/crawl.warc.gz" "replace(rtrim(substr(url, 25), '/'), '.html', '')"
[ $failed -eq 0 ] && say "all as expected"
exit $failed
