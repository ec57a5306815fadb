# plainer analyse: valid CoNLL-U from text, given words kept, and trees as good on report prose as they
# were when the model was made (tests/language/gold.conllu, 250 sentences of our own).
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }

"$PLAINER" analyse samples/policy-draft.md --from markdown >"$TEST_TMP/draft" && ok || no "a Markdown file"
awk -F '\t' '
    /^#/ { next }
    /^$/ { if (words && roots != 1) print "sentence with " roots " roots before line " NR; words = roots = 0; next }
    NF != 10 { print "line " NR " has " NF " columns" }
    $1 != words + 1 { print "line " NR ": word " $1 " after " words }
    { words++; if ($7 == 0) roots++; if ($7 == $1) print "line " NR ": its own head" }
' "$TEST_TMP/draft" >"$TEST_TMP/faults"
[ -s "$TEST_TMP/draft" ] && [ ! -s "$TEST_TMP/faults" ] && ok || no "no CoNLL-U: $(head -3 "$TEST_TMP/faults")"

gold=tests/language/gold.conllu
"$PLAINER" analyse --from conllu "$gold" >"$TEST_TMP/trees" && ok || no "CoNLL-U in"
grep -v '^#' "$gold" | grep -v '^$' >"$TEST_TMP/gold"
grep -v '^#' "$TEST_TMP/trees" | grep -v '^$' >"$TEST_TMP/found"
[ "$(cut -f 2 "$TEST_TMP/gold" | cksum)" = "$(cut -f 2 "$TEST_TMP/found" | cksum)" ] && ok || no "the given words are not kept"
paste "$TEST_TMP/gold" "$TEST_TMP/found" | awk -F '\t' '
    { words++; upos += $4 == $14; xpos += $5 == $15; uas += $7 == $17; las += $7 == $17 && $8 == $18 }
    END { printf "%.1f %.1f %.1f %.1f\n", 100 * upos / words, 100 * xpos / words, 100 * uas / words, 100 * las / words }
' >"$TEST_TMP/score"
read -r upos xpos uas las <"$TEST_TMP/score"
echo "UPOS $upos XPOS $xpos UAS $uas LAS $las"
awk -v a="$upos" -v b="$xpos" -v c="$uas" -v d="$las" 'BEGIN { exit !(a >= 97 && b >= 96.5 && c >= 87 && d >= 83.5) }' && ok || no "the trees got worse"

printf "They can't meet the children's carers. Dr. Ali won't say.\n" | "$PLAINER" analyse >"$TEST_TMP/words"
[ "$(grep -v '^#' "$TEST_TMP/words" | cut -f 2 | tr '\n' ' ')" = "They ca n't meet the children 's carers .  Dr. Ali wo n't say .  " ] && ok || no "words: $(cut -f 2 "$TEST_TMP/words" | tr '\n' ' ')"
printf 'one two\tthree\n' | "$PLAINER" analyse --from conllu >/dev/null 2>"$TEST_TMP/err"
[ $? -eq 0 ] && ok || no "a line without a number is passed over"
printf '1\tone two\t_\n' | "$PLAINER" analyse --from conllu >/dev/null 2>"$TEST_TMP/err"
[ $? -eq 3 ] && grep -q ':1:1: ' "$TEST_TMP/err" && ok || no "a form with a space: $(cat "$TEST_TMP/err")"
"$PLAINER" analyse --format json samples/README.md >"$TEST_TMP/json" && grep -q '"relation": "nsubj"' "$TEST_TMP/json" && ok || no "json"

# The raised number of a note is no part of the word before it; "1st" is one word.
echo '<p>We asked the panel<sup>1</sup> on the 1<sup>st</sup>.</p>' | "$PLAINER" convert --from html --whole-page --dump language | grep '^  [wn]' | sed 's/.*"\(.*\)"/\1/' | tr '\n' ' ' >"$TEST_TMP/notes"
[ "$(cat "$TEST_TMP/notes")" = "We asked the panel 1 on the 1st " ] && ok || no "notes: $(cat "$TEST_TMP/notes")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
