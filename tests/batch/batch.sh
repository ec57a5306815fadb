#!/usr/bin/env bash
# A batch from outside: what is converted, recorded, left out the next time, and what comes of
# documents that are broken, that crash or hang, and of a batch that is killed.
set -u
# shellcheck source=tests/batch/common.sh
. "$(dirname "$0")/common.sh"
mkdir -p in/deep
for ((n = 1; n <= 12; n++)); do page "$n" >"in/page$n.html"; done
page 13 >in/deep/page13.html
printf '# Notes\n\nWe utilised the room in order to help.\n' >in/deep/notes.md
broken_pages in

# ---- a first run ----
batch in -o out --to html,text --jobs 2 >stdout 2>messages
is 'status with failures' 3 $?
is 'documents' 17 "$(ask out 'SELECT count(*) FROM documents')"
is 'done' 15 "$(ask out "SELECT count(*) FROM documents WHERE status = 'done'")"
is 'failed' 'in/binary.html|unreadable in/welsh.html|unreadable' "$(ask out "SELECT name, cause FROM documents WHERE status = 'failed' ORDER BY name" | paste -sd' ')"
grep -q '^plainer: in/welsh.html: .*Welsh' messages || fail "no message about the Welsh page: $(cat messages)"
grep -q '^done: 15 converted, 2 failed' messages || fail "no summary: $(cat messages)"
for name in page1.html page1.txt deep/page13.html deep/notes.html empty.html; do
    [ -f "out/$name" ] || fail "no out/$name"
done
is 'like convert' "$(SOURCE_DATE_EPOCH=0 "$PLAINER" convert in/page3.html --to text | grep -c 'used')" "$(grep -c used out/page3.txt)"
is 'long sentences before and after' 1 "$(ask out "SELECT long_before > long_after FROM documents WHERE name = 'in/page1.html'")"
mkdir hard && printf '<main><p>An assessment was made by the advocate. The assessment was long.</p></main>' >hard/a.html
batch hard -o hard.out --quiet
is 'hard words that nothing explains, before and after' '3|0' "$(ask hard.out 'SELECT unexplained_before, unexplained_after FROM documents')"
is 'rules' 1 "$(ask out "SELECT rules.changes > 0 FROM rules JOIN documents ON document = id WHERE name = 'in/page1.html' AND rule = 'wordy-phrase'")"
is 'no parts left' '' "$(find out -name '*.part')"

# ---- again: nothing to do; then one page changes ----
dump out >before
batch in -o out --to html,text 2>messages
is 'status again' 0 $?
grep -q '15 unchanged.*2 failed before' messages || fail "again: $(cat messages)"
dump out | cmp -s before - || fail 'a run that does nothing changes the ledger'
touch -d '2020-01-01' in/page2.html
batch in -o out --to html,text 2>messages
grep -q '^done: 0 converted.*15 unchanged.*2 failed before' messages || fail "another time, the same bytes: $(cat messages)"
is 'its time is noted' "$(stat -c %Y in/page2.html)" "$(ask out "SELECT modified / 1000000000 FROM documents WHERE name = 'in/page2.html'")"
dump out | cmp -s before - || fail 'another time changes more than itself'
touch -d '2020-01-01' in/welsh.html
batch in -o out --to html,text 2>messages
grep -q '15 unchanged.*2 failed before' messages || fail "another time of one that failed: $(cat messages)"
page 99 >in/page5.html
rm out/page6.txt
batch in -o out --to html,text --dry-run >names 2>/dev/null
batch in -o out --to html,text --dry-run >/dev/full 2>/dev/null
is 'a dry run that nobody can read' 4 $?
is 'dry run' 'in/page5.html in/page6.html' "$(sort names | paste -sd' ')"
batch in -o out --to html,text 2>messages
grep -q '^done: 2 converted.*13 unchanged.*2 failed before' messages || fail "after a change: $(cat messages)"
batch in -o out --to html,text --band 14-16 --limit 3 2>messages
grep -q '^done: 2 converted, 1 failed' messages || fail "another band, three of them: $(cat messages)"
batch in -o out --to html,text --retry-failed 2>messages
is 'status of failures again' 3 $?
grep -q '^done: 2 converted, 2 failed.*13 unchanged' messages || fail "failures again: $(cat messages)"

