# .plainer.ini: found upwards from the input, beaten by the command line, never wrong in silence.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }

mkdir -p "$TEST_TMP/site/pages"
cd "$TEST_TMP/site" || exit 1
printf 'term,action,plain\nwombat,replace,small animal\n' >own.csv
printf 'term,action,plain\nwombat,replace,friend\n' >other.csv
printf '# ours\n[plainer]\ndictionary = own.csv\nband = 14-16\nfail-on = never\nrules = -sentence-length\n' >.plainer.ini
echo 'The wombat came to see the panel and it talked and they left because it rained although it was warm in there.' >pages/a.txt

"$PLAINER" convert pages/a.txt --to text | grep -q 'The small animal' && ok || no "the dictionary beside the configuration"
(cd pages && "$PLAINER" convert a.txt --to text) | grep -q 'The small animal' && ok || no "found from a folder below"
"$PLAINER" convert pages/a.txt --to text --dictionary other.csv | grep -q 'The friend' && ok || no "the command line's dictionary wins"
"$PLAINER" check pages/a.txt --format line >out && ok || no "fail-on = never"
grep -q 'sentence-length' out && no "a rule that is switched off" || ok
"$PLAINER" check pages/a.txt --rules +all --fail-on error --band 9-11 >out
[ $? -eq 1 ] && ok || no "the command line wins"
"$PLAINER" convert pages/a.txt --to text --config /dev/null | grep -q wombat && ok || no "--config names another file"
echo 'bnad = 9-11' >>.plainer.ini
"$PLAINER" check pages/a.txt >/dev/null 2>err
[ $? -eq 2 ] && grep -q "\.plainer\.ini:7:1: no setting is called 'bnad'" err && ok || no "an unknown setting: $(cat err)"
printf 'band = 1-2\n' >.plainer.ini
"$PLAINER" check pages/a.txt >/dev/null 2>err
[ $? -eq 2 ] && ok || no "a bad value"

# A theme cannot break out of its place, and a page keeps the spacing that was asked for.
printf 'p { color: navy }</style><script>alert(1)</script>' >theme.css
"$PLAINER" convert pages/a.txt --config /dev/null --theme theme.css >page.html
[ "$(grep -c '</style' page.html)" -eq 1 ] && grep -q 'color: navy' page.html && ok || no "a theme breaks out"
"$PLAINER" convert pages/a.txt --config /dev/null --layout spaced >spaced.html
"$PLAINER" convert pages/a.txt --config /dev/null >normal.html
cmp -s spaced.html normal.html && no "spaced changes nothing" || ok
"$PLAINER" convert pages/a.txt --config /dev/null --theme missing.css >/dev/null 2>err
[ $? -eq 2 ] && ok || no "a missing theme"

# Content notes and helplines: the numbers of the configuration, below pages that need them only.
printf '# A week\n\n## Then\n\nThe boy was stabbed in the park.\n\n## Now\n\nHe plays chess.\n' >note.md
printf 'helpline = Owl Line | 0000 111 | free, day and night | 2026-10-01\nhelpline = Fox | text 222 | | 2026-03-01\n' >.plainer.ini
export SOURCE_DATE_EPOCH=1793491200
"$PLAINER" convert note.md --to text >note.txt 2>err
tr '\n' ' ' <note.txt | grep -q -- '---- *This part talks about violence. *The boy was stabbed' && ok || no "a note before its part: $(cat note.txt)"
[ "$(grep -c 'talks about' note.txt)" -eq 1 ] && ok || no "one note"
grep -q '^- Owl Line: 0000 111 (free, day and night)$' note.txt && grep -q '^- Fox: text 222$' note.txt && ok || no "helplines: $(cat note.txt)"
grep -q 'plainer.ini:2: Fox was last checked on 2026-03-01' err && [ "$(wc -l <err)" -eq 1 ] && ok || no "an old date: $(cat err)"
says() { # says TEXT TOPICS: what the note before the text names
    printf '# A week\n\n## Then\n\n%s\n\n## Now\n\nHe plays chess.\n' "$1" | "$PLAINER" convert - --from markdown --to text --config /dev/null 2>/dev/null |
        grep -q "^This part talks about $2\.\$" && ok || no "a note about $2"
}
says 'There was abuse, and there was neglect.' 'abuse and neglect'
says 'There was abuse, and more abuse.' 'abuse'
says 'He died by suicide.' 'death and people hurting themselves'
says 'There was a suicide and an eating disorder, and then another eating disorder.' 'people hurting themselves and eating problems'
"$PLAINER" convert pages/a.txt --to text 2>/dev/null | grep -q 'Owl Line' && no "a helpline without need" || ok
"$PLAINER" convert note.md --to text --rules -content-note 2>/dev/null | grep -q 'talks about\|Owl' && no "notes switched off" || ok
"$PLAINER" convert note.md -o note.html 2>/dev/null
grep -q '<strong>Owl Line</strong>: <a href="tel:0000111">0000 111</a>' note.html && ok || no "a number to dial"
"$PLAINER" convert note.html -o again.html 2>/dev/null
[ "$(grep -c 'class="talks"' again.html)" -eq 1 ] && [ "$(grep -c 'Owl Line' again.html)" -eq 1 ] && ok || no "notes of our own pages are made anew"
for bad in 'Owl | 1 | free' 'Owl | 1 | free | 2026-02-30' 'Owl | | free | 2026-10-01' 'Owl | 1 | free | soon'; do
    printf 'helpline = %s\n' "$bad" >.plainer.ini
    "$PLAINER" convert note.md --to text >out 2>err
    [ $? -eq 2 ] && [ ! -s out ] && grep -q 'plainer.ini:1:1: ' err && ok || no "a bad helpline '$bad': $(cat err)"
done
unset SOURCE_DATE_EPOCH

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
