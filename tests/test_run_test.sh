#!/usr/bin/env bash
# Proves that run_test.sh hands on a failure, and turns a skip into one where no skip is allowed.
set -euo pipefail

run=${BASH_SOURCE[0]%/*}/run_test.sh
scratch=$TEST_TMP/inner

expect() { # expect STATUS NO_SKIP COMMAND...
    local want=$1 no_skip=$2 got=0
    shift 2
    PLAINER_NO_SKIP=$no_skip sh "$run" "$scratch" "$@" >/dev/null 2>&1 || got=$?
    if [ "$got" -ne "$want" ]; then
        echo "run_test.sh: status $got instead of $want for: $* (PLAINER_NO_SKIP=$no_skip)"
        exit 1
    fi
}

expect 0 '' true
expect 0 1 true
expect 1 '' false
expect 1 1 false
expect 77 '' sh -c 'exit 77'
expect 1 1 sh -c 'exit 77'
# shellcheck disable=SC2016 # the inner shell's
expect 0 '' sh -c 'test -d "$TEST_TMP" && touch "$TEST_TMP/left"'
# shellcheck disable=SC2016
expect 0 '' sh -c 'test ! -e "$TEST_TMP/left"'
