#!/usr/bin/env bash
# Messages as editors sent them, and messages that no editor should send.
command -v node >/dev/null || {
    echo "skipped: no node"
    exit 77
}
exec node "$(dirname "$0")/hostile.js" "$PLAINER"
