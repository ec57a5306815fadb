#!/usr/bin/env bash
# The server in Neovim.
set -u
command -v nvim >/dev/null || {
    echo "skipped: no nvim"
    exit 77
}
export WORK=$TEST_TMP/neovim PLAINER_COMMAND="$PLAINER lsp" HOME=$TEST_TMP XDG_CACHE_HOME=$TEST_TMP/cache
mkdir -p "$WORK" "$XDG_CACHE_HOME"
out=$(timeout 120 nvim --headless --clean -n -i NONE -c "luafile tests/lsp/neovim.lua" 2>&1) || {
    echo "$out"
    exit 1
}
echo "$out"
case $out in *'all as expected'*) ;; *) exit 1 ;; esac
