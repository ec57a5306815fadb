#!/bin/sh
# Hard words that no row of a dictionary covers, the most frequent first, for a set of documents:
#   tools/words/missing.sh [-n COUNT] FILE|FOLDER...
# Of folders all HTML, Markdown and text files are read. PLAINER names another program than
# build/plainer, PLAINER_BAND another band than 9-11.
set -eu

count=100
[ "${1-}" = -n ] && { count=${2:?-n wants a number}; shift 2; }
[ $# -gt 0 ] || { echo "missing.sh: name files or folders" >&2; exit 2; }
plainer=${PLAINER:-$(dirname "$0")/../../build/plainer}

find "$@" -type f \( -name '*.html' -o -name '*.htm' -o -name '*.md' -o -name '*.txt' \) -print0 |
    sort -z |
    xargs -0 "$plainer" dictionary stats --band "${PLAINER_BAND:-9-11}" --top "$count"
