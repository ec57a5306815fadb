# convert: what a page says of itself, templates, pictures, the spaced layout, and our own pages
# read again.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
has() { if grep -qF -- "$2" "$1"; then ok; else no "$1 lacks: $2"; fi; }
lacks() { if grep -qF -- "$2" "$1"; then no "$1 has: $2"; else ok; fi; }
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }
cd "$TEST_TMP" || exit 1
export SOURCE_DATE_EPOCH=1795305600 # 2026-11-22

# ---- about this version ----
printf '<title>Bins</title><h1>Bins</h1><p>We empty the bins on Monday.</p>' >bins.html
"$PLAINER" convert bins.html -o plain.html
has plain.html 'Made on 22 November 2026 by a computer program. No person has checked it yet.'
has plain.html 'This is a plain version of <a rel="noopener" href="bins.html">“Bins”</a>, for growing readers.'
printf '<link rel=canonical href="https://a.example/b"><title>Bins</title><h1>Bins</h1><p>We empty the bins.</p>' >there.html
"$PLAINER" convert there.html -o plain.html
has plain.html 'This is a plain version of <a rel="noopener" href="https://a.example/b">“Bins”</a>, for growing readers.'
has plain.html 'It takes about 1 minute to read.'
# A file in the page's folder or below it is linked, no other one is, nor from a page that may lie anywhere.
mkdir -p far/near
cp bins.html 'far/near/our bins.html'
"$PLAINER" convert 'far/near/our bins.html' -o plain.html
has plain.html 'a plain version of <a rel="noopener" href="far/near/our%20bins.html">“Bins”</a>, for'
"$PLAINER" convert "$PWD/far/near/our bins.html" -o far/near/plain.html
has far/near/plain.html 'a plain version of <a rel="noopener" href="our%20bins.html">“Bins”</a>, for'
"$PLAINER" convert bins.html -o far/plain.html
has far/plain.html 'This is a plain version of “Bins”, for'
"$PLAINER" convert bins.html >plain.html
has plain.html 'This is a plain version of “Bins”, for'
"$PLAINER" convert bins.html -o - >plain.html
has plain.html 'This is a plain version of “Bins”, for'
"$PLAINER" convert bins.html -o plain.txt
has plain.txt 'This is a plain version of “Bins”, for'
# What a page of ours links to counts from where that page lies.
"$PLAINER" convert far/near/plain.html -o plain.html
has plain.html 'a plain version of <a rel="noopener" href="far/near/our%20bins.html">“Bins”</a>, for'
"$PLAINER" convert far/near/plain.html -o far/near/plain.html
has far/near/plain.html 'a plain version of <a rel="noopener" href="our%20bins.html">“Bins”</a>, for'
"$PLAINER" convert far/near/plain.html >plain.html
has plain.html 'This is a plain version of “Bins”, for'
"$PLAINER" convert --band 14-16 --date 2026-02-01 --checked-by 'Ann <Lee>' --checked-with 'six young people' bins.html -o plain.html
has plain.html 'Made on 1 February 2026 by a computer program. Checked by Ann &lt;Lee&gt;. Read first by six young people.'
has plain.html 'for older readers.'
"$PLAINER" convert --date 2026-02-30 bins.html -o plain.html 2>err.txt
same 'a day that there is not' "$?:$(cat err.txt)" "2:plainer: a date reads 2026-11-22, not '2026-02-30'"
printf 'date = 2025-03-04\nchecked-by = The team\n' >.plainer.ini
"$PLAINER" convert --to text bins.html | tr '\n' ' ' >plain.txt
has plain.txt 'Made on 4 March 2025 by a computer program. Checked by The team.'
rm .plainer.ini

# ---- key points: three to six sentences, unchanged, none in quotation marks, none that points back ----
{
    printf '<title>Bins</title><h1>Bins</h1>'
    for part in Monday Tuesday Wednesday Thursday; do
        printf '<h2>%s</h2>' "$part"
        for kind in glass paper metal plastic garden; do
            printf '<p>The council collects %s bins in every street of the town. They are grey. ' "$kind"
            printf 'Some people have said that the lorry is late. Lorries go to the tip with %s from homes. ' "$kind"
            printf '“The council collects %s,” he said.</p>' "$kind"
        done
    done
} >long.html
"$PLAINER" convert long.html -o long-plain.html
sed -n '/id="in-short"/,/<\/section>/p' long-plain.html >short.txt
points=$(grep -c '<li>' short.txt)
if [ "$points" -ge 3 ] && [ "$points" -le 6 ]; then ok; else no "$points key points"; fi
lacks short.txt 'They are grey'
lacks short.txt 'said'
lacks short.txt '“'
sed -n 's/.*<li><a href="#\(key-[0-9]*\)">\(.*\)<\/a>.*/\1 \2/p' short.txt | while read -r id words; do
    sed 's/<[/]*\(a\|dfn\)[^>]*>//g' long-plain.html | grep -qF "<span id=\"$id\"></span>$words" || echo "$id"
