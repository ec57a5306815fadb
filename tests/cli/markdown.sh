# convert --to markdown: CommonMark that reads again as the same tree, with emphasis where the source
# has it.
set -u
command -v cmark >/dev/null || {
    echo "skipped: no cmark"
    exit 77
}
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }

# Once more through cmark, nothing changes, neither the text nor the tree.
again() {
    cmark --to commonmark --width 0 "$1" >"$TEST_TMP/again.md"
    cmp -s "$1" "$TEST_TMP/again.md" && [ "$(cmark --to xml "$1" | md5sum)" = "$(cmark --to xml "$TEST_TMP/again.md" | md5sum)" ]
}
for document in samples/*.html samples/policy-draft.md tests/pages/everything.html tests/articles/*.html; do
    for edits in safe none; do
        "$PLAINER" convert --edits $edits --to markdown "$document" >"$TEST_TMP/page.md" 2>/dev/null || continue
        if again "$TEST_TMP/page.md"; then ok; else no "$document ($edits) changes"; diff "$TEST_TMP/page.md" "$TEST_TMP/again.md" | head -4; fi
    done
done
printf 'a\n***b\n' >"$TEST_TMP/odd.md"
if again "$TEST_TMP/odd.md"; then no 'the check finds nothing'; else ok; fi

gives() { # gives HTML MARKDOWN
    printf '%s' "$1" >"$TEST_TMP/part.html"
    "$PLAINER" convert --edits none --whole-page --to markdown "$TEST_TMP/part.html" >"$TEST_TMP/part.md" 2>/dev/null
    if [ "$(cat "$TEST_TMP/part.md")" = "$2" ]; then ok; else no "$1: $(cat "$TEST_TMP/part.md")"; fi
    if again "$TEST_TMP/part.md"; then ok; else no "$1 changes"; fi
}
gives '<p>A <b>strong </b>word and <em> a soft one</em>.</p>' 'A **strong** word and *a soft one*.'
gives '<p>See<em>”x“</em>y.</p>' 'See”*x*“y.'
gives '<p><b>One <em>two</em></b> three.</p>' '**One *two*** three.'
gives '<p><em>“Us”</em>and</p>' '“*Us*”and'
gives '<p>See <a href="https://a.example/x"> the <b>rules</b> </a>now.</p>' 'See [the **rules**](https://a.example/x) now.'
gives '<p>One<br>- two<br>three</p>' "$(printf 'One\n\n\\- two  \nthree')"
gives '<h2>One<br>two</h2><p>x*y_z [a] #1</p>' "$(printf '# One two\n\nx\\*y\\_z \\[a\\] \\#1')"
gives '<ul><li>a<ul><li>b</ul><li>c</ul>' "$(printf '  - a\n      - b\n  - c')"
gives '<ol start=3><li>a<li>b</ol>' "$(printf '3.  a\n4.  b')"
gives '<p>Ten<sup>2</sup> is <code>a`b</code>.</p>' 'Ten² is ``a`b``.'
gives '<blockquote><p>He went.</p></blockquote><hr><pre>x
 y</pre>' "$(printf '> He went.\n\n-----\n\n``` \nx\n y\n```')"
gives '<img src="https://a.example/b.png" alt="A door">' '![A door](https://a.example/b.png)'
gives '<table><tr><th>A</th><td>1</td></tr></table>' "$(printf '<section class="table" tabindex="0" aria-label="Table">\n<table>\n<tbody>\n<tr>\n<th scope="row">A</th>\n<td>1</td>\n</tr>\n</tbody>\n</table>\n</section>')"
cell() { printf '<section class="table" tabindex="0" aria-label="Table">\n<table>\n<tbody>\n<tr>\n<th scope="row">A</th>\n<td>%s</td>\n</tr>\n</tbody>\n</table>\n</section>' "$1"; }
gives '<table><tr><th>A</th><td>See <a href="https://a.example/x?a&amp;b" title="Rules">the <b>rules</b></a> now.</td></tr></table>' \
    "$(cell 'See <a rel="noopener" href="https://a.example/x?a&amp;b" title="Rules">the <strong>rules</strong></a> now.')"
gives '<table><tr><th>A</th><td>See <a href="#end">below</a>, <a href="javascript:x">there</a> or <a href="more.html">more</a>.</td></tr></table><p id=end>The end.</p>' \
    "$(cell 'See below, there or <a rel="noopener" href="more.html">more</a>.')

The end."
# Words that are explained stay words in it, as everywhere in Markdown.
printf '<h1>Care</h1><table><tr><td>The <a href="https://a.example/">care order</a> ended.</td><td>A care order is made by a court.</td></tr></table><p>A care order is made by a court.</p>' >"$TEST_TMP/part.html"
"$PLAINER" convert --to markdown "$TEST_TMP/part.html" >"$TEST_TMP/part.md"
"$PLAINER" convert "$TEST_TMP/part.html" >"$TEST_TMP/page.html"
if grep -q 'href="#term-' "$TEST_TMP/page.html"; then ok; else no 'nothing is explained'; fi
if grep -q '#term-\|<dfn\|use-' "$TEST_TMP/part.md"; then no "a way to an explanation: $(cat "$TEST_TMP/part.md")"; else ok; fi
if grep -qF '<a rel="noopener" href="https://a.example/">care order</a>' "$TEST_TMP/part.md"; then ok; else no "no link: $(cat "$TEST_TMP/part.md")"; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