# ---- documents that bring a worker down ----
cp -r in in2
printf '<main><p>plainer-test-crash</p></main>' >in2/crash.html
printf '<main><p>plainer-test-hang</p></main>' >in2/hang.html
PLAINER_TEST_HOOKS=1 batch in2 -o out2 --jobs 2 --max-time 1 2>messages
is 'status with a crash' 3 $?
is 'set aside' 'in2/crash.html|crash in2/hang.html|time' "$(ask out2 "SELECT name, cause FROM documents WHERE status = 'set-aside' ORDER BY name" | paste -sd' ')"
is 'the others' 15 "$(ask out2 "SELECT count(*) FROM documents WHERE status = 'done'")"
batch in2 -o out2 2>messages # without hooks: what was set aside stays so
grep -q '^done: 0 converted, 0 failed, 15 unchanged, 4 failed before' messages || fail "set aside stays: $(cat messages)"
batch in2 -o out2 --retry-failed 2>messages
grep -q '^done: 2 converted, 2 failed, ' messages || fail "set aside is tried again: $(cat messages)"

# ---- limits ----
mkdir limits
for ((n = 1; n <= 2500; n++)); do echo "<p>They were glad of room $n because it was raining there.</p>"; done >rooms
{ echo '<main>'; for i in 1 2 3 4 5 6 7 8 9; do cat rooms; done; } >limits/long.html
{ for ((n = 1; n <= 90; n++)); do printf '<div>'; done; echo '<p>They were glad of it.</p>'; } >limits/deep.html
page 1 >limits/page.html
batch limits -o out4 --max-size 1 --max-depth 50 2>messages
is 'limits' 'limits/deep.html|limit limits/long.html|limit' "$(ask out4 "SELECT name, cause FROM documents WHERE status = 'failed' ORDER BY name" | paste -sd' ')"
grep -q 'deep.html:.* see --max-depth' messages && grep -q 'long.html: .* see --max-size' messages || fail "limits name no option: $(cat messages)"
truncate -s 4G limits.huge.html
batch limits.huge.html -o huge 2>/dev/null
is 'a file beyond the limit is not read' 'failed|limit' "$(ask huge 'SELECT status, cause FROM documents')"
is 'within the limits' 'limits/page.html' "$(ask out4 "SELECT name FROM documents WHERE status = 'done'")"
{ echo '<main>'; for ((n = 1; n <= 400; n++)); do page "$n" | grep '^<p>'; done; } >slow
{ for i in 1 2 3 4 5 6; do cat slow; done; } >limits/slow.html
batch limits/slow.html -o out5 --max-time 1 2>messages
grep -q 'see --max-time' messages || fail "a limit of time names no option: $(cat messages)"
is 'time' 'limits/slow.html|failed|time' "$(ask out5 "SELECT name, status, cause FROM documents")"
batch limits/page.html -o out6 --to text,json --max-output 1 2>messages
is 'small enough' 0 $?
batch limits -o out7 --max-size none 2>messages
is 'no number' 2 $?

