# Shared by the tests of batches, which source it: a folder to work in, small pages, and what a
# batch has left.
# shellcheck shell=bash disable=SC2034,SC2054,SC1112
command -v sqlite3 >/dev/null || {
    echo "skipped: no sqlite3"
    exit 77
}
work=$TEST_TMP/work
mkdir -p "$work" && cd "$work" || exit 1
failed=0
fail() {
    echo "FAILED: $*"
    failed=1
}
is() { # is WHAT WANTED GOT
    [ "$2" = "$3" ] || fail "$1: wanted '$2', got '$3'"
}
ask() { sqlite3 -batch "$1/ledger.sqlite" "$2"; }
# Everything but times, in an order of its own.
dump() {
    ask "$1" "SELECT id, name, target, url, status, cause, message, twin, digest, key, bytes_in,
        bytes_out, words_before, words_after, sentences_before, long_before, long_after,
        unexplained_before, unexplained_after, level_before, level_after, grade_before, grade_after,
        findings, changes FROM documents ORDER BY name;
        SELECT * FROM rules ORDER BY 1, 2; SELECT * FROM terms ORDER BY 1, 2, 3, 4;
        SELECT * FROM words ORDER BY 1, 2"
}
files() { (cd "$1" && find . -type f ! -name 'ledger.sqlite*' ! -name '*.part' -exec sha256sum {} + | sort -k2); }
batch() { "$PLAINER" batch "$@"; }

page() { # page NUMBER: text that differs from page to page
    printf '<!DOCTYPE html><html lang="en"><head><title>Page %s</title></head><body><main><h1>Page %s</h1>\n' "$1" "$1"
    for ((i = 0; i < 6; i++)); do
        printf '<p>In week %s the council utilised %s rooms in order to help the children, and they were glad of it because it was raining.</p>\n' "$((i + $1))" "$((i * $1))"
    done
    printf '</main></body></html>\n'
}
broken_pages() { # broken_pages FOLDER: nothing in it, no text, not English
    : >"$1/empty.html"
    printf '\x89PNG\r\n\x1a\n\0\0\0\0binary\0\0\1\2\3\4\5\6\7' >"$1/binary.html"
    printf '<html><body><main><p>Mae plant yn byw yma gyda nhw, ac mae pawb yn hapus iawn yn y tŷ hwn bob dydd o’r wythnos gyda’i gilydd.</p></main></body></html>' >"$1/welsh.html"
}

# ---- a batch on several nodes ----

# 200 pages and some that are broken; one brings its worker down, and half-way one hangs for some
# seconds, in which its node can be killed: it is of the shard `hanging` of `shards`.
cluster_corpus() {
    local n
    export PLAINER_TEST_HOOKS=1
    shards=4
    inputs=$work/in
    arguments=("$inputs" --to html,text --jobs 1 --max-time 3)
    mkdir "$inputs"
    for ((n = 101; n <= 300; n++)); do page "$n" >"$inputs/page$n.html"; done
    broken_pages "$inputs"
    printf '<main><p>plainer-test-crash</p></main>' >"$inputs/page150-crash.html"
    printf '<main><p>plainer-test-hang</p></main>' >"$inputs/page200-hang.html"
    for ((hanging = 1; hanging <= shards; hanging++)); do
        shard_names "$hanging" >hanging.names
        grep -q hang hanging.names && break
    done
}
shard_names() { batch "${arguments[@]}" --shard "$1/$shards" -o nowhere --dry-run 2>/dev/null; }

# The folder below `local` where a node makes the shard that hangs; false until a quarter of its
# documents is in the ledger.
at_work() {
    local ledger has
    for ledger in "$work"/local/*/plainer-"$hanging-of-$shards".*/shard/ledger.sqlite; do
        has=$(sqlite3 -batch "$ledger" 'SELECT count(*) FROM documents' 2>/dev/null)
        ((4 * ${has:-0} < $(wc -l <hanging.names))) || dirname "$ledger"
    done | grep .
}

# was_in_the_middle FOLDER: it holds some of the shard, but not all; says how much.
was_in_the_middle() {
    local all has
    all=$(wc -l <hanging.names)
    has=$(ask "$1" 'SELECT count(*) FROM documents')
    echo "the node was killed when $has of the shard's $all documents were recorded"
    if ((has == 0 || has >= all)); then fail "the node was not killed in the middle: $has of $all"; fi
    [ ! -e "shared/$hanging-of-$shards" ] || fail 'the shard was there before its node was killed'
}

# Nothing is at work in the folder; a killed process takes a moment to go.
is_left() { ! pgrep -f -- "$1"; }

# is_whole FOLDER: outputs and ledger are those of one run that nothing disturbed, `undisturbed`.
is_whole() {
    is 'documents' 205 "$(ask undisturbed 'SELECT count(*) FROM documents')"
    is 'done' 201 "$(ask undisturbed "SELECT count(*) FROM documents WHERE status = 'done'")"
    is 'set aside' 'crash time' "$(ask undisturbed "SELECT cause FROM documents WHERE status = 'set-aside' ORDER BY 1" | paste -sd' ')"
    files undisturbed >undisturbed.files
    files "$1" >whole.files
    cmp -s undisturbed.files whole.files || {
        fail 'the outputs are not those of one undisturbed run'
        diff undisturbed.files whole.files | head -5
    }
    dump undisturbed >undisturbed.dump
    dump "$1" >whole.dump
    cmp -s undisturbed.dump whole.dump || {
        fail 'the ledger is not that of one undisturbed run'
        diff undisturbed.dump whole.dump | head -5
    }
}

# wait_for SECONDS WHAT COMMAND...: until the command succeeds.
wait_for() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null; do
        if ((SECONDS >= end)); then
            echo "FAILED: waited too long for $what"
            return 1
        fi
        sleep 0.1
    done
}

free_port() { # a port that nobody listens at, of those that are not given to clients
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}
