# check --baseline: known findings are left out wherever they move to, new ones are told.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }

mkdir -p "$TEST_TMP/site" && cd "$TEST_TMP" || exit 1
printf 'The panel shall meet.\n\nThe panel shall eat.\n' >site/a.md
printf '<p>The legislation shall be.</p>\n<img src=a.jpg>\n' >site/b.html
check() { "$PLAINER" check --no-dictionaries --whole-page --format line --fail-on warning --baseline site/known.txt "$@"; }

check site/a.md site/b.html >out.txt 2>err.txt
same 'status of the first run' $? 0
same 'what the first run lists' "$(cat out.txt)" ''
same 'what it says' "$(sed 's/[0-9][0-9]*/N/' err.txt)" 'plainer: site/known.txt: written: its N findings are left out from now on'
same 'rows of shall' "$(grep -c "	shall	" site/known.txt)" 2
same 'twice in one file' "$(grep 'a.md	shall	' site/known.txt | cut -f4)" 2
cp site/known.txt before.txt

check site/a.md site/b.html >out.txt
same 'status of the second run' $? 0
same 'what it lists' "$(cat out.txt)" ''
printf 'One more line.\n\nThe panel shall eat.\n\nThe panel shall meet.\n\nThey shall not.\n' >site/a.md
check site/a.md site/b.html >out.txt
same 'status with a new finding' $? 1
same 'the new one' "$(cut -d: -f2- out.txt)" "7:6: warning: write 'must' for a duty and 'will' for a promise [shall]"
(cd site && "$PLAINER" check --no-dictionaries --whole-page --format line --baseline known.txt a.md) >out.txt
same 'from the other folder' "$(grep -c . out.txt)" 1
if cmp -s site/known.txt before.txt; then ok; else no 'the baseline has changed'; fi

echo nonsense >bad.txt
"$PLAINER" check --baseline bad.txt site/a.md >out.txt 2>err.txt
same 'status with no baseline' $? 2
same 'lines about it' "$(grep -c 'bad.txt:1:1: ' err.txt)" 1
printf '%s\na\tb\n' "$(head -1 site/known.txt)" >bad.txt
"$PLAINER" check --baseline bad.txt site/a.md >out.txt 2>err.txt
same 'status with a bad line' $? 2
same 'its place' "$(grep -c 'bad.txt:2:1: ' err.txt)" 1
"$PLAINER" check --baseline no/such/folder/known.txt site/a.md >out.txt 2>err.txt
same 'status without a folder' $? 4

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
