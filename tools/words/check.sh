#!/bin/sh
# Checks tables against the list of familiar words and against each other: definitions and plain
# words that are harder than the term, definitions that are long, hard on average, unexplained or go
# round in circles, rows that claim the same words. Without a name: all tables that come with plainer.
#   tools/words/check.sh [TABLE...]
# PLAINER names another program than build/plainer. Status 1: something was found.
set -eu

root=$(dirname "$0")/../..
plainer=${PLAINER:-$root/build/plainer}
[ $# -gt 0 ] || set -- "$root"/dictionaries/en-GB/*.csv

status=0
for table in "$@"; do
    echo "== $table"
    "$plainer" dictionary check "$table" || status=1
done
exit $status