# ---- nothing that is there is lost ----
mkdir mine && printf 'mine' >mine/page1.html
batch in -o mine 2>messages
is 'a folder with files and no ledger' '4 mine' "$? $(cat mine/page1.html)"
batch in/page1.html -o in 2>messages
is 'the output folder holds the input' 3 $?
is 'no ledger among the inputs' '' "$(ls in/ledger* 2>/dev/null)"
mkdir -p same/a same/b
page 1 >same/a/x.html
page 2 >same/b/x.html
page 3 >same/b/X.html
batch same/a/x.html -o deep/er/same --quiet || fail 'a folder in folders that are not there'
cp deep/er/same/x.html first
batch same/b/x.html -o deep/er/same --quiet
batch same/b -o deep/er/same --quiet
cmp -s first deep/er/same/x.html || fail 'the output of another document was written over'
is 'each has an output of its own' 3 "$(ask deep/er/same 'SELECT count(DISTINCT lower(target)) FROM documents')"
is 'and it is there' 3 "$(find deep/er/same -name '*.html' | wc -l)"
batch ./same/a/x.html -o deep/er/same 2>messages
grep -q '1 unchanged' messages || fail "another way to write its name: $(cat messages)"
: >deep/er/same/x.html
batch same/a/x.html -o deep/er/same --quiet
cmp -s first deep/er/same/x.html || fail 'an output that was emptied stays so'
batch in -o twice --to html,text,html --quiet 2>/dev/null
is 'a format that is named twice' 15 "$(ask twice "SELECT count(*) FROM documents WHERE status = 'done'")"
for formats in '' , html,none; do
    batch in -o formats --to "$formats" 2>messages
    is "--to '$formats'" '2 1' "$? $(wc -l <messages)"
done
mkdir kinds && cp in/page1.html kinds && : >kinds/a.pdf && : >kinds/b.DOCX && : >kinds/c.css
batch kinds -o kinds.out 2>messages
grep -q '^left out of folders: 3 files .*(1 PDF, 1 Word' messages || fail "left out: $(cat messages)"
rm kinds/page1.html
batch kinds -o kinds.out2 --quiet 2>messages
grep -q 'there are no documents' messages || fail "no documents: $(cat messages)"
mkfifo in.lines
"$PLAINER" batch - -o busy --quiet <in.lines &
exec 9>in.lines
for ((i = 0; i < 100; i++)); do
    [ -s busy/ledger.sqlite ] && break
    sleep 0.05
done
batch in -o busy 2>messages
is 'two batches in one folder' 4 $?
grep -q 'another batch is at work' messages || fail "two batches: $(cat messages)"
exec 9>&-
wait $!
batch in/page1.html -o full --quiet && : >full/deep
batch in -o full --quiet 2>/dev/null
is 'an output that cannot be written' 'deep/notes deep/page13' "$(ask full "SELECT target FROM documents WHERE cause = 'unwritable' ORDER BY 1" | paste -sd' ')"
rm full/deep
batch in -o full --quiet 2>/dev/null
is 'tried again when it can' 0 "$(ask full "SELECT count(*) FROM documents WHERE cause = 'unwritable'")"
for ((n = 0; n < 400; n++)); do printf '<ul><li>Room %s' $n; done >nested.html
printf '<p>They were glad of the room because it was raining there.</p>' >>nested.html
batch nested.html -o nested --max-depth 2000 --quiet 2>/dev/null
is 'figures after that are not known are none' '1|' "$(ask nested "SELECT words_before > 0, words_after FROM documents WHERE status = 'done'")"
mkdir telling && for n in 0 00; do cp in/welsh.html telling/$n.html; done && cp in/page*.html telling
(exec timeout 60 "$PLAINER" batch telling -o closed --jobs 2 >&- 2>&- <&-)
is 'with standard descriptors closed, no message goes to a worker' 3 $?
is 'and none to the ledger' ok "$(ask closed 'PRAGMA integrity_check')"
is 'and all is recorded' '12 done 2 failed' "$(ask closed "SELECT count(*) || ' ' || status FROM documents GROUP BY status ORDER BY status" | paste -sd' ')"

# ---- parts of the whole ----
for k in 1 2 3; do batch in -o "shard$k" --shard "$k/3" --quiet 2>/dev/null; done
is 'shards' "$(find in -type f | wc -l)" "$(for k in 1 2 3; do ask "shard$k" 'SELECT name FROM documents'; done | sort -u | wc -l)"
is 'shards are disjoint' '' "$(for k in 1 2 3; do ask "shard$k" 'SELECT name FROM documents'; done | sort | uniq -d)"

