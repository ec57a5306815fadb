# Every sample's page opens in a real browser as what we wrote: the browser's own tree, printed again,
# has the same headings, lists and words, so nothing was mended, moved or dropped on the way.
set -u
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "skipped: no Chromium"
    exit 77
}
passed=0 failed=0

# The words and the structure of a page, one tag or word a line.
outline() {
    tr '\n' ' ' | sed -e 's/<style>[^<]*<\/style>//g' -e 's/&quot;/"/g' -e 's/\xc2\xa0/\&nbsp;/g' |
        grep -o '<\(/\?\(h[1-6]\|p\|li\|ul\|ol\|table\|tr\|td\|th\|dl\|dt\|dd\|blockquote\|section\|main\)\)\b\|>[^<]*<' |
        tr -s ' >' '\n' | grep -v '^<\?$'
}

for sample in samples/*.html samples/policy-draft.md; do
    name=$(basename "$sample")
    "$PLAINER" convert "$sample" -o "$TEST_TMP/page.html" || exit 1
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage \
        --user-data-dir="$TEST_TMP/profile" --dump-dom "file://$TEST_TMP/page.html" >"$TEST_TMP/dom.html" 2>/dev/null
    outline <"$TEST_TMP/page.html" >"$TEST_TMP/written"
    outline <"$TEST_TMP/dom.html" >"$TEST_TMP/opened"
    if [ -s "$TEST_TMP/opened" ] && diff "$TEST_TMP/written" "$TEST_TMP/opened" >"$TEST_TMP/diff"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$name: the browser sees something else:"
        head -10 "$TEST_TMP/diff"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
