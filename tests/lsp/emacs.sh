#!/usr/bin/env bash
# The server in Emacs, with eglot.
set -u
if ! command -v emacs >/dev/null || ! ls /usr/share/emacs/site-lisp/elpa/eglot-* >/dev/null 2>&1; then
    echo "skipped: no emacs with eglot"
    exit 77
fi
export WORK=$TEST_TMP/emacs PLAINER_COMMAND="$PLAINER lsp" HOME=$TEST_TMP
mkdir -p "$WORK"
out=$(timeout 120 emacs --batch -q --no-site-file \
    --eval '(dolist (d (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*")) (push d load-path))' \
    -l tests/lsp/emacs.el 2>&1) || {
    echo "$out"
    exit 1
}
echo "$out"
case $out in *'all as expected'*) ;; *) exit 1 ;; esac
