# Pages that are good for children: fewer than one warning in 100 words, on all of them together.
set -u
pages=0 words=0 warnings=0
for page in tests/clean/*.md; do
    "$PLAINER" check --format line --fail-on never "$page" >"$TEST_TMP/findings.txt" || exit 1
    own=$("$PLAINER" score --format csv --formula lix "$page" | sed -n '2p' | cut -d, -f3)
    [ "$own" -gt 100 ] || { echo "$page: $own words"; exit 1; }
    pages=$((pages + 1)) words=$((words + own))
    warnings=$((warnings + $(grep -c ': \(warning\|error\): ' "$TEST_TMP/findings.txt")))
done
echo "$pages pages, $words words, $warnings warnings"
[ "$pages" -ge 10 ] && [ $((warnings * 100)) -lt "$words" ]