batch merge shard1 shard2 shard3 -o merged 2>messages
is 'merge' 0 $?
batch in -o undivided --quiet 2>/dev/null
dump undivided >undivided.dump
dump merged | cmp -s undivided.dump - || fail 'merged shards are not the whole'
batch merge shard2 -o merged && dump merged | cmp -s undivided.dump - || fail 'merged twice'
batch merge in -o merged 2>messages
is 'no ledger to merge' 3 $?
mkdir clash && page 1 >clash/x.txt && batch clash/x.txt -o clash1 --quiet && page 2 >clash/x.html && batch clash/x.html -o clash2 --quiet
batch merge clash1 clash2 -o clash.whole 2>messages
is 'two documents at one place' '3 clash/x.txt' "$? $(ask clash.whole 'SELECT name FROM documents')"
grep -q 'clash/x.html and clash/x.txt would lie at one place' messages || fail "a clash of shards: $(cat messages)"
sqlite3 clash1/ledger.sqlite "UPDATE documents SET status = 'failed', cause = 'unreadable', finished_at = '2099-01-01 00:00:00'"
batch merge clash1 -o clash.whole
is 'the later row counts' failed "$(ask clash.whole 'SELECT status FROM documents')"
batch merge shard1 -o - 2>messages
is 'a merge into no folder' '2 1' "$? $(wc -l <messages)"
batch in -o shard1 --quiet --retry-failed 2>/dev/null # now it has all of them, and later ones
sqlite3 merged/ledger.sqlite "UPDATE documents SET status = 'failed' WHERE name = 'in/page1.html'"
batch merge shard1 -o merged && is 'done counts' 'done' "$(ask merged "SELECT status FROM documents WHERE name = 'in/page1.html'")"

# ---- the same bytes: of an archive's pages the later ones are duplicates, in parts as in the whole ----
mkdir twins && for ((n = 1; n <= 6; n++)); do
    page 1 >"twins/same$n.html"
    page "$n" >"twins/page$n.html"
