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
pages=() failed=0
make_page() { # make_page PAGE ARGUMENT...: what cannot be made is a fault, too
    local page=$1 status=0
    shift
    "$PLAINER" "$@" 2>"$out/messages" || status=$?
    if [ "$status" -eq 0 ]; then
        pages+=("$page")
        return
    fi
    failed=1
    echo "plainer $*: exit status $status" >&2
    cat "$out/messages" >&2
}
convert() { # convert DOCUMENT NAME OPTION...
    local document=$1 page=$out/$2.html
    shift 2
    make_page "$page" convert "$document" -o "$page" "$@"
}

for document in samples/*.html samples/policy-draft.md tests/pages/*.html "$@"; do
    convert "$document" "$(basename "${document%.*}")"
done
convert samples/council-report.html spaced --layout spaced --checked-by 'Ann Lee' --checked-with 'six young people'
convert samples/open-letter.html older --band 14-16
convert tests/pages/everything.html framed --template tests/pages/frame.template
make_page "$out/glossary.html" dictionary export dictionaries/en-GB/social-care.csv -o "$out/glossary.html"
make_page "$out/scores.html" score --format html samples/open-letter.html samples/council-report.html >"$out/scores.html"
"$PLAINER" batch samples tests/pages tests/articles -o "$out/batch" --to html,text --quiet 2>"$out/messages" # some fail
make_page "$out/batch/batch-report.html" batch report "$out/batch"
pages+=(--script)
convert samples/open-letter.html review --to review

cd "$modules" && node run.js "${pages[@]}" && [ "$failed" -eq 0 ]
