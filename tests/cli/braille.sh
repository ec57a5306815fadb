# convert --to brf: pages of 40 cells and 25 lines, in Unified English Braille that reads back.
set -u
if ! "$PLAINER" convert --help | grep -q '|brf'; then
    echo "skipped: built without liblouis"
    exit 77
fi
command -v lou_translate >/dev/null || {
    echo "skipped: no lou_translate"
    exit 77
}
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
cd "$TEST_TMP" || exit 1

"$PLAINER" convert "$OLDPWD/samples/open-letter.html" -o page.brf
python3 - page.brf <<'PYTHON' && ok || no 'the pages'
import sys
text = open(sys.argv[1], "rb").read()
assert text.isascii() and text.endswith(b"\r\n\f")
pages = text[:-1].split(b"\f")
assert len(pages) > 5
for number, page in enumerate(pages, 1):
    lines = page.split(b"\r\n")
    assert len(lines) == 26 and lines[25] == b"", (number, len(lines))
    assert all(len(line) <= 40 and b"\n" not in line for line in lines), number
    wanted = "#" + "".join("jabcdefghi"[int(d)] for d in str(number))
    assert lines[24].decode().strip() == wanted and len(lines[24]) == 40, (number, lines[24])
PYTHON

# Cells of a paragraph in one line.
cells() { # cells GRADE TEXT
    printf '<p>%s</p>' "$2" >part.html
    "$PLAINER" convert --edits none --whole-page --braille-grade "$1" --to brf part.html | sed 's/#.\r$//' | tr -d '\r\f' | tr '\n' ' ' | sed 's/^ *//; s/ *$//'
}
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }
same 'plain letters' "$(cells 1 'We can go.')" ',WE CAN GO4'
same 'contracted' "$(cells 2 'We can go.')" ',WE C G4'
same 'a number' "$(cells 2 'Ring 0800 1111.')" ',R+ #JHJJ"AAAA4'
same 'quotation marks' "$(cells 1 '“No,” he said.')" '8,NO10 HE SAID4'
same 'a note' "$(cells 1 'He went.<sup>12</sup>')" ',HE WENT4 "<#AB">'
same 'a default' "$("$PLAINER" convert --edits none --whole-page --to brf part.html | md5sum)" "$("$PLAINER" convert --edits none --whole-page --braille-grade 2 --to brf part.html | md5sum)"

# Read back, the words are those of the text.
for grade in 1 2; do
    for words in 'The children live with a carer near the school' 'You can tell somebody that you trust' 'Her brother and sister moved on Monday'; do
        back=$(cells $grade "$words." | tr 'A-Z' 'a-z' | lou_translate --backward "en-us-brf.dis,en-ueb-g$grade.ctb" | tr 'A-Z' 'a-z')
        same "grade $grade" "$back" "$(printf '%s.' "$words" | tr 'A-Z' 'a-z')"
    done
done
"$PLAINER" convert --braille-grade 3 --to brf part.html >out 2>err
same 'a grade that there is not' $? 2

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
