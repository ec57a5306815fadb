#!/usr/bin/env bash
# The report on a batch: its figures are the ledger's, its tables are read back, and names that are
# made to do harm do none.
set -u
# shellcheck source=tests/batch/common.sh
. "$(dirname "$0")/common.sh"
mkdir -p in/sub
has() { grep -qF -- "$1" out/batch-report.html || fail "the page has no '$1'"; }

room() { # room NUMBER WORD
    printf '<!DOCTYPE html><html lang="en"><head><title>Page %s</title></head><body><main><h1>Page %s</h1>\n' "$1" "$1"
    for ((i = 0; i < 8; i++)); do
        printf '<p>In week %s the council utilised %s rooms for the %s in order to help the children, and they were glad of it because it was raining.</p>\n' "$((i + $1))" "$((i * $1))" "$2"
    done
    printf '</main></body></html>\n'
}
for ((n = 1; n <= 9; n++)); do room "$n" galvanometer >"in/page$n.html"; done
room 10 theodolite >'in/sub/=cmd|a <b> & "c", 100%.html'
room 11 theodolite >'in/sub/<script>alert(1)<_script>.html'
printf '# Notes\n\nWe help.\n' >in/notes.md
printf '\x89PNG\r\n\x1a\n\0\0\0\0binary\0\0\1\2\3\4\5\6\7' >in/binary.html
printf '<main><p>plainer-test-crash</p></main>' >in/crash.html
PLAINER_TEST_HOOKS=1 "$PLAINER" batch in -o out --to html,text --quiet 2>/dev/null
before=$(ask out 'SELECT count(*) FROM documents')

"$PLAINER" batch report out >names 2>messages
is 'status' 0 $?
is 'names of what was written' 'out/batch-report.html out/batch-documents.csv out/batch-words.csv' "$(paste -sd' ' names)"
is 'the ledger as before' "$before" "$(ask out 'SELECT count(*) FROM documents')"
has '<strong>14</strong> documents were looked at: <strong>12</strong> were made plainer, <strong>2</strong> failed'
has '<li>14 for readers of the band 9-11 (a sentence of more than 15 words is long), as html,text, by plainer'
has '>Before and after<'
long=$(ask out "SELECT printf('%.1f%%', 100.0 * sum(long_before) / sum(sentences_before)) FROM documents WHERE status = 'done'")
after=$(ask out "SELECT printf('%.1f%%', 100.0 * sum(long_after) / sum(sentences_after)) FROM documents WHERE status = 'done'")
has "<tr><th scope=\"row\">Sentences that are too long</th><td class=\"figure\">$long</td><td class=\"figure\">$after</td></tr>"
has "Too long: before $long, after $after"
has 'brought plainer down'
has '<a href="./page1.html">in/page1.html</a>'
has 'galvanometer</th><td class="figure">9</td><td class="figure">72</td>'
grep -q '<script' out/batch-report.html && fail 'a name became a script'
grep -q 'href="./sub/[^"]*[<>& ]' out/batch-report.html && fail 'an address is not escaped'
xmllint --html --noout out/batch-report.html 2>&1 | grep -v 'Tag \(main\|section\|svg\|rect\|title\|desc\|text\) invalid' | grep -i 'error' && fail 'the page is not well-formed'

python3 - <<'PY' || fail 'the tables'
import csv
rows = list(csv.DictReader(open('out/batch-documents.csv', encoding='utf-8-sig', newline='')))
assert len(rows) == 14, len(rows)
assert {r['status'] for r in rows} == {'done', 'failed', 'set-aside'}
assert all(len(r) == 22 and None not in r for r in rows)
strange = [r for r in rows if 'cmd' in r['name']]
assert strange[0]['name'] == 'in/sub/=cmd|a <b> & "c", 100%.html', strange
assert float(rows[-1]['words_before'] or 0) >= 0
words = list(csv.DictReader(open('out/batch-words.csv', encoding='utf-8-sig', newline='')))
assert [w['term'] for w in words][:2] == ['galvanometer', 'theodolite'], words[:3]
assert {r['output'] for r in rows if r['name'].startswith('in/page')} == {'page%d' % n for n in range(1, 10)}
assert [r['output'] for r in rows if r['status'] == 'failed'] == ['']
assert words[0]['note'] == 'in 9 documents, 72 times', words[0]
PY
# A name that is no UTF-8, or would turn the writing direction.
mkdir odd
printf '<main><p>We help.</p></main>' | tee "odd/caf"$'\xe9'".html" >"odd/"$'\xe2\x80\xae'"cod.html"
"$PLAINER" batch odd -o odd.out --quiet
"$PLAINER" batch report odd.out >/dev/null
for file in odd.out/batch-*; do
    iconv -f utf-8 -t utf-8 "$file" >/dev/null || fail "$file is not in UTF-8"
    grep -q $'\xe2\x80\xae' "$file" && fail "$file turns the writing direction"
done
grep -q $'^odd/caf\xef\xbf\xbd.html,' odd.out/batch-documents.csv || fail "an odd name: $(cat odd.out/batch-documents.csv)"
# A formula in an id of JSON Lines stays a text in a spreadsheet.
printf '{"id": "=1+1", "text": "We help."}\n{"id": "-2", "text": "We help you."}\n' | "$PLAINER" batch - -o lines --to text --quiet
"$PLAINER" batch report lines >/dev/null
grep -q "^\"'=1+1\",\"'=1+1\",done" lines/batch-documents.csv || fail "a formula: $(cat lines/batch-documents.csv)"
# The words are a dictionary to be filled in: it can be read, and its rows lack what a person has to say.
"$PLAINER" dictionary check out/batch-words.csv >checked 2>&1
grep -q '^2 rows that cannot be used' checked || fail "dictionary check: $(head -3 checked)"

# ---- a ledger that is damaged: nothing is written over with half of a report ----
mkdir damaged
sqlite3 out/ledger.sqlite "VACUUM INTO 'damaged/ledger.sqlite'"
"$PLAINER" batch report damaged >/dev/null || fail 'a copy of the ledger'
sha256sum damaged/batch-* >sums
python3 - <<'PY'
import os
size = os.path.getsize('damaged/ledger.sqlite')
with open('damaged/ledger.sqlite', 'r+b') as f:
    f.seek(8192 if size > 8192 else 4096)
    f.write(b'\xff' * (size - f.tell()))
PY
"$PLAINER" batch report damaged >/dev/null 2>messages
is 'a damaged ledger' 3 $?
sha256sum --quiet -c sums || fail 'a report is written over from a damaged ledger'

# ---- nothing converted, and wrong use ----
mkdir empty && "$PLAINER" batch empty -o none --quiet 2>/dev/null
"$PLAINER" batch report none >/dev/null && grep -q 'No document was converted' none/batch-report.html || fail 'a report on nothing'
"$PLAINER" batch report in 2>messages
is 'no ledger' 3 $?
grep -q 'there is no ledger' messages || fail "$(cat messages)"
"$PLAINER" batch report 2>messages
is 'no folder' 2 $?
"$PLAINER" batch report out -o other 2>messages
is 'another folder' 2 $?

[ "$failed" -eq 0 ] && echo 'report: all as expected'
exit "$failed"
