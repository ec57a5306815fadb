#!/usr/bin/env bash
# What a batch finds in folders, lists, archives, web archives and lines of JSON made here.
set -eu
command -v python3 >/dev/null || {
    echo "skipped: no python3"
    exit 77
}
exec python3 "$(dirname "$0")/inputs.py" "$1" "$TEST_TMP"
