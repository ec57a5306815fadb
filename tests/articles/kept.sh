#!/bin/sh
# What words alone do not show: pictures' alt text, notes linked both ways, tables, the order of
# headings, author and date, what --select and --whole-page choose, help boxes under misleading
# names, and pages with nothing to read. PLAINER is the program; TEST_TMP a folder for its output.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
folder=${0%/*}

# holds PAGE TEXT...: each text is in the HTML output.
holds() {
    page=$1
    shift
    "$PLAINER" extract "$folder/$page.html" --to html >"$TEST_TMP/$page" 2>/dev/null || no "$page: failed"
    for text in "$@"; do grep -qF -- "$text" "$TEST_TMP/$page" && ok || no "$page lacks: $text"; done
}
# lacks FILE TEXT: there is output, and the text is not in it.
lacks() {
    if [ ! -s "$TEST_TMP/$1" ]; then
        no "$1 is empty"
    elif grep -qF -- "$2" "$TEST_TMP/$1"; then
        no "$1 holds: $2"
    else
        ok
    fi
}

# Lead pictures, figures and captions; a logo is none.
holds wordpress-blog 'A school desk with a lunch box' '<figcaption>The late book still exists' 'Leo, 13, young carer' \
    'by <a' '11 February 2025' '>2</a>).'
holds full-furniture 'Cardboard boxes and a guitar' '<figcaption>One in three had less than a day to pack' \
    'By Owen Grady' '21 November 2024' '0800 555 0190'
holds drupal-consultation 'Young people painting a mural' 'Bar chart: music room' '<figcaption>Figure 1.'
holds umbraco-news 'The mayor and two children cut a ribbon' 'Published: Tuesday 14 January 2025'
holds jadu-report '<caption>' 'scope="row">Foster carers' '<blockquote>'
lacks jadu-report 'Harrowfield Council home'
holds sharepoint-fostering 'From April 2025</th>'
holds long-guide '<dt>Advocate</dt>' 'Last updated: 5 September 2024'

# link_of PAGE TEXT: the number of the block that the link with this text leads to.
link_of() { sed -n "s/.*<a href=\"#\(b[0-9]*\)\">$2.*/\1/p" "$TEST_TMP/$1" | head -n 1; }
linked() { # linked PAGE MARK BACK: the note's mark leads to an element whose link leads back
    note=$(link_of "$1" "$2")
    back=$(grep "id=\"$note\"" "$TEST_TMP/$1" | sed -n "s/.*<a href=\"#\(b[0-9]*\)\">$3.*/\1/p")
    [ -n "$note" ] && [ -n "$back" ] && grep "id=\"$back\"" "$TEST_TMP/$1" | grep -qF "#$note" && ok ||
        no "$1: note $2 leads to '$note' and back to '$back'"
}
holds inspection-letter 'The full inspection report was published'
linked inspection-letter '<sup>\[footnote 1\]' '↩'
holds word-export 'The money came from the Mayor'
linked word-export '\[1\]' '\[1\]'

headings=$(sed -n 's/.*<h\([1-6]\)[^>]*>.*/\1/p' "$TEST_TMP/inspection-letter" | tr -d '\n')
[ "$headings" = 1222322 ] && ok || no "headings of inspection-letter: $headings"

chosen() { # chosen WANTED OPTION...: the text is in what the options choose
    wanted=$1
    shift
    "$PLAINER" extract "$folder/jadu-report.html" --to text "$@" >"$TEST_TMP/chosen" 2>/dev/null || no "$*: failed"
    grep -qF -- "$wanted" "$TEST_TMP/chosen" && ok || no "$*: $(head -n 4 "$TEST_TMP/chosen")"
}
chosen 'Important: if you are in care' --select .callout
lacks chosen 'Recruit 30 new foster carers'
chosen 'In this section' --select aside
chosen 'Corporate parenting report' --select '#content'
lacks chosen 'Market Square'
chosen 'Market Square' --whole-page
lacks chosen 'dataLayer'

# Boxes that somebody in trouble needs, whatever they are called.
filler='<p>Children told us that they want to be heard, and that plans should be in words they know.
The council listened, wrote it down, and came back with an answer for each child, in June.</p>'
for element in div aside section; do
    for name in plain banner promo sidebar-box widget-tools related popup block-social-care share; do
        printf '%s' "<title>Plans</title><body><nav><a href=/>Home</a></nav><main><h1>Plans</h1>$filler$filler" \
            "<$element class=$name><h2>Need help now?</h2><ul><li><a href=//a.example>Linewell</a></li>" \
            "<li><a href=//b.example>Night Stop</a></li></ul></$element>$filler" \
            "<$element class=$name><p>Call 999 if you are in danger.</p></$element></main>" >"$TEST_TMP/box.html"
        "$PLAINER" extract "$TEST_TMP/box.html" --to text >"$TEST_TMP/box" 2>&1
        grep -q Linewell "$TEST_TMP/box" && grep -q 999 "$TEST_TMP/box" && ok || no "<$element class=$name> is lost"
    done
done

# But not what readers wrote below, though they speak of help.
printf '%s' "<title>Plans</title><main><h1>Plans</h1>$filler$filler<section class=comments><h2>2 comments</h2>" \
    "<p>I rang the helpline, and they can help you.</p></section></main>" >"$TEST_TMP/comments.html"
"$PLAINER" extract "$TEST_TMP/comments.html" --to text >"$TEST_TMP/comments" 2>/dev/null || no 'comments: failed'
grep -qF 'Children told us' "$TEST_TMP/comments" && ok || no "comments lacks the text"
lacks comments 'I rang the helpline'

# Pages with nothing to read: exit status 3 and one line that says why.
nothing() { # nothing WHY HTML
    printf '%s' "$2" >"$TEST_TMP/nothing.html"
    "$PLAINER" extract "$TEST_TMP/nothing.html" --to text >"$TEST_TMP/out" 2>"$TEST_TMP/messages"
    status=$?
    [ $status -eq 3 ] && [ "$(wc -l <"$TEST_TMP/messages")" -eq 1 ] && grep -qF "$1" "$TEST_TMP/messages" && ok ||
        no "wanted '$1', got $status: $(cat "$TEST_TMP/out" "$TEST_TMP/messages")"
}
nothing 'scripts write this page' '<title>App</title><body><div id=root></div><script src=a.js></script>'
nothing 'scripts write this page' '<title>App</title><body><header><a href=/>Home</a><nav><ul><li><a href=/n>News</a>
    </ul></nav></header><div id=app></div><footer><p>Council House, Market Street</p></footer><script src=a.js></script>'
nothing 'only a question about cookies' '<title>Before you go on</title><body><div><h1>Your privacy</h1>
    <p>We and our partners use cookies. Do you consent?</p><button>Accept all</button><a href=/p>Settings</a></div>'
printf '<title>A</title><body><div id=app></div><nav>Home</nav><script>a()</script>' >"$TEST_TMP/frame.html"
"$PLAINER" extract "$TEST_TMP/frame.html" --to text --whole-page >"$TEST_TMP/out" 2>&1 && ok || no 'whole page of a shell'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
