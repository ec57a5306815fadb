# dictionary suggest: lines come out as they went in, with candidates; bad lines are told with their place.
set -u
passed=0 failed=0
same() {
    if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "$1: '$2', not '$3'"; fi
}
suggest() { "$PLAINER" dictionary suggest "$@"; }

printf 'They must clarify it.\tclarify\nThey clarify what they clarified.\tclarified\t1\r\n\nIt is here.\thouse\n' >"$TEST_TMP/in.tsv"
expected='They must clarify it.	clarify	explain|make clear
They clarify what they clarified.	clarified	explained|made clear
It is here.	house	'
same file "$(suggest --tsv "$TEST_TMP/in.tsv")" "$expected"
same 'standard input' "$(suggest --tsv <"$TEST_TMP/in.tsv")" "$expected"
same 'dash' "$(suggest --tsv - <"$TEST_TMP/in.tsv")" "$expected"
suggest --tsv -o "$TEST_TMP/out.tsv" "$TEST_TMP/in.tsv"
same output "$?:$(cat "$TEST_TMP/out.tsv")" "0:$expected"

same 'no tab' "$(printf 'a\tb\nno tab\n' | suggest --tsv 2>&1 >/dev/null)" \
    'plainer: standard input:2: a line needs a sentence, a tabulator and one of its words'
printf 'no tab\n' | suggest --tsv >/dev/null 2>&1
same 'status of a bad line' "$?" 3
printf 'a\ta\tx\n' | suggest --tsv >/dev/null 2>&1
same 'status of a bad place' "$?" 3
suggest --tsv "$TEST_TMP/missing.tsv" >/dev/null 2>&1
same 'missing file' "$?" 3
suggest >/dev/null 2>&1
same 'no word' "$?" 2
suggest qwertyish >/dev/null 2>&1
same 'unknown word' "$?" 2
same 'for people' "$(suggest Clarified)" 'clarify, verb: explain, make clear'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
