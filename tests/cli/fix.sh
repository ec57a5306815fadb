# check --fix: only the words that are mended change, byte for byte; a second run finds nothing more.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }
root=$PWD

cd "$TEST_TMP" || exit 1
printf 'term,pos,action,plain\nutilise,verb,replace,use\nprior to,phrase,replace,before\nan individual,phrase,replace,"a <b>"\n' >own.csv
fix() { "$PLAINER" check --fix --no-dictionaries --dictionary own.csv --format line --fail-on never "$@" 2>err.txt >out.txt; }

# Line ends, white space, entities and markup around the words stay.
printf '<p class=x>They  utilised\r\n\tit &amp; <b>prior\n to</b> caf\xc3\xa9.\r\n<!-- utilise --><p title="utilise">Ut<i>ilise</i> it.' >a.html
printf '<p class=x>They  used\r\n\tit &amp; <b>before</b> caf\xc3\xa9.\r\n<!-- utilise --><p title="utilise">Ut<i>ilise</i> it.' >want.html
chmod 640 a.html
ln -s a.html link.html
fix link.html
same 'status' $? 0
if cmp -s a.html want.html; then ok; else no "a.html: $(cat a.html)"; fi
same 'mode' "$(stat -c %a a.html)" 640
if [ -L link.html ]; then ok; else no 'the link is gone'; fi
same 'what it says' "$(cat err.txt)" 'plainer: link.html: 2 findings mended'
fix a.html
if cmp -s a.html want.html; then ok; else no 'a second run changes more'; fi
same 'what a second run says' "$(cat err.txt)" ''

# Other encodings: bytes stay what they are.
printf '<meta charset=windows-1252><p>They utilised \x93it\x94 for \xa35.' >w.html
printf '<meta charset=windows-1252><p>They used \x93it\x94 for \xa35.' >want.html
fix w.html
if cmp -s w.html want.html; then ok; else no 'windows-1252'; fi
# Words that would be markup are not put in.
printf 'She met an individual.\n' >m.md
cp m.md want.md
fix m.md
if cmp -s m.md want.md; then ok; else no "markup: $(cat m.md)"; fi
# A comment that switches rules off holds here, too.
printf '<!-- plainer-ignore-next-line -->\nThey utilised it.\n' >i.md
cp i.md want.md
fix i.md
if cmp -s i.md want.md; then ok; else no "ignored: $(cat i.md)"; fi

# What the program itself delivers: every fix leaves the text that convert writes.
for page in "$root"/samples/*.html "$root"/samples/policy-draft.md; do
    cp "$page" "copy.${page##*.}"
    "$PLAINER" check --fix --fail-on never "copy.${page##*.}" >out.txt 2>err.txt
    same "$page" $? 0
    changed=$(diff "$page" "copy.${page##*.}" | grep -a -c '^>')
    if [ "$changed" -gt 3 ]; then ok; else no "$page: $changed lines changed"; fi
    if [ "$(tr -cd '0-9<>&;' <"$page" | sed 's/;//g')" = "$(tr -cd '0-9<>&;' <"copy.${page##*.}" | sed 's/;//g')" ]; then ok; else no "$page: digits or markup changed"; fi
done

"$PLAINER" check --fix - <m.md >out.txt 2>err.txt
same 'standard input' $? 2
"$PLAINER" check --fix --band 7-9 m.md >out.txt 2>err.txt
same 'the youngest band' $? 2
mkdir ro && printf 'They utilised it.\n' >ro/a.md && chmod 555 ro
if [ "$(id -u)" -ne 0 ]; then
    fix ro/a.md
    same 'a folder that cannot be written' $? 4
    same 'its file' "$(cat ro/a.md)" 'They utilised it.'
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
