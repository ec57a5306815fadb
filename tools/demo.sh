#!/bin/sh
# Converts each document of samples/ for `make demo` and says where the pages are.
set -eu

cd "$(dirname "$0")/.."
plainer=build/plainer
out=build/demo
mkdir -p "$out"

echo
for document in samples/*.html samples/*.md; do
    name=$(basename "${document%.*}")
    if [ "$name" = README ]; then continue; fi
    "$plainer" convert "$document" --to html -o "$out/$name.html"
    "$plainer" convert "$document" --to text -o "$out/$name.txt"
    echo "  $document -> $out/$name.html, $out/$name.txt"
done
echo
echo "The pages are in $PWD/$out"
echo "Open one in a browser:"
for page in "$out"/*.html; do echo "  $PWD/$page"; done
