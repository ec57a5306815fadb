#!/usr/bin/env bash
# Compares what plainer makes of the samples with the files that are checked in, byte for byte:
#
#   run.sh compare samples/NAME.html   one sample; prints a diff and fails when anything differs
#   run.sh update [samples/NAME.html]  writes the checked-in files anew; read `git diff` afterwards
#   run.sh orphans                     fails when a checked-in file belongs to no sample
#
# PLAINER is the program. Run from the folder that holds samples/ and tests/.
set -euo pipefail

converted=samples/converted
dumps=tests/golden
stages='read language assess find simplify'
# The smaller samples, of which a person can read every stage.
dumped=' open-letter policy-draft '

usage() {
    echo 'usage: run.sh compare SAMPLE | update [SAMPLE] | orphans' >&2
    exit 2
}

list_samples() {
    local sample
    for sample in samples/*.html samples/*.md; do
        if [ -e "$sample" ] && [ "$sample" != samples/README.md ]; then echo "$sample"; fi
    done
}

stem_of() {
    local name=${1##*/}
    echo "${name%.*}"
}

# One line for each output of a sample: the checked-in file, and the options that make it.
list_outputs() {
    local stem stage
    stem=$(stem_of "$1")
    echo "$converted/$stem.html --to html"
    echo "$converted/$stem.txt --to text"
    if [[ $dumped == *" $stem "* ]]; then
        for stage in $stages; do echo "$dumps/$stem.$stage --dump $stage"; done
    fi
}

# make_output SAMPLE FILE OPTION...: standard error is shown only if the program fails.
make_output() {
    local sample=$1 file=$2 status=0
    shift 2
    "$PLAINER" convert "$sample" "$@" >"$file" 2>"$scratch/messages" || status=$?
    if [ "$status" -ne 0 ]; then
        echo "plainer convert $sample $*: exit status $status"
        cat "$scratch/messages"
        return 1
    fi
}

compare_sample() {
    local failed=0 golden options made
    while read -r golden options; do
        made=$scratch/${golden##*/}
        # shellcheck disable=SC2086 # options are words
        if ! make_output "$1" "$made" $options; then
            failed=1
        elif [ ! -f "$golden" ]; then
            echo "$golden is missing: make update-golden writes it"
            failed=1
        elif ! cmp -s "$golden" "$made"; then
            diff -u --label "$golden" --label "plainer convert $1 $options" "$golden" "$made" |
                head -n 60 || true
            failed=1
        fi
    done < <(list_outputs "$1")
    return "$failed"
}

# All outputs are made before the first is replaced: a sample that fails leaves its files alone.
update_sample() {
    local golden options
    while read -r golden options; do
        # shellcheck disable=SC2086
        make_output "$1" "$scratch/${golden##*/}" $options || return 1
    done < <(list_outputs "$1")
    mkdir -p "$converted" "$dumps"
    while read -r golden options; do
        if ! cmp -s "$scratch/${golden##*/}" "$golden"; then
            cp "$scratch/${golden##*/}" "$golden"
            echo "updated $golden"
        fi
    done < <(list_outputs "$1")
}

find_orphans() {
    local sample file expected='' failed=0
    while read -r sample; do expected+=$(list_outputs "$sample" | cut -d' ' -f1)$'\n'; done \
        < <(list_samples)
    if [ -z "$expected" ]; then
        echo 'there are no samples here'
        return 1
    fi
    for file in "$converted"/* "$dumps"/*; do
        case $file in *'/*' | *.sh | */README.md) continue ;; esac
        if ! grep -qxF -- "$file" <<<"$expected"; then
            echo "$file belongs to no sample: remove it"
            failed=1
        fi
    done
    return "$failed"
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

case "${1-}:$#" in
compare:2) compare_sample "$2" ;;
update:2) update_sample "$2" ;;
update:1)
    failed=0
    while read -r sample; do update_sample "$sample" || failed=1; done < <(list_samples)
    exit "$failed"
    ;;
orphans:1) find_orphans ;;
*) usage ;;
esac
