#!/usr/bin/env bash
# Lines of JSON in, lines of JSON out: their order, what they hold, that an answer does not wait for
# the next line, and what comes of documents that bring a worker down.
set -u
# shellcheck source=tests/batch/common.sh
. "$(dirname "$0")/common.sh"
mkdir in
each() { python3 -c "
import json, sys
for line in sys.stdin:
    d = json.loads(line)
    print($1)"; }

cat >lines <<'LINES'
{"id": 7, "url": "https://council.example/rooms", "html": "<main><h1>Rooms</h1><p>The council utilised 3 rooms in order to help the children, and they were glad of it because it was raining.</p></main>"}
{"id": "7", "text": "We commenced work prior to the meeting."}
{"id": "b", "markdown": "# A\n\nWe commenced *work* prior to the meeting."}
no JSON
{"id": "b", "text": "Mae plant yn byw yma gyda nhw, ac mae pawb yn hapus iawn yn y tŷ hwn bob dydd o'r wythnos gyda'i gilydd."}

{"id": "nothing", "text": ""}
LINES
batch - -o - --to html,text,json <lines >out 2>messages
is 'status' 3 $?
is 'ids, as they were' "7 '7' 'b' '-:4' 'b' 'nothing'" "$(each "repr(d['id'])" <out | paste -sd' ')"
is 'statuses' 'done done done failed failed done' "$(each "d['status']" <out | paste -sd' ')"
is 'outputs' 'dict True True' "$(each "type(d.get('json')).__name__, 'used 3 rooms' in d.get('html', ''), 'used 3 rooms' in d.get('text', '')" <out 2>/dev/null | sed -n 1p | tr -d "(),'")"
is 'an address stays' 'https://council.example/rooms' "$(each "d.get('url')" <out | sed -n 1p)"
for id in 1.10 1e2 -0 123456789012345678901234567890 '[1,2]' true '"1.10"'; do
    printf '{"x": "id", "html": "We came. \\"id\\": 5", "y": {"id": 6}, "id" : %s, "z": [8, "id"]}\n' "$id" | batch - -o - --to text --quiet >one
    is "the id $id" "{\"id\": $id, \"status\": \"done\"" "$(cut -d, -f1-"$(tr -dc , <<<"$id" | wc -c | awk '{print $1 + 2}')" one)"
done
is 'an id is no name for readers' 'This is a plain version (https://council.example/rooms), for growing This is a plain version, for growing readers.' "$(printf '{"id": "x9", "url": "https://council.example/rooms", "html": "<p>We came.</p>"}\n{"html": "<p>We came.</p>"}\n' | batch - -o - --to text --quiet | each "d['text']" | grep 'This is' | sed 's/ Made.*//' | paste -sd' ')"
is 'counts' '1 0' "$(each "d['before']['longSentences'], d['after']['longSentences']" <out 2>/dev/null | sed -n 1p | tr -d '(),')"
is 'why not' 'unreadable unreadable' "$(each "d.get('cause', '')" <out | paste -sd' ' | xargs)"
[ -e ledger.sqlite ] || [ -e ./- ] && fail 'a file was written'
is 'as convert has it' "$(each "d.get('text', '')" <out | sed -n '/^Rooms/,/^About/p')" "$("$PLAINER" convert --to text - <<<'<main><h1>Rooms</h1><p>The council utilised 3 rooms in order to help the children, and they were glad of it because it was raining.</p></main>' | sed -n '/^Rooms/,/^About/p')"

# ---- the order is that of the lines, whichever worker is done first, and runs do not differ ----
for ((n = 0; n < 300; n++)); do
    text='We commenced work prior to the meeting.'
    ((n % 50)) || for ((i = 0; i < 8; i++)); do text="$text $text"; done
    printf '{"id": %d, "text": "%s"}\n' "$n" "$text"
done >many
batch - -o - --to text --jobs 2 --quiet <many >one
is 'many' 0 $?
is 'in order' "$(seq 0 299)" "$(each "d['id']" <one)"
batch - -o - --to text --jobs 1 --quiet <many >two
cmp -s one two || fail 'one worker answers differently from two'
for k in 1 2; do batch - -o - --to text --shard $k/2 --quiet <many; done | sort >parts
sort one | cmp -s - parts || fail 'two shards are not the whole'
batch - -o - --to text --limit 5 --quiet <many >five
is 'a limit' 5 "$(wc -l <five)"

# ---- files and folders, too ----
printf '<main><p>We commenced work prior to the meeting.</p></main>' >in/a.html
cp in/a.html in/same.html
batch in -o - --to text --quiet >files
is 'files' 'in/a.html in/same.html' "$(each "d['id']" <files | paste -sd' ')"

# ---- who asks one thing at a time gets an answer before asking the next ----
coproc FILTER { exec "$PLAINER" batch - -o - --to text --quiet; }
for id in 1 2 3; do
    printf '{"id": %d, "text": "We commenced work."}\n' $id >&"${FILTER[1]}"
    if IFS= read -r -t 60 line <&"${FILTER[0]}"; then
        is "answer $id" "$id" "$(each "d['id']" <<<"$line")"
    else
        fail "no answer to $id before the next line"
    fi
done
pid=$FILTER_PID
kill -INT "$pid" # while it waits for a line
wait "$pid"
is 'stopped while it waits' 130 $?

# ---- nobody reads ----
batch - -o - --to html --quiet <many 2>messages | head -c 100 >/dev/null
is 'status when nobody reads' 4 "${PIPESTATUS[0]}"

batch - -o - --to text --quiet <lines >&- 2>messages
is 'status without standard output' 4 $?

# ---- asked to stop while its reader is slow: what was begun comes out whole ----
mkfifo slow
"$PLAINER" batch - -o - --to html --jobs 2 --quiet <many >slow 2>/dev/null &
pid=$!
exec 8<slow
sleep 1
kill -INT $pid
sleep 0.2
cat <&8 >slow.lines
wait $pid
is 'status when stopped before a slow reader' 130 $?
exec 8<&-
each "d['id']" <slow.lines >slow.ids || fail 'a line that is cut'
is 'in order, none left out' "$(seq 0 $(($(wc -l <slow.lines) - 1)))" "$(cat slow.ids)"
[ "$(wc -l <slow.lines)" -lt 300 ] || fail 'it was not stopped'
batch in -o - --dry-run 2>messages
is 'a dry run without a folder' 2 $?

# ---- ids come back as they were ----
printf '\xef\xbb\xbf{"id": 1.5, "text": "We help."}\n{"id": [1, "a"], "html": "", "text": "We help."}\n{"id": "", "text": "We help."}\n{"id": null, "text": "We help."}\n' >odd
batch - -o - --to text --quiet <odd >out
is 'odd ids' "1.5 [1, 'a'] '' '-:4'" "$(each "repr(d['id'])" <out | paste -sd' ')"
is 'odd statuses' 'done done done done' "$(each "d['status']" <out | paste -sd' ')"

# ---- what brings a worker down ----
for what in crash hang swell; do
    printf '{"id": "%s", "html": "<main><p>plainer-test-%s</p></main>"}\n' $what $what
    printf '{"id": "behind %s", "text": "We commenced work."}\n' $what
done >bad
hooks() {
    PLAINER_TEST_HOOKS=1 batch - -o - --to text --max-time 20 --max-memory 64 --quiet "$@"
}
grep -v hang bad | hooks >out 2>messages
is 'status after crashes' 3 $?
is 'crashes' 'crash:set-aside:crash behind crash:done: swell:set-aside:memory behind swell:done:' "$(each "':'.join((d['id'], d['status'], d.get('cause', '')))" <out | paste -sd' ')"
grep hang bad | hooks --max-time 1 >out 2>messages
is 'hangs' 'hang:set-aside:time behind hang:done:' "$(each "':'.join((d['id'], d['status'], d.get('cause', '')))" <out | paste -sd' ')"

[ "$failed" -eq 0 ] && echo 'filter: all as expected'
exit "$failed"
