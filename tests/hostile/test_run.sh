# Proves that the suite can fail: every detector notices what it is there for, in pages of a
# stand-in for plainer that lets all through; and enough of the cases run in this browser when
# nobody stops them.
set -u
here=${BASH_SOURCE[0]%/*}
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
LEAST_ALIVE=130
command -v python3 >/dev/null || {
    echo "skipped: no python3"
    exit 77
}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "skipped: no Chromium"
    exit 77
}

cat >"$TEST_TMP/plainer" <<'END'
#!/bin/sh
for word; do if [ -f "$word" ]; then input=$word; fi; done
case $input in
*/exit/*) exit 70 ;;
*/stderr/*) printf '\033[31m' >&2 ;;
esac
case $input,$* in
*.txt,*text* | *.txt,check*) cat "$input" && exit ;;
*,*text* | *,check*) echo Words && exit ;;
*.txt,*) echo '<p>Words</p>' && exit ;;
esac
is_whole=$(head -n 1 "$input" | grep -c '^<!doctype')
case $is_whole,$* in
1,*--fragment*) ;;
1,* | *--fragment*) cat "$input" ;;
*)
    cat <<HEAD
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Words</title></head><body>
HEAD
    cat "$input"
    echo '</body></html>'
    ;;
esac
END
chmod +x "$TEST_TMP/plainer"

failed=0
complain() {
    failed=$((failed + 1))
    echo "$*" >&2
}

for folder in unsafe unsafe/alone; do
    PLAINER=$TEST_TMP/plainer HOSTILE_SECONDS=4 \
        python3 "$here/hostile.py" "$here/$folder" "$TEST_TMP/$folder" "$browser" &&
        complain "the suite passed although nothing was stopped"
done >"$TEST_TMP/found"
for id in $(sed -n 's/^=== \([^ ]*\) .*/\1/p' "$here"/unsafe/*.txt "$here"/unsafe/alone/*.txt); do
    grep -v ': policy: \[\]$' "$TEST_TMP/found" | grep "^$id (" >"$TEST_TMP/of-this"
    case $id in
    clean) [ ! -s "$TEST_TMP/of-this" ] || complain "$id: $(cat "$TEST_TMP/of-this")" ;;
    policy-none) grep -q "^$id (page): policy: \[\]" "$TEST_TMP/found" || complain "$id: not noticed" ;;
    *) grep -q "): ${id%%-*}: " "$TEST_TMP/of-this" || complain "$id: not noticed" ;;
    esac
done

HOSTILE_SECONDS=4 python3 "$here/hostile.py" --raw \
    "$here/cases" "$TEST_TMP/raw" "$browser" >"$TEST_TMP/alive" || failed=1
tail -n 1 "$TEST_TMP/alive"
[ "$(tail -n 1 "$TEST_TMP/alive" | cut -d ' ' -f 1)" -ge "$LEAST_ALIVE" ] ||
    complain "fewer than $LEAST_ALIVE run: is the browser doing what it should?"
[ "$failed" -eq 0 ]
