# What the program promises about every document: the same bytes twice, no edits without edits, an
# empty document for an empty file, numbers, links and quotations of the samples kept, no network.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }

for sample in samples/*.html samples/policy-draft.md; do
    name=$(basename "$sample")
    "$PLAINER" convert "$sample" --to html >"$TEST_TMP/one" && "$PLAINER" convert "$sample" --to html >"$TEST_TMP/two"
    if cmp -s "$TEST_TMP/one" "$TEST_TMP/two"; then ok; else no "$name: two runs differ"; fi
    "$PLAINER" convert --edits none --to text "$sample" >"$TEST_TMP/none"
    "$PLAINER" extract --to text "$sample" >"$TEST_TMP/extract"
    if cmp -s "$TEST_TMP/none" "$TEST_TMP/extract"; then ok; else no "$name: --edits none changes the text"; fi
    "$PLAINER" convert --to text "$sample" | sed '/^Words we explain$/,/^Links$/d' >"$TEST_TMP/plain"
    for pattern in '[0-9][0-9.,:]*[0-9%]\|[0-9]' '“[^”]*”'; do
        sed 's/^\(> \)*//' "$TEST_TMP/extract" | tr '\n' ' ' | tr -s ' ' | grep -o -e "$pattern" | sort -u >"$TEST_TMP/wanted"
        sed 's/^\(> \)*//' "$TEST_TMP/plain" | tr '\n' ' ' | tr -s ' ' | grep -o -e "$pattern" | sort -u >"$TEST_TMP/found"
        lost=$(comm -23 "$TEST_TMP/wanted" "$TEST_TMP/found" | head -3)
        if [ -z "$lost" ]; then ok; else no "$name: lost: $lost"; fi
    done
done

: >"$TEST_TMP/empty.html"
for command in convert check score extract; do
    if "$PLAINER" $command "$TEST_TMP/empty.html" >"$TEST_TMP/out" 2>"$TEST_TMP/err" && [ ! -s "$TEST_TMP/err" ]; then ok; else no "$command of an empty file"; fi
done

# Findings make the exit status, as asked for.
echo 'The panel met and it talked and it wrote and they left because it rained although it was warm and the room was dry.' >"$TEST_TMP/long.txt"
"$PLAINER" check "$TEST_TMP/long.txt" >/dev/null
if [ $? -eq 1 ]; then ok; else no "check finds no error in a long sentence"; fi
if "$PLAINER" check --fail-on never "$TEST_TMP/long.txt" >/dev/null; then ok; else no "--fail-on never"; fi

# An external entity, a DTD and an image are never fetched: a listener would see it.
if command -v strace >/dev/null; then
    cat >"$TEST_TMP/entity.html" <<'PAGE'
<!DOCTYPE html SYSTEM "http://127.0.0.1:9/evil.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<p>See &x; and <img src="http://127.0.0.1:9/pixel.png" alt="a picture"> here. It is fine.</p>
PAGE
    LSAN_OPTIONS=detect_leaks=0 ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=network -o "$TEST_TMP/trace" "$PLAINER" convert "$TEST_TMP/entity.html" >"$TEST_TMP/out" 2>"$TEST_TMP/err"
    if ! grep -q 'connect(' "$TEST_TMP/trace" && ! grep -q 'root:' "$TEST_TMP/out"; then ok; else no "something was fetched"; fi
fi

# An American spelling is found, and one that only hunspell can tell from another word, too.
printf "They utilized the room. We organized it.\n" >"$TEST_TMP/utilized.txt"
printf 'term,pos,action,plain\norganise,verb,replace,plan\n' >"$TEST_TMP/own.csv"
"$PLAINER" convert --to text --dictionary "$TEST_TMP/own.csv" "$TEST_TMP/utilized.txt" >"$TEST_TMP/out"
if grep -q 'They used the room' "$TEST_TMP/out"; then ok; else no "utilized is not found"; fi
if [ ! -r /usr/share/hunspell/en_GB.dic ] || grep -q 'We planned it' "$TEST_TMP/out"; then ok; else no "organized is not found"; fi
if "$PLAINER" convert --no-hunspell --to text --dictionary "$TEST_TMP/own.csv" "$TEST_TMP/utilized.txt" | grep -q 'We organized it'; then ok; else no "--no-hunspell"; fi

# Letters that the page spells out in its own way are not explained in another.
spelled() { printf '%s (DBS) can use the guide. The DBS helps.\n' "$1" | "$PLAINER" convert - --to text --config /dev/null; }
if spelled 'Staff of Defence Business Services' | grep -q 'Disclosure'; then no "another DBS is explained"; else ok; fi
if spelled 'Staff of ours' | grep -q '^DBS (Disclosure and Barring Service)'; then ok; else no "DBS is not explained"; fi

# What the author protected stays so in the page that we write.
printf '<p>We commence <span translate="no">commence Day</span> now.</p>' >"$TEST_TMP/kept.html"
"$PLAINER" convert "$TEST_TMP/kept.html" -o "$TEST_TMP/kept-1.html" && "$PLAINER" convert "$TEST_TMP/kept-1.html" -o "$TEST_TMP/kept-2.html"
grep -q '<span translate="no">commence Day</span>' "$TEST_TMP/kept-2.html" && cmp -s "$TEST_TMP/kept-1.html" "$TEST_TMP/kept-2.html" && ok || no "a protected stretch: $(grep commence "$TEST_TMP/kept-2.html")"

# A long paragraph is broken, but not inside a link, which would become two.
sentence='The children in the old home by the sea went for a walk in the park today.'
long="$sentence $sentence $sentence $sentence $sentence $sentence"
printf '<p><a href="walk.html">%s</a></p>' "$long" >"$TEST_TMP/link.html"
printf '<p>%s</p>' "$long" >"$TEST_TMP/plain.html"
if [ "$("$PLAINER" convert --fragment "$TEST_TMP/plain.html" | grep -c 'old home by')" -gt 1 ]; then ok; else no "a long paragraph stays"; fi
if [ "$("$PLAINER" convert --fragment "$TEST_TMP/link.html" | grep -c 'walk.html')" -eq 1 ]; then ok; else no "a link is broken in two"; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
