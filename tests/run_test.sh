#!/bin/sh
# Runs one test: run_test.sh SCRATCH COMMAND... . SCRATCH is emptied and handed over as TEST_TMP.
# A test that lacks a tool says which and ends with 77, which ctest shows as skipped; where
# PLAINER_NO_SKIP is set that is a failure.
set -u

TEST_TMP=$1
# Tables that a test loads are kept in its own folder.
PLAINER_CACHE=$TEST_TMP/plainer-cache
export TEST_TMP PLAINER_CACHE
shift
rm -rf "$TEST_TMP"
mkdir -p "$TEST_TMP"

"$@"
status=$?
if [ "$status" -eq 77 ] && [ -n "${PLAINER_NO_SKIP-}" ]; then
    echo "skipped, and PLAINER_NO_SKIP allows no skip" >&2
    exit 1
fi
exit "$status"
