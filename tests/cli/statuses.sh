# Every bad input: one line on standard error, the contract's exit status, and no output file.
set -u
cd "$TEST_TMP" || exit 1
passed=0 failed=0

# expect STATUS PATTERN ARGUMENTS...
expect() {
    local status=$1 pattern=$2 got
    shift 2
    rm -f out.html
    "$PLAINER" "$@" >stdout 2>stderr </dev/null
    got=$?
    if [ "$got" -eq "$status" ] && [ "$(wc -l <stderr)" -eq 1 ] && grep -q -e "$pattern" stderr &&
        [ ! -e out.html ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "plainer $*: status $got, not $status, or not one line like '$pattern':"
        cat stderr
    fi
}

echo '<p>A short page. It is good.</p>' >good.html
head -c 4000 /dev/urandom >binary.html
printf '%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n' >report.pdf
printf 'PK\003\004rest of a file' >report.docx
echo '<div id="app"></div><script src="app.js"></script>' >shell.html
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<div>"; print "deep" }' >deep.html
echo "Mae gan bob plentyn yr hawl i gael ei glywed. Bydd y cyngor yn gofyn i chi beth rydych chi ei eisiau." >welsh.txt
awk 'BEGIN { for (i = 0; i < 60000; i++) print "<p>Children were asked and they spoke." }' >large.html
awk 'BEGIN { for (i = 0; i < 200000; i++) print "Children were asked what they thought and the plan was changed by the panel.\n" }' >large.txt
echo 'The panel shall meet and it shall talk and it shall write down what was said by all of us there.' >good.txt
mkdir folder
touch locked.html

expect 3 'missing.html: No such file' convert missing.html -o out.html
expect 3 'folder: Is a directory' convert folder -o out.html
expect 3 'binary' convert binary.html -o out.html
expect 3 'PDF' convert report.pdf -o out.html
expect 3 'docx\|Word\|zip' convert report.docx -o out.html
expect 3 'script' convert shell.html -o out.html
expect 3 'in Welsh.*--force' convert welsh.txt -o out.html
expect 3 'in Welsh.*--force' score welsh.txt
expect 0 'most of it is in Welsh' check --force welsh.txt
expect 5 'deep.html:1:[0-9]*: more than 512' convert deep.html -o out.html
expect 5 'the limit is 1 MiB: see --max-size' convert large.html --max-size 1 -o out.html
expect 5 'more than 20' convert deep.html --max-depth 20 -o out.html
expect 5 'memory' convert large.html --max-memory 1 -o out.html
expect 5 'took longer than 1 seconds' convert large.txt --max-time 1 -o out.html
# The other inputs have their turn, and nothing half-written stays behind.
"$PLAINER" check --max-time 1 --format line -o found.txt large.txt good.txt >stdout 2>stderr </dev/null
if [ $? -eq 5 ] && grep -q '^good.txt:' found.txt && [ "$(ls found.txt*)" = found.txt ]; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "a time limit on one of two inputs: $(cat stderr)"
    ls found.txt*
fi
rm -f found.txt
expect 2 'max-size cannot be' convert good.html --max-size lots -o out.html
expect 2 'max-time cannot be' convert good.html --max-time 0 -o out.html
expect 4 'cannot be written' convert good.html -o missing/out.html
expect 2 'unknown option --bogus' convert good.html --bogus -o out.html
expect 2 'did you mean --band' convert good.html --bend 9-11 -o out.html
expect 2 '\-\-band cannot be .4.' convert good.html --band 4 -o out.html
expect 2 'written by a person' convert good.html --band 7-9 -o out.html
expect 2 'needs a FILE' convert good.html -o
expect 2 'takes no value' convert good.html --diff=yes -o out.html
expect 2 'cannot be written: end -o in' convert good.html -o page.docx
expect 2 'cannot be written: end -o in' convert good.html -o page.PDF
expect 2 'cannot be written: end -o in' extract good.html -o page.odt
if "$PLAINER" convert --help | grep -q '|brf'; then
    expect 2 '\.md, \.brf or \.json, or say --to' convert good.html -o page.docx
else
    expect 2 '\.md or \.json, or say --to' convert good.html -o page.brf
fi
expect 2 'this is the input' convert good.html -o good.html
expect 2 'one input' convert good.html good.html -o out.html
expect 2 'no rule .nothing' convert good.html --rules -nothing -o out.html
expect 2 'no command .frobnicate' frobnicate
expect 2 'needs a number' check good.html --max-grade seven
expect 2 'nothing is known of .xyzzy' explain xyzzy
expect 2 'missing.csv: No such file' convert good.html --dictionary missing.csv -o out.html

printf 'term,action,plain\nwhilst,replace,"while\n' >unclosed.csv
printf 'term,action,plain\nwhilst,swap,while\n' >action.csv
printf 'term,colour\nwhilst,blue\n' >column.csv
printf 'term,action,plain\nwhilst,replace\n' >fields.csv
expect 2 'unclosed.csv:2:16: this quotation mark is never closed' convert good.html --dictionary unclosed.csv -o out.html
expect 2 "action.csv:2:8: 'swap' is no action" convert good.html --dictionary action.csv -o out.html
expect 2 "column.csv:1:6: unknown column 'colour'" convert good.html --dictionary column.csv -o out.html
expect 2 'fields.csv:2:8: this row has 2 fields' convert good.html --dictionary fields.csv -o out.html

if [ -w /dev/full ]; then
    "$PLAINER" convert good.html >/dev/full 2>stderr
    if [ $? -eq 4 ] && grep -q 'cannot be written' stderr; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "full output"; fi
fi
if [ "$(id -u)" -ne 0 ]; then
    chmod 000 locked.html
    expect 3 'locked.html: Permission denied' convert locked.html -o out.html
fi

# A target that is there already stays as it was when the work fails.
echo precious >out.html
"$PLAINER" convert missing.html -o out.html 2>/dev/null
if [ "$(cat out.html)" = precious ] && [ "$(ls | grep -c 'out.html')" -eq 1 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "the old output is gone"; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