done
tar -czf twins.tgz twins
batch twins twins.tgz -o both --quiet 2>/dev/null
is 'twins' 'done|18 duplicate|6' "$(ask both 'SELECT status, count(*) FROM documents GROUP BY 1' | paste -sd' ')"
is 'the twin is of the archive' 1 "$(ask both "SELECT count(DISTINCT twin) FROM documents WHERE twin LIKE 'twins.tgz%'")"
mkdir formats.in && for name in a.html b.md c.txt d.html; do printf '<p>They were <b>glad</b> of it.</p>\n' >formats.in/$name; done
tar -czf formats.tgz formats.in
batch formats.tgz -o formats.out --to text --quiet
is 'the same bytes in another format' 'done|3 duplicate|1' "$(ask formats.out 'SELECT status, count(*) FROM documents GROUP BY 1' | paste -sd' ')"
is 'a twin is read alike' 1 "$(ask formats.out "SELECT count(*) FROM documents WHERE name LIKE '%.html' AND twin LIKE '%.html'")"
head -c 200 twins.tgz >cut.tgz && printf 'no archive at all, nor a text' | gzip >no.tar.gz
batch cut.tgz no.tar.gz -o cut.out 2>messages
is 'archives that are damaged' '3 2' "$? $(ask cut.out "SELECT count(*) FROM documents WHERE name LIKE '%problem-%' AND message NOT LIKE '%INTERNAL%'")"
grep -q 'cut.tgz!problem-[0-9]*: is damaged, and what follows in it was not read' messages || fail "a damaged archive: $(cat messages)"
mkdir big && cp limits/long.html big && page 1 >big/page.html && tar -cf big.tar big
batch big.tar -o big.out --max-size 1 --quiet 2>/dev/null
is 'a member beyond a limit' 3 $?
batch big.tar -o big.out --max-size 1 2>messages
is 'the second time it is told of no more' '0 1' "$? $(grep -c '1 unchanged, 1 failed before' messages)"
batch big.tar -o big.out --max-size 1 --retry-failed --quiet 2>/dev/null
is 'unless it is to be tried again' 3 $?
batch big.tar -o big.out --quiet
is 'and with room for it' '0 2' "$? $(ask big.out "SELECT count(*) FROM documents WHERE status = 'done'")"
mkfifo named.pipe && timeout 20 "$PLAINER" batch named.pipe -o piped --quiet 2>messages
is 'a pipe with a name' '3 1' "$? $(wc -l <messages)"
for name in -journal -wal '' -JOURNAL; do printf '{"id": "%s", "url": "http://Ledger.sqlite%s/x", "text": "They were glad of it%s."}\n' "$name" "$name" "$name"; done >names.jsonl
batch names.jsonl -o names.out --quiet && batch names.jsonl -o names.out --quiet || fail 'a page at the name of the ledger'
is 'all of them' 4 "$(ask names.out "SELECT count(DISTINCT lower(target)) FROM documents WHERE status = 'done'")"
line() { printf '{"id": "%s", "html": "<main><p>We help %s.</p></main>"}\n' "$1" "$2"; }
says() { # says FOLDER WORD...: what the pages a, b ... speak of; "-" where there is none
    local folder=$1 id
    shift
    for id in "$@"; do
        if [ -f "$folder/$id.html" ]; then grep -o 'We help [a-z]*' "$folder/$id.html" | head -1 | cut -c9-; else echo -; fi
    done | paste -sd' '
}
{ line a mothers; line b mothers; line c fathers; } >changing.jsonl
batch changing.jsonl -o changing --quiet
is 'a duplicate has no page' 'mothers - fathers' "$(says changing a b c)"
{ line a fathers; line b mothers; line c sisters; } >changing.jsonl # what a was is b's alone, what a is was c's
batch changing.jsonl -o changing --quiet
is 'pages of what has changed' 'fathers mothers sisters' "$(says changing a b c)"
batch changing.jsonl -o changing 2>messages
grep -q '^done: 0 converted.*3 unchanged' messages || fail "a run behind it: $(cat messages)"
{ line c sisters; line b mothers; line a mothers; } >changing.jsonl
rm changing/b.html
batch changing.jsonl -o changing --quiet
is 'in another order' 'mothers|b|duplicate' "$(says changing b)|$(ask changing "SELECT target || '|' || status FROM documents WHERE twin IS NOT NULL" | sed 's/^a/b/')"
is 'a page that has become a duplicate goes' '-' "$(says changing a)"
for name in one two; do line p mothers >$name.jsonl; done
batch one.jsonl -o feeds --quiet
batch two.jsonl -o feeds --quiet
is 'of two runs each has its page' 2 "$(find feeds -name '*.html' | wc -l)"
line p fathers >two.jsonl
batch two.jsonl -o feeds --quiet
is 'and no page is that of another' mothers "$(says feeds p)"
mkdir -p same/c && ln -s nowhere same/c/x.html
batch same/c -o deep/er/same --quiet 2>/dev/null
rm same/c/x.html && page 4 >same/c/x.html
batch same/c -o deep/er/same --quiet
cmp -s first deep/er/same/x.html || fail 'a document that could not be read before writes over the output of another'
# parts of what has changed: what one was goes to another part, and what is left becomes what the whole becomes
for n in 1 2 3 4 5 6 7 8; do line "p$n" mothers; done >moving.jsonl
for k in 1 2 3; do batch moving.jsonl -o moving$k --shard $k/3 --quiet; done
{ line p1 fathers; for n in 2 3 4; do line "p$n" "mothers"; done; for n in 5 6 7 8; do line "p$n" sisters; done; } >moving.jsonl
for k in 1 2 3; do batch moving.jsonl -o moving$k --shard $k/3 --quiet; done
batch merge moving1 moving2 moving3 -o moved
is 'no output is left where a page has gone from' "$(for k in 1 2 3; do ask moving$k "SELECT target || '.html' FROM documents WHERE status = 'done'"; done | sort)" "$(find moving1 moving2 moving3 -name '*.html' -printf '%f\n' | sort)"
batch moving.jsonl -o moved.whole --quiet
is 'merged shards of what has changed' "$(ask moved.whole 'SELECT name, status, twin, digest FROM documents ORDER BY 1')" "$(ask moved 'SELECT name, status, twin, digest FROM documents ORDER BY 1')"
mkdir endings && page 1 >endings/x.html && page 2 >endings/x.review.html && mkdir endings/x.html.part && page 3 >endings/x.html.part/y.html
batch endings -o endings.out --to html,review --quiet
is 'no output in the way of another' 6 "$(find endings.out -name '*.html' | wc -l)"
page 5 >endings/x.html
batch endings -o endings.out --to review,html --max-size 64 --band 9-11 2>messages
grep -q '^done: 1 converted.*2 unchanged' messages || fail "settings as they were: $(cat messages)"
mkdir nest && page 1 >nest/a.html && batch nest -o nest/plain --quiet && batch nest -o nest/plain2 2>messages
grep -q '^done: 1 converted' messages || fail "outputs of another batch: $(cat messages)"
batch ./same same/a -o twice.named 2>messages
is 'a file that is named twice' '4|4' "$(ask twice.named 'SELECT count(*), count(DISTINCT name) FROM documents')"
for k in 1 2 3; do batch twins twins.tgz -o "both$k" --shard $k/3 --quiet 2>/dev/null; done
batch merge both1 both2 both3 -o both.merged
dump both >both.dump
dump both.merged | cmp -s both.dump - || fail 'merged shards with twins are not the whole'
batch nowhere -o nothing 2>messages
is 'no such input' 3 $?
[ -e nothing/ledger.sqlite ] && fail 'a ledger for inputs that are not there'

