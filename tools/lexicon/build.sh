#!/bin/sh
# Builds the tools and compiles the lexicon again: tools/lexicon/build.sh DATA [OUT], from the root of
# the source tree. DATA holds lexicons/, complex/ and ud/ as dictionaries/README.md lists them; WordNet
# and SCOWL come from Debian's wordnet-base and scowl. Same sources, same bytes.
set -eu
data=$1
out=${2:-dictionaries/en-GB/lexicon.plx}
work=${LEXICON_WORK:-build-lexicon}
scowl=/usr/share/dict/scowl

cmake -S tools/lexicon -B "$work" >/dev/null
cmake --build "$work" >/dev/null

# all KIND PATTERN...: one KIND=PATH argument for each file of SCOWL's that is there.
all() {
    kind=$1
    shift
    for stem in "$@"; do
        for size in 10 20 35 40 50 55 60; do
            if [ -f "$scowl/$stem.$size" ]; then printf '%s=%s\n' "$kind" "$scowl/$stem.$size"; fi
        done
    done
}

# shellcheck disable=SC2046 # paths without spaces
"$work/lexicon-build" "out=$out" ${LEXICON_TEXT:+"text=$LEXICON_TEXT"} \
    "wordfreq=$data/lexicons/wordfreq.tsv" \
    "ratings=$data/lexicons/word_complexity.tsv" \
    "cefr=$data/lexicons/cefrj-vocabulary-profile-1.5.csv" \
    "cefr=$data/lexicons/octanove-vocabulary-profile-c1c2-1.0.csv" \
    "school=$data/lexicons/nc_spelling_words.tsv" \
    "cmudict=$data/lexicons/cmudict.txt" \
    "wordnet=/usr/share/wordnet" \
    "treebank=$data/ud/ewt-train.conllu" \
    "treebank=$data/ud/gum-train-clean.conllu" \
    "complex=$data/complex/lcp_single_train.tsv" \
    $(all names english-proper-names american-proper-names british-proper-names) \
    $(all american american-words) \
    $(all british english-words british-words british_z-words british_variant_1-words)
