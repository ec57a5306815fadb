#!/bin/sh
# How well the article is found: every NAME.html of a folder against NAME.txt beside it, which holds
# what a reader should get and was marked by hand. Words (in lower case, ASCII letters, digits and
# bytes of other scripts) are compared as multisets. Prints a table; fails when a page has recall
# under 0.99 or F1 under 0.95, or when the mean F1 is under 0.975.
#
#   run.sh [FOLDER]    PLAINER is the program; TEST_TMP a folder for what it makes
set -u

folder=${1:-${0%/*}}

no_break_space=$(printf '\302\240')

# One word a line; quotation marks, dashes and small figures above the line are no letters.
list_words() {
    sed -e 's/’/ /g; s/‘/ /g; s/“/ /g; s/”/ /g; s/–/ /g; s/—/ /g; s/…/ /g; s/·/ /g; s/£/ /g' \
        -e "s/↩/ /g; s/¹/ /g; s/²/ /g; s/³/ /g; s/$no_break_space/ /g" "$1" |
        LC_ALL=C tr 'A-Z' 'a-z' | LC_ALL=C tr -cs 'a-z0-9\200-\377' '\n' | grep . | LC_ALL=C sort
}

# compare NAME: prints precision, recall and F1.
compare() {
    list_words "$folder/$1.txt" >"$TEST_TMP/wanted"
    list_words "$TEST_TMP/$1.made" >"$TEST_TMP/got"
    LC_ALL=C comm -12 "$TEST_TMP/wanted" "$TEST_TMP/got" >"$TEST_TMP/common"
    awk -v common="$(wc -l <"$TEST_TMP/common")" -v wanted="$(wc -l <"$TEST_TMP/wanted")" \
        -v got="$(wc -l <"$TEST_TMP/got")" 'BEGIN {
        precision = got ? common / got : 0; recall = wanted ? common / wanted : 0
        sum = precision + recall
        printf "%.3f %.3f %.3f\n", precision, recall, sum ? 2 * precision * recall / sum : 0
    }'
}

: >"$TEST_TMP/table"
for page in "$folder"/*.html; do
    [ -e "$page" ] || continue
    name=${page##*/}
    name=${name%.html}
    if ! "$PLAINER" extract "$page" --to text >"$TEST_TMP/$name.made" 2>"$TEST_TMP/messages"; then
        cat "$TEST_TMP/messages"
        : >"$TEST_TMP/$name.made"
    fi
    echo "$name $(compare "$name")" >>"$TEST_TMP/table"
done

awk 'BEGIN { printf "%-26s %9s %6s %6s\n", "page", "precision", "recall", "F1" }
{
    is_bad = $3 < 0.99 || $4 < 0.95
    printf "%-26s %9s %6s %6s%s\n", $1, $2, $3, $4, is_bad ? "  <- recall 0.99, F1 0.95" : ""
    precision += $2; recall += $3; f1 += $4; bad += is_bad
}
END {
    if (!NR) { print "there are no pages here"; exit 1 }
    printf "%-26s %9.3f %6.3f %6.3f\n", "mean", precision / NR, recall / NR, f1 / NR
    if (f1 / NR < 0.975) print "the mean F1 is under 0.975"
    exit bad || f1 / NR < 0.975
}' "$TEST_TMP/table"