# ---- pages look as those of convert do ----
mkdir styled
page 1 | sed 's|</main>|<img src="red.png" alt="A red square"></main>|' >styled/a.html
python3 - <<'PY'
import struct, zlib
chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
rows = b''.join(b'\0' + b'\xff\0\0' * 4 for _ in range(4))
head = struct.pack('>IIBBBBB', 4, 4, 8, 2, 0, 0, 0)
open('styled/red.png', 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
PY
printf 'p { color: green }\n' >own.css
printf '<html lang="{{language}}"><head><title>{{title}}</title><style>{{style}}</style></head><body class="ours">{{content}}</body></html>' >own.html
printf 'theme = ../own.css\nchecked-by = Ann Lee\n' >styled/.plainer.ini
style=(--template own.html --date 2026-11-01 --layout spaced)
batch styled -o styled.out --quiet "${style[@]}" --config styled/.plainer.ini
"$PLAINER" convert styled/a.html -o styled.html "${style[@]}"
for what in 'color: green' 'class="ours"' 'data:image/png' 'Ann Lee' '1 November 2026'; do
    grep -q "$what" styled.out/a.html || fail "a page of a batch has no $what"
done
is 'as convert writes it, but for the link to its source' '' "$(diff styled.out/a.html styled.html | grep '^[<>]' | grep -v 'This is a plain version of')"
batch styled -o styled.out --config styled/.plainer.ini "${style[@]}" 2>messages
grep -q '1 unchanged' messages || fail "the same style: $(cat messages)"
printf 'p { color: blue }\n' >own.css
batch styled -o styled.out --config styled/.plainer.ini "${style[@]}" 2>messages
grep -q '^done: 1 converted' messages || fail "another theme: $(cat messages)"
batch styled -o styled2 --template own.css 2>messages
is 'a template without its slot' 2 $?
[ -e styled2 ] && fail 'a folder for wrong use'

# ---- killed, again and again, and then done ----
# The leak checker has a child at its end, and spins for ever if that one is killed: it is off here.
batch in -o whole --to html --quiet 2>/dev/null
for ((i = 1; i <= ${KILLS:-8}; i++)); do
    ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0 "$PLAINER" batch in -o broken --to html --jobs 2 --quiet 2>/dev/null &
    sleep "0.0$((RANDOM % 10))$((RANDOM % 10))"
    if ((i % 2)); then kill -9 $! 2>/dev/null; else pkill -9 -P $! 2>/dev/null; fi
    wait $! 2>/dev/null
done
batch in -o broken --to html --retry-failed --quiet 2>/dev/null
is 'outputs after kills' "$(files whole)" "$(files broken)"
dump whole >whole.dump
dump broken | cmp -s whole.dump - || {
    fail 'the ledger after kills'
    dump broken | diff whole.dump - | head -5
}

# ---- a worker that hangs does not outlive a batch that is killed ----
PLAINER_TEST_HOOKS=1 "$PLAINER" batch in2/hang.html -o hanging --jobs 1 --quiet 2>/dev/null &
pid=$!
for ((i = 0; i < 100; i++)); do
    [ -s hanging/ledger.sqlite ] && break
    sleep 0.05
done
sleep 0.2
worker=$(pgrep -P "$pid")
kill -9 "$pid"
wait "$pid" 2>/dev/null
for ((i = 0; i < 100; i++)); do
    [ -d "/proc/$worker" ] || break
    sleep 0.05
done
[ -n "$worker" ] || fail 'there is no worker'
[ -d "/proc/$worker" ] && fail 'a worker outlives its batch'

# ---- asked to stop, it finishes what it has in hand ----
for ((n = 20; n <= 80; n++)); do page "$n" >"in/page$n.html"; done
"$PLAINER" batch in -o stopped --jobs 2 --quiet 2>/dev/null &
for ((i = 0; i < 100; i++)); do
    sleep 0.05
    [ -n "$(find stopped -name '*.html' 2>/dev/null | head -3)" ] && break
done
kill -INT $!
wait $!
is 'status when stopped' 130 $?
is 'all that is there is recorded' "$(find stopped -name '*.html' | wc -l)" "$(ask stopped "SELECT count(*) FROM documents WHERE status = 'done'")"
is 'no parts when stopped' '' "$(find stopped -name '*.part')"

setsid "$PLAINER" batch in -o stopped2 --jobs 2 --quiet 2>/dev/null &
for ((i = 0; i < 100; i++)); do
    sleep 0.05
    [ -n "$(find stopped2 -name '*.html' 2>/dev/null | head -3)" ] && break
done
kill -TERM -- -$! # all of its processes, as a cluster does
wait $!
is 'status when all are told to stop' 130 $?
is 'nothing is set aside for that' 0 "$(ask stopped2 "SELECT count(*) FROM documents WHERE status = 'set-aside'")"

# ---- wrong use ----
batch in 2>messages
is 'no folder' 2 $?
batch in -o counted --limit 3 --progress json 2>messages
grep -q '^{"event":"done","documents":3,"done":[0-3],' messages || fail "how many were met: $(cat messages)"
batch in -o out3 --shard 4/3 2>messages
is 'no such shard' 2 $?
for wrong in '--rules +nope' '--band 7-9' '--edits some' '--date soon'; do
    # shellcheck disable=SC2086 # an option and its value
    batch hard -o hard.out $wrong 2>messages
    is "$wrong" '2 1 done' "$? $(wc -l <messages) $(ask hard.out 'SELECT status FROM documents')"
done
batch in -o out3 --to pdf 2>messages
is 'no such format' 2 $?
grep -q "cannot be 'pdf'" messages || fail "$(cat messages)"
batch nowhere -o out3 2>messages
is 'no such input' 3 $?

[ "$failed" -eq 0 ] && echo 'batch: all as expected'
exit "$failed"
