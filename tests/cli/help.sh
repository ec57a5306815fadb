# Help, manual pages and completions all come from one table, so each option is in each of them.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }

"$PLAINER" --help | grep -q 'Usage: plainer COMMAND' && ok || no "--help"
"$PLAINER" --version | grep -q '^plainer [0-9]' && ok || no "--version"
"$PLAINER" >/dev/null 2>&1
[ $? -eq 2 ] && ok || no "no command is wrong use"
for command in convert check score extract explain; do
    "$PLAINER" $command --help >"$TEST_TMP/help" && grep -q "^Usage: plainer $command" "$TEST_TMP/help" && ok || no "$command --help"
    "$PLAINER" --help-man $command >"$TEST_TMP/man"
    for shell in bash zsh fish; do "$PLAINER" --completion $shell; done >"$TEST_TMP/completion"
    grep -o -e '--[a-z-]*' "$TEST_TMP/help" | sort -u | grep -v -e '^--$' >"$TEST_TMP/options"
    while read -r option; do
        sed 's/\\-/-/g' "$TEST_TMP/man" | grep -q -e "$option" && ok || no "$command: $option is not in the manual"
        grep -q -e "${option#--}" "$TEST_TMP/completion" && ok || no "$command: $option is not completed"
    done <"$TEST_TMP/options"
done
bash -n <("$PLAINER" --completion bash) && ok || no "the bash completion is no bash"
if command -v man >/dev/null && command -v groff >/dev/null; then
    "$PLAINER" --help-man convert | groff -man -Tutf8 -ww >/dev/null 2>"$TEST_TMP/troff"
    [ ! -s "$TEST_TMP/troff" ] && ok || no "the manual has troff warnings"
fi
"$PLAINER" explain >"$TEST_TMP/all"
sed -n '/^Rules/,/^$/s/^  \([a-z-]*\) .*/\1/p' "$TEST_TMP/all" | while read -r rule; do
    "$PLAINER" explain "$rule" | grep -q 'Why' || echo "$rule has no page"
done >"$TEST_TMP/missing"
[ ! -s "$TEST_TMP/missing" ] && ok || no "$(cat "$TEST_TMP/missing")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
