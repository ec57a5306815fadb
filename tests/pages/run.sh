#!/usr/bin/env bash
# Pages in a real browser: axe-core, html-validate, no request, no script, keyboard, zoom, text size
# and spacing. `run.sh PAGE...` judges these documents too, after they have been converted.
set -u
for tool in node npm chromium; do
    command -v "$tool" >/dev/null || {
        echo "skipped: no $tool"
        exit 77
    }
done
here=$(cd "$(dirname "$0")" && pwd)
modules=$(dirname "$TEST_TMP")/page-modules # kept: they are the same as long as the lock file is
out=$TEST_TMP/out
mkdir -p "$modules" "$out"

if ! cmp -s "$here/package-lock.json" "$modules/installed"; then
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$modules"
    if ! (cd "$modules" && npm ci --ignore-scripts >npm.log 2>&1); then
        echo "skipped: npm cannot install what the tests use"
        tail -3 "$modules/npm.log"
        exit 77
    fi
    cp "$here/package-lock.json" "$modules/installed"
fi
cp "$here"/*.js "$modules"

export SOURCE_DATE_EPOCH=1795305600 # 2026-11-22
pages=()
convert() { # convert DOCUMENT NAME OPTION...
    local document=$1 page=$out/$2.html
    shift 2
    if "$PLAINER" convert "$document" -o "$page" "$@" 2>"$out/messages"; then pages+=("$page"); fi
}

for document in samples/*.html samples/policy-draft.md tests/pages/*.html "$@"; do
    convert "$document" "$(basename "${document%.*}")"
done
convert samples/council-report.html spaced --layout spaced --checked-by 'Ann Lee' --checked-with 'six young people'
convert samples/open-letter.html older --band 14-16
convert tests/pages/everything.html framed --template tests/pages/frame.template
"$PLAINER" dictionary export dictionaries/en-GB/social-care.csv -o "$out/glossary.html" 2>/dev/null && pages+=("$out/glossary.html")
"$PLAINER" score --format html samples/open-letter.html samples/council-report.html >"$out/scores.html" 2>/dev/null && pages+=("$out/scores.html")
pages+=(--script)
"$PLAINER" convert samples/open-letter.html --to review -o "$out/review.html" && pages+=("$out/review.html")

cd "$modules" && node run.js "${pages[@]}"
