# Loaded tables are kept until one changes; a cache that is damaged, shared or cannot be written never
# shows in the output.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }
cd "$TEST_TMP" || exit 1
export PLAINER_CACHE="$TEST_TMP/own-cache"
printf 'term,pos,action,plain\nutilise,verb,replace,use\n' >own.csv
printf 'They utilised it.\n' >page.txt
run() { "$PLAINER" convert --no-dictionaries --dictionary own.csv --to text page.txt 2>err.txt | tail -1; }

same 'the first run' "$(run)" 'They used it.'
same 'files kept' "$(ls own-cache | wc -l | tr -d ' ')" 1
cp own-cache/tables-* kept
same 'the second run' "$(run)" 'They used it.'
if cmp -s kept own-cache/tables-*; then ok; else no 'written anew without need'; fi
printf 'term,pos,action,plain\nutilise,verb,replace,put to work\n' >own.csv
printf 'term,pos,action,plain\nutilise,verb,replace,try\n' >own.csv
same 'a table that changed' "$(run)" 'They tried it.'
same 'files kept then' "$(ls own-cache | wc -l | tr -d ' ')" 1
if cmp -s kept own-cache/tables-*; then no 'the old tables are still there'; else ok; fi
printf 'nonsense' >"$(ls own-cache/tables-*)"
same 'a damaged cache' "$(run)" 'They tried it.'
same 'what it says' "$(cat err.txt)" ''
if grep -q nonsense own-cache/tables-*; then no 'the damage is still there'; else ok; fi
cp kept "$(ls own-cache/tables-*)"
same 'the cache of another state' "$(run)" 'They tried it.'
rm own-cache/tables-*
for i in 1 2 3 4 5 6 7 8; do (run >"out.$i") & done
wait
same 'eight at once' "$(sort -u out.[1-8])" 'They tried it.'
same 'files left by them' "$(ls own-cache | wc -l | tr -d ' ')" 1
PLAINER_CACHE='' run >out.txt
same 'without a cache' "$(cat out.txt)" 'They tried it.'
PLAINER_CACHE=/dev/null/no run >out.txt
same 'a cache that cannot be' "$(cat out.txt; cat err.txt)" 'They tried it.'
printf 'term,pos,action\nutilise,pet,flag\n' >own.csv
run >out.txt
same 'a table that became bad' "$(grep -c 'own.csv:2:9: ' err.txt)" 1

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
