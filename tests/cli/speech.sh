# The text page read aloud: what espeak-ng makes of it is what it makes of the words that a person
# would say. Pauses are left out; words, numbers and stress are compared.
set -u
command -v espeak-ng >/dev/null || {
    echo "skipped: no espeak-ng"
    exit 77
}
passed=0 failed=0
sounds() { espeak-ng -q -x -v en-gb 2>/dev/null | tr -d '\n _:;!@,' | tr -d "'" ; }
while IFS='	' read -r page spoken; do
    case $page in '#'* | '') continue ;; esac
    printf '%s' "$page" >"$TEST_TMP/page.html"
    "$PLAINER" convert --whole-page --force --to text "$TEST_TMP/page.html" 2>/dev/null |
        sed '/^About this version$/,/^-\{72\}$/d; /^Words we explain$/,$d' >"$TEST_TMP/page.txt"
    heard=$(sounds <"$TEST_TMP/page.txt")
    wanted=$(printf '%s\n' "$spoken" | sounds)
    if [ -n "$heard" ] && [ "$heard" = "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$page: $heard, not $wanted"
    fi
done <tests/cli/speech.tsv
printf '= = =\n' >"$TEST_TMP/page.txt"
if [ -z "$(sounds <"$TEST_TMP/page.txt")" ]; then
    echo 'nothing can be heard'
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
