# score: every format is whole, --formula and --familiar-words do what they say.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }

for options in '' '--sentences' '--formula smog,lix' '--band 14-16 --sentences'; do
    # shellcheck disable=SC2086
    "$PLAINER" score --format json $options samples/*.html samples/policy-draft.md >"$TEST_TMP/scores.json"
    if python3 - "$TEST_TMP/scores.json" <<'PYTHON'; then ok; else no "json of score $options"; fi
import json, sys
documents = json.load(open(sys.argv[1]))
assert len(documents) == 5
for document in documents:
    assert document["scores"] and document["counts"]["words"] > 100
    if "level" in document:
        level = document["level"]
        assert 1 <= level["low"] <= level["value"] <= level["high"] <= 6 and level["name"][0] in "ABC"
    for sentence in document.get("sentences", []):
        assert "level" not in sentence or len(sentence["level"]["reasons"]) <= 3
PYTHON
done

count() { "$PLAINER" score --format json "$@" samples/open-letter.html | grep -c '"formula"'; }
if [ "$(count --formula smog,lix)" -eq 2 ]; then ok; else no '--formula does not choose'; fi
if [ "$(count)" -gt 10 ]; then ok; else no 'formulas are missing'; fi
if "$PLAINER" score --formula grade samples/open-letter.html 2>/dev/null; then no 'an unknown formula'; else ok; fi

value() { "$PLAINER" score --format csv --formula dale-chall "$@" samples/open-letter.html | sed -n '2s/.*,\([0-9.]*\),[0-9.]*\r*$/\1/p'; }
echo 'the and' >"$TEST_TMP/few.txt"
own=$(value) few=$(value --familiar-words "$TEST_TMP/few.txt")
if awk -v a="$own" -v b="$few" 'BEGIN { exit !(a > 0 && b > a + 5) }'; then ok; else no "familiar words: $own, $few"; fi
if "$PLAINER" score --familiar-words "$TEST_TMP/few.txt" samples/open-letter.html | grep -q "few.txt"; then ok; else no 'the list is not named'; fi

# The page: every element is closed, names are given once, every link leads somewhere, nothing is loaded.
"$PLAINER" score --format html samples/*.html samples/policy-draft.md -o "$TEST_TMP/levels.html"
if python3 - "$TEST_TMP/levels.html" <<'PYTHON'; then ok; else no 'the page of levels'; fi
import sys
from html.parser import HTMLParser
class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.names, self.links, self.marks, self.headings, self.loaded = [], [], [], 0, [], 0
    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag not in ("meta", "br", "hr", "img", "input", "link"):
            self.open.append(tag)
        self.names += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.marks += tag == "mark"
        self.headings += [int(tag[1])] if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else []
        self.loaded += "src" in given or tag in ("script", "link", "iframe")
    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, (tag, self.getpos())
text = open(sys.argv[1], encoding="utf-8").read()
page = Page()
page.feed(text)
assert not page.open and not page.loaded and "</html>" in text
assert len(set(page.names)) == len(page.names)
assert all(link[0] == "#" and link[1:] in page.names for link in page.links), page.links
assert page.marks > 300 and len(page.links) == 51, (page.marks, len(page.links))
assert page.headings[0] == 1 and page.headings.count(1) == 1 and page.headings.count(2) == 5
assert all(b <= a + 1 for a, b in zip(page.headings, page.headings[1:])), page.headings
PYTHON
if "$PLAINER" score --format html samples/no-such-page.html 2>/dev/null | grep -q '</html>'; then ok; else no 'a page of nothing is cut'; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
