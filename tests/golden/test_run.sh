#!/usr/bin/env bash
# Proves that run.sh notices what it is there to notice, with a small stand-in for plainer.
set -euo pipefail

run=$(cd "${BASH_SOURCE[0]%/*}" && pwd)/run.sh
cd "$TEST_TMP"
mkdir -p samples/converted tests/golden
printf '<p>Letter</p>\n' >samples/open-letter.html
printf '# Report\n' >samples/report.md
printf 'no sample\n' >samples/README.md
cat >plainer <<'END'
#!/bin/sh
if [ -e broken ]; then echo 'no such thing' >&2; exit 70; fi
echo "warning, which is no output" >&2
cat "$2"; echo "$3 $4"
END
chmod +x plainer
export PLAINER=$PWD/plainer

expect() { # expect pass|fail TEXT ARGUMENT...: and TEXT in what it says
    local want=$1 text=$2 got=pass output
    shift 2
    output=$(bash "$run" "$@" 2>&1) || got=fail
    if [ "$got" != "$want" ] || [[ $output != *"$text"* ]]; then
        printf 'run.sh %s: wanted %s with "%s", got %s:\n%s\n' "$*" "$want" "$text" "$got" "$output"
        exit 1
    fi
}

expect fail 'samples/converted/report.html is missing' compare samples/report.md
expect pass 'updated tests/golden/open-letter.simplify' update
expect pass '' update
expect pass '' compare samples/open-letter.html
expect pass '' compare samples/report.md
expect pass '' orphans

printf 'x' >>samples/converted/report.txt
expect fail '-x' compare samples/report.md
expect pass 'updated samples/converted/report.txt' update samples/report.md
expect pass '' compare samples/report.md

printf 'x\n' >>tests/golden/open-letter.find
expect fail 'open-letter.find' compare samples/open-letter.html
expect pass '' update

touch broken
expect fail 'exit status 70' compare samples/report.md
expect fail 'no such thing' update
rm broken
expect pass '' compare samples/report.md

touch samples/converted/gone.html
expect fail 'gone.html belongs to no sample' orphans
rm samples/converted/gone.html
touch tests/golden/report.read
expect fail 'report.read belongs to no sample' orphans
