#!/bin/sh
# Proves that run.sh notices lost words, furniture, a failure and an empty folder, with a stand-in
# for plainer that prints what lies beside the page, and that kept.sh takes nothing for an answer
# from one that prints nothing or fails.
set -u
run=${0%/*}/run.sh
pages=$TEST_TMP/pages
mkdir -p "$pages"
printf '#!/bin/sh\n[ -e "$2.made" ] || exit 70\ncat "$2.made"\n' >"$TEST_TMP/plainer"
chmod +x "$TEST_TMP/plainer"
PLAINER=$TEST_TMP/plainer
export PLAINER

words() { seq "$1" "$2" | sed 's/^/word/'; } # words FIRST LAST

failed=0
expect() { # expect pass|fail TEXT: and the text in what run.sh says
    got=pass
    output=$(sh "$run" "$pages" 2>&1) || got=fail
    case $output in
    *"$2"*) [ "$got" = "$1" ] && return ;;
    esac
    printf 'wanted %s with "%s", got %s:\n%s\n' "$1" "$2" "$got" "$output"
    failed=1
}

expect fail 'there are no pages'
for page in a b c d e f g h; do
    : >"$pages/$page.html"
    words 1 200 >"$pages/$page.txt"
    words 1 200 | tac >"$pages/$page.html.made"
done
expect pass 'mean                           1.000'
words 4 200 >"$pages/a.html.made" # three words lost
expect fail 'recall 0.99'
words 1 230 >"$pages/a.html.made" # thirty of furniture
expect fail 'F1 0.95'
printf 'WORD1 “word2” word2—' | cat - "$pages/a.txt" >"$pages/a.html.made" # said too often
expect pass '0.985  1.000'
for page in a b c d e f g h; do words 1 215 >"$pages/$page.html.made"; done
expect fail 'the mean F1 is under 0.975'
rm "$pages/b.html.made"
expect fail '0.000'

for status in 0 1; do
    printf '#!/bin/sh\nexit %s\n' "$status" >"$PLAINER"
    said=$(sh "${0%/*}/kept.sh")
    for line in 'jadu-report lacks: <caption>' 'jadu-report is empty' 'chosen is empty' 'comments is empty'; do
        case $said in
        *"$line"*) ;;
        *) echo "kept.sh does not say: $line" && failed=1 ;;
        esac
    done
done
exit "$failed"