done >wrong.txt
same 'key points that do not stand where they lead' "$(cat wrong.txt)" ''
"$PLAINER" convert bins.html -o plain.html
lacks plain.html 'In short'
# "Sentences in a box" are spoken of where there are some.
printf '<h1>T</h1><p>You have a care plan. Tom left.</p>' >boxed.html
"$PLAINER" convert boxed.html -o boxed-plain.html
has boxed-plain.html 'class="note"'
has boxed-plain.html 'Sentences in a box'
printf '<h1>T</h1><p>The slogan was new.</p>' >unboxed.html
"$PLAINER" convert unboxed.html -o unboxed-plain.html
has unboxed-plain.html 'id="words-we-explain"'
lacks unboxed-plain.html 'Sentences in a box'
# Which mayor it is stood elsewhere.
{
    printf '<title>Bins</title><h1>Bins</h1>'
    for part in Monday Tuesday Wednesday Thursday; do
        printf '<h2>%s</h2>' "$part"
        for kind in red green blue black brown; do
            printf '<p>The mayor likes %s bins in every street of the town. </p>' "$kind"
            printf '<p>Our council collects %s bins in every street of the town. People like clean streets.</p>' "$kind"
            printf '<p>Bins for %s bottles stand in parks near schools. Children walk past bins in parks.</p>' "$kind"
        done
    done
} >mayor.html
"$PLAINER" convert mayor.html -o mayor-plain.html
sed -n '/id="in-short"/,/<\/section>/p' mayor-plain.html >short.txt
[ -s short.txt ] && ok || no "no key points beside a mayor"
lacks short.txt 'The mayor'
# What somebody denies is no key point; "dentist" only begins as "denial" does.
{
    printf '<title>Teeth</title><h1>Teeth</h1>'
    for part in Monday Tuesday Wednesday Thursday; do
        printf '<h2>%s</h2>' "$part"
        for kind in small large white brown new; do
            printf '<p>A dentist denies harm to %s teeth in every town of the county. ' "$kind"
            printf 'A dentist looks after %s teeth in every town of the county. ' "$kind"
            printf 'A dentist in the clinic cleans %s teeth for the children.</p>' "$kind"
        done
    done
} >teeth.html
"$PLAINER" convert teeth.html -o plain.html
sed -n '/id="in-short"/,/<\/section>/p' plain.html >short.txt
has short.txt 'A dentist'
lacks short.txt 'denies'

# ---- templates ----
printf '<html lang="{{language}}"><title>{{ title }} - Us</title><style>{{style}}</style><header>Us</header><main>{{content}}</main>{{generator}}</html>' >frame.html
"$PLAINER" convert --template frame.html bins.html -o framed.html
same 'status with a template' $? 0
has framed.html '<html lang="en-GB"><title>Bins - Us</title>'
has framed.html '<header>Us</header><main><h1>Bins</h1>'
has framed.html '</main>plainer '
lacks framed.html '{{'
lacks framed.html 'Skip to the text'
bad_template() {
    printf '%s' "$1" >bad.html
    "$PLAINER" convert --template bad.html bins.html -o out.html 2>err.txt
    same "template $1" "$?:$(cat err.txt)" "2:plainer: bad.html:$2"
}
bad_template 'none' '1:1: the slot {{content}} is missing'
bad_template "$(printf 'a\n é{{contents}}')" '2:3: no slot of this name: content, generator, language, style or title'
bad_template '{{content}}{{content}}' '1:12: a second slot {{content}}'
"$PLAINER" convert --template no-such.html bins.html 2>err.txt >out.html
same 'no template' $? 2

# ---- pictures ----
mkdir -p in/pics
printf '\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\000\007\000\000\000\005\010\002\000\000\000' >in/pics/a.png
cp in/pics/a.png outside.png
cp in/pics/a.png in/.hidden.png
ln -s ../outside.png in/link.png
echo '<svg/>' >in/pics/a.svg
mkfifo in/pics/pipe.png
picture() { printf '<h1>T</h1><p>Text of it.</p><img src="%s" alt="A red door">' "$1" >in/p.html; "$PLAINER" convert in/p.html -o out.html; }
picture 'pics/a.png'
has out.html '<p><img alt="A red door" width="7" height="5" loading="lazy" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAIAAAA="></p>'
picture 'pics/%61.png?x=1#y'
has out.html 'src="data:image/png'
for address in ../outside.png pics/pipe.png .hidden.png link.png pics/a.svg /etc/passwd pics/no.png https://a.example/a.png pics/%2e%2e/%2e%2e/outside.png; do
    picture "$address"
    lacks out.html '<img'
    has out.html 'A red door</a></p>'
done
picture 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
has out.html 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw="'
picture 'data:image/svg+xml;base64,PHN2Zy8+'
lacks out.html 'data:image'
picture 'data:image/gif;base64,R0"><script>'
lacks out.html '<script'

# ---- pictures without words: for the editor, not for the reader ----
printf '<h1>T</h1><p>Text of it.</p>\n<img src="a.png">\n<img src="b.png" alt="">\n<img src="c.png">' >bare.html
"$PLAINER" convert --to review bare.html -o out.html
has out.html '2 pictures have no alternative text:</strong> line 2, 4 of the source.'
"$PLAINER" convert bare.html -o out.html
lacks out.html 'a.png'
lacks out.html 'alternative text'
printf "<h1>T</h1><p>Text of it.</p><img src=a.png alt=Door>" >ok.html
"$PLAINER" convert --to review ok.html -o out.html
lacks out.html 'alternative text'

# ---- one sentence on a line ----
printf '<h1>T</h1><p>We empty bins. We clean streets, and we plant trees in all the parks of the town.</p><ul><li>One. Two.</ul>' >s.html
"$PLAINER" convert --to text --layout spaced s.html >s.txt
has s.txt '                        We empty bins.'
has s.txt '                        We clean streets'
lacks s.txt 'bins. We'

# ---- our own pages read again ----
"$PLAINER" convert long.html -o one.html
"$PLAINER" convert one.html -o two.html
if cmp -s one.html two.html; then ok; else no 'a page of ours changes when it is read again'; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
