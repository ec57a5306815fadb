#!/usr/bin/env bash
# The VS Code extension: built, packed, and activated with the real server against a stand-in for
# VS Code; and the server through Microsoft's implementation of the protocol.
set -u
for tool in node npm; do
    command -v "$tool" >/dev/null || {
        echo "skipped: no $tool"
        exit 77
    }
done
if [ "$(node -p 'parseInt(process.versions.node, 10) >= 20')" != true ]; then
    echo "skipped: node is older than 20"
    exit 77
fi
here=$(cd "$(dirname "$0")/../../editors/vscode" && pwd)
copy=$(dirname "$TEST_TMP")/vscode-extension # its modules are kept as long as the lock file is the same
mkdir -p "$copy"

if ! cmp -s "$here/package-lock.json" "$copy/installed"; then
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$copy"
    if ! (cd "$copy" && npm ci --ignore-scripts >npm.log 2>&1); then
        echo "skipped: npm cannot install what the extension is built with"
        tail -3 "$copy/npm.log"
        exit 77
    fi
    cp "$here/package-lock.json" "$copy/installed"
fi
rm -rf "$copy/src" "$copy/test"
cp -r "$here/src" "$here/test" "$here"/*.js "$here/package.json" "$here/README.md" "$here/LICENSE" \
    "$here/.vscodeignore" "$copy"

cd "$copy" && npm test
