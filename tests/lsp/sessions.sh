#!/usr/bin/env bash
# The server as an editor uses it: whole sessions, and random edits against fresh checks.
set -eu
command -v node >/dev/null || {
    echo "skipped: no node"
    exit 77
}
here=$(dirname "$0")
node "$here/session.js" "$PLAINER"
node "$here/random_edits.js" "$PLAINER" "${RANDOM_EDITS:-120}" "${RANDOM_SEED:-1}" \
    samples/council-report.html samples/policy-draft.md samples/converted/open-letter.txt
