# check --changed-since: findings on changed lines alone, whatever git is told, files are called and
# lines end with.
set -u
command -v git >/dev/null || {
    echo "skipped: no git"
    exit 77
}
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }

cd "$TEST_TMP" && mkdir home repo outside && cd "$(pwd -P)" || exit 1
top=$PWD out=$PWD/out.txt err=$PWD/err.txt
export HOME=$top/home GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES=$top
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
git config --global init.defaultBranch main
git config --global core.autocrlf false
git config --global protocol.file.allow always

# One finding for each line that says "shall": check prints FILE:LINE.
raw() { "$PLAINER" check --no-dictionaries --whole-page --format line --fail-on warning "$@"; }
check() { raw --changed-since "$@" 2>"$err" >"$out"; }
lines() { cut -d: -f1,2 "$out" | tr '\n' ' '; }
shall() { for word in "$@"; do printf 'The %s shall meet.\n\n' "$word"; done; }
# expect WHAT STATUS LINES, of the last check
expect() {
    same "$1: status" "$status" "$2"
    same "$1" "$(lines)" "$3"
}
run() {
    check "$@"
    status=$?
}

cd repo && git init -q . || exit 1
shall one two three >a.md
run HEAD a.md
expect 'before the first commit' 1 'a.md:1 a.md:3 a.md:5 '
# A file without changed lines is not even looked at: this one would be refused.
echo "Mae gan bob plentyn yr hawl i gael ei glywed. Bydd y cyngor yn gofyn i chi beth rydych chi ei eisiau." >welsh.md
git add . && git commit -qm one && git tag v1
run HEAD a.md welsh.md
expect 'nothing changed' 0 ''
same 'nothing is said' "$(cat "$err")" ''
shall one four three five >a.md
run HEAD a.md welsh.md
expect 'a changed line and a new one' 1 'a.md:3 a.md:7 '
git commit -qam two
run HEAD a.md
expect 'committed' 0 ''
run v1 a.md
expect 'since a tag' 1 'a.md:3 a.md:7 '
run 'HEAD^{/one}' a.md
expect 'since a message' 1 'a.md:3 a.md:7 '
run :/one a.md
expect 'since a message, shorter' 1 'a.md:3 a.md:7 '
run 'HEAD^{tree}' a.md
expect 'since a tree' 0 ''
shall six >new.md
run HEAD new.md a.md
expect 'an untracked file' 1 'new.md:1 '
echo '*.md' >.git/info/exclude
run HEAD new.md
expect 'an ignored file' 1 'new.md:1 '
git rm -q --cached a.md
run HEAD a.md
expect 'no longer in the index, but unchanged' 0 ''
git reset -q

# A sentence over several lines counts if one of them changed, or if one is gone.
printf 'Children say what they want, and the\npanel listens to them for as long as\nthey need, and then the panel makes a\nplan with them all and with their\nfamilies and writes it down.\n\nThe panel shall meet.\n' >long.md
git add -f long.md && git commit -qm long
sed -i 3s/need/want/ long.md
run HEAD long.md
case $(lines) in *long.md:1\ *) ok ;; *) no "a long sentence, changed: $(lines)" ;; esac
case $(lines) in *long.md:7*) no "a line far away: $(lines)" ;; *) ok ;; esac
git checkout -q long.md && sed -i 4d long.md
run HEAD long.md
case $(lines) in *long.md:1\ *) ok ;; *) no "a long sentence, cut: $(lines)" ;; esac
git checkout -q long.md && sed -i 6,7d long.md
run HEAD long.md
expect 'only a line behind it is gone' 0 ''
git checkout -q long.md

# Line ends are no changes, nor is the end of the file.
sed -i 's/$/\r/' a.md
run HEAD a.md
expect 'other line ends' 0 ''
sed -i '5s/three/seven/' a.md
run HEAD a.md
expect 'a line with another end' 1 'a.md:5 '
git checkout -q a.md
printf 'The panel shall meet.' >end.md
git add -f end.md && git commit -qm end
printf 'The panel shall meet.\n\nIt shall eat.' >end.md
run HEAD end.md
expect 'behind a file without a final line end' 1 'end.md:3 '
printf '<p>It shall be.\r<p>It shall go.\r' >mac.html
git add -f mac.html && git commit -qm mac
printf '<p>It shall be.\r<p>It shall see.\r' >mac.html
run HEAD mac.html
expect 'lines that end in CR' 1 'mac.html:2 '
printf '*.txt text eol=crlf ident\n' >.gitattributes
printf '$Id$\n\nIt shall be.\n\nIt shall go.\n' >w.txt
git add -f .gitattributes w.txt && git commit -qm attributes && rm w.txt && git checkout -q w.txt
if grep -q "$(printf '\r')" w.txt && grep -q 'Id: ' w.txt; then ok; else no 'attributes are not at work'; fi
run HEAD w.txt
expect 'what a checkout writes' 0 ''
sed -i '3s/be/see/' w.txt
run HEAD w.txt
expect 'changed behind a checkout' 1 'w.txt:3 '
git checkout -q w.txt

# A filter that does not work leaves what git keeps.
printf 'f.txt filter=bad\n' >>.gitattributes
git config filter.bad.clean cat && git config filter.bad.smudge false && git config filter.bad.required true
printf 'It shall be.\n\nIt shall go.\n' >f.txt
git add -f .gitattributes f.txt && git commit -qm filter
run HEAD f.txt
expect 'a filter that fails' 0 ''
sed -i '3s/go/see/' f.txt
run HEAD f.txt
expect 'changed behind a filter that fails' 1 'f.txt:3 '
git rm -qf f.txt && git commit -qm 'no filter'

# Lines that all stand there more than once; lines that are gone at the end.
repeat() { for ((i = 0; i < 4; i++)); do printf '<p>It shall be.\n<p>It shall go.\n'; done; }
repeat >twice.html && printf 'The panel shall\n\nGone.\n' >gone.md
git add -f twice.html gone.md && git commit -qm twice
{ echo '<p>It shall see.'; repeat; echo '<p>It shall see.'; } >twice.html && printf 'The panel shall' >gone.md
run HEAD twice.html gone.md
expect 'repeated lines' 1 'twice.html:1 twice.html:10 '
git checkout -q twice.html gone.md

# Names. Those with a line end are printed without it.
newline='with
line end.md'
for name in 'with space.md' 'quo"te'\''s.md' 'caf'$'\xc3\xa9''.md' 'lat'$'\xe9''in.md' "$newline" ':(top)a.md' '[a]*.md' 'back\slash.md' '-dash.md' 'HEAD' 'tab'$'\t''.md'; do
    shall one two >"./$name"
    git add -f "./$name" && git commit -qm "$name"
    shall one three >"./$name"
    check HEAD --from markdown -- "$name"
    same "status for $name" $? 1
    same "lines of $name" "$(wc -l <"$out") $(grep -a -c ':3:' "$out")" '1 1'
    git checkout -q -- "./$name"
    check HEAD --from markdown -- "$name"
    same "unchanged $name" $? 0
    git mv -f -- "./$name" "re $name"
    shall one four >"./re $name"
    check HEAD --from markdown -- "re $name"
    same "renamed $name" "$? $(wc -l <"$out") $(grep -a -c ':3:' "$out")" '1 1 1'
    git commit -qam renamed
done

shall one >':(top)a.md'
run HEAD ':(top)a.md'
same 'a new file whose name would name another one' "$status $(wc -l <"$out")" '1 1'
rm ':(top)a.md'

# Renames, as git sees them, also from another folder.
shall a b c d e f g h >moved.md
mkdir -p sub/deep && git add -f moved.md && git commit -qm moved
git mv moved.md sub/deep/moved.md
run HEAD sub/deep/moved.md
expect 'renamed only' 0 ''
shall a b c d x f g h >sub/deep/moved.md
run HEAD sub/deep/moved.md
expect 'renamed and changed' 1 'sub/deep/moved.md:9 '
(cd sub/deep && raw --changed-since HEAD moved.md) >"$out"
expect 'from its folder' 1 'moved.md:9 '
(cd sub && raw --changed-since HEAD deep/moved.md ../a.md) >"$out"
expect 'from between' 1 'deep/moved.md:9 '
(cd "$top/outside" && raw --changed-since HEAD ../repo/sub/deep/moved.md) >"$out"
expect 'from outside' 1 '../repo/sub/deep/moved.md:9 '
ln -s ../repo/sub/deep/moved.md "$top/outside/link.md"
run HEAD "$top/outside/link.md"
same 'through a link' "$(cut -d: -f2 "$out")" 9
shall z y x w v u t >sub/deep/moved.md
run HEAD sub/deep/moved.md
same 'another file of a new name' "$(wc -l <"$out")" 7
git reset -q --hard && rm -rf sub

# Nothing that git is told elsewhere changes what is found.
shall one four three >a.md && git add -f a.md && git commit -qm base
shall one eight three >a.md
for setting in diff.external=false color.ui=always color.diff=always diff.noprefix=true diff.mnemonicPrefix=true \
    core.quotePath=true diff.interHunkContext=99 diff.context=99 diff.relative=true diff.renames=false core.pager=false \
    diff.algorithm=minimal core.fsmonitor=false i18n.logOutputEncoding=latin1; do
    git config "${setting%%=*}" "${setting#*=}"
done
echo '*.md diff=odd -text' >.git/info/attributes
git config diff.odd.textconv false && git config diff.odd.command false
run HEAD a.md
expect 'settings' 1 'a.md:3 '
GIT_DIR=.git GIT_INDEX_FILE=.git/index GIT_PREFIX=sub/ GIT_EXTERNAL_DIFF=false GIT_DIFF_OPTS=--unified=9 \
    GIT_ICASE_PATHSPECS=1 GIT_PAGER=false LC_ALL=C.UTF-8 check HEAD a.md
status=$?
expect 'environment' 1 'a.md:3 '
(cd "$top/outside" && GIT_DIR=/nowhere/.git GIT_WORK_TREE=/ check HEAD ../repo/a.md)
status=$?
expect 'another repository in the environment' 1 '../repo/a.md:3 '
git mv a.md b.md
run HEAD b.md
expect 'settings and a rename' 1 'b.md:3 '
git mv b.md a.md
run HEAD a.md <<<'not to be read'
expect 'standard input is not git'\''s' 1 'a.md:3 '
rm .git/info/attributes

# Several repositories; a submodule; a second working tree.
git checkout -q a.md
git init -q ../other && shall one >../other/o.md && git -C ../other add . && git -C ../other commit -qm o
shall two >../other/o.md && shall one nine three >a.md
run HEAD a.md ../other/o.md welsh.md
expect 'two repositories' 1 'a.md:3 ../other/o.md:1 '
git -C ../other checkout -q o.md
git submodule add -q "$top/other" module 2>/dev/null && git commit -qm module
shall two >module/o.md
run HEAD module/o.md
expect 'a submodule' 1 'module/o.md:1 '
git worktree add -q ../tree HEAD
shall one ten three >../tree/a.md
run HEAD ../tree/a.md a.md
expect 'a second working tree' 1 '../tree/a.md:3 a.md:3 '

# Standard input stands for a file, which need not be there.
shall one eleven three | raw --changed-since HEAD --stdin-name a.md >"$out"
expect 'standard input' 1 'a.md:3 '
shall one | raw --changed-since HEAD --stdin-name none.md - >"$out"
expect 'standard input for a new file' 1 'none.md:1 '
git show HEAD:a.md | raw --changed-since HEAD --stdin-name a.md - >"$out"
same 'standard input, unchanged' "$? $(lines)" '0 '

# REV...: not since REV, but since it was left.
git commit -qam side && git branch side
git checkout -q -b ahead HEAD~1 && shall one twelve three fifteen >a.md && git commit -qam ahead
shall one twelve three fifteen thirteen >a.md
run side... a.md
expect 'since a branch was left' 1 'a.md:3 a.md:7 a.md:9 '
run side a.md
expect 'since a branch' 1 'a.md:3 a.md:7 a.md:9 '
git checkout -q side -- a.md
run side... a.md
expect 'what the branch has, too' 1 'a.md:3 '
run side a.md
expect 'as the branch has it' 0 ''

# With a baseline: it still takes the findings that it knows, wherever they stand.
git checkout -qf main
shall one two three >a.md && git commit -qam again
run HEAD --baseline ../known.txt a.md
same 'no baseline of a few lines only' "$status $([ -e ../known.txt ] && echo there)" '2 '
raw --baseline ../known.txt a.md >"$out" 2>"$err"
shall one two three four >a.md
run HEAD --baseline ../known.txt a.md
expect 'a new finding in words that the baseline knows' 1 'a.md:7 '
shall one four three >a.md
run HEAD --baseline ../known.txt a.md
expect 'one that the baseline knows, in a changed line' 0 ''
rm ../known.txt

# --fix mends sentences that touch a changed line, whole ones; then what is left is listed.
printf 'term,pos,action,plain\nutilise,verb,replace,use\nprior to,phrase,replace,before\n' >own.csv
printf 'They utilised it.\n\nThey utilised it prior\nto it and utilised it.\n\nThey utilised me.\n' >fix.md
git add -f fix.md && git commit -qm fix
sed -i '4s/$/ It shall be./' fix.md
fix() { raw --fix --dictionary own.csv "$@" >"$out" 2>"$err"; }
fix --changed-since HEAD fix.md
status=$?
expect 'left to mend' 1 'fix.md:3 '
same 'what it says' "$(cat "$err")" 'plainer: fix.md: 3 findings mended'
same 'what is mended' "$(tr '\n' '/' <fix.md)" 'They utilised it.//They used it before it and used it. It shall be.//They utilised me./'
cp fix.md mended.md
fix --changed-since HEAD fix.md
expect 'a second time' 1 'fix.md:3 '
if cmp -s fix.md mended.md; then ok; else no 'a second run mends more'; fi
git checkout -q fix.md
fix --changed-since HEAD fix.md
same 'nothing to mend' "$? $(cat "$err")$(git status --short fix.md)" '0 '
raw --dictionary own.csv --baseline ../known.txt fix.md >"$out" 2>"$err"
sed -i '6s/$/ It utilised us./' fix.md
fix --changed-since HEAD --baseline ../known.txt fix.md
same 'mended beside a baseline' "$? $(tail -1 fix.md)" '0 They used me. It used us.'
git checkout -q fix.md
sed -i '6s/$/ They shall./' fix.md
fix --changed-since HEAD --baseline ../known.txt --rules -term-replace fix.md
expect 'told beside a baseline' 1 'fix.md:6 '
git checkout -q fix.md

printf 'They shall go.\n' >new.md
raw --baseline ../of-new.txt new.md >"$out" 2>"$err"
git add -f new.md && git commit -qm new
printf 'They shall go.\n\nThey shall stay.\n' >new.md
fix --changed-since HEAD --baseline ../of-new.txt new.md
status=$?
expect 'told beside a baseline, with nothing to mend' 1 'new.md:3 '

# Every format stays whole when nothing is listed; --report writes a second one.
git checkout -q a.md
for format in json sarif gitlab; do
    raw --changed-since HEAD --format $format a.md welsh.md >"$out"
    python3 -c 'import json, sys; log = json.load(open(sys.argv[1])); sys.exit(len(log["runs"][0]["results"]) if "runs" in log else len(log))' "$out"
    same "no findings as $format" $? 0
done
shall one two three four >a.md
raw --changed-since HEAD a.md --report sarif:"$top/first" --report gitlab:"$top/second" >"$out"
same 'the last report counts' "$(cd "$top" && ls first second 2>/dev/null)" second
raw --changed-since HEAD a.md --report sarif:"$top/a:b.sarif" >"$out"
status=$?
expect 'beside a report' 1 'a.md:7 '
same 'what the report says' "$(grep -c '"ruleId": "shall"' "$top/a:b.sarif")" 1
same 'and where' "$(grep -o '"startLine": [0-9]*' "$top/a:b.sarif")" '"startLine": 7'
for report in sarif sarif: :x sarif:- xml:x verylongnameofaformatthatcannotbethere:x; do
    raw --report "$report" a.md >"$out" 2>"$err"
    same "--report $report" "$? $(wc -l <"$err")" '2 1'
done
raw -o same.txt --report sarif:same.txt a.md 2>"$err"
same 'two outputs in one file' "$? $(ls same.txt 2>/dev/null)" '2 '
raw --report sarif:/no/such/folder/x a.md >"$out" 2>"$err"
same 'a report that cannot be written' "$? $(wc -l <"$err") $(wc -l <"$out")" '4 1 0'

# Wrong use: one line, status 2, nothing written.
refuse() {
    local pattern=$1
    shift
    rm -f "$top/written"
    raw "$@" -o "$top/written" >"$out" 2>"$err" </dev/null
    same "status of $*" $? 2
    if [ "$(wc -l <"$err")" -eq 1 ] && grep -q -e "$pattern" "$err" && [ ! -e "$top/written" ]; then ok; else no "$*: not one line like '$pattern': $(cat "$err")"; fi
}
refuse "repo: --changed-since: no revision 'nothing': name" --changed-since nothing a.md
refuse "no revision '0000" --changed-since 0000000000000000000000000000000000000000 a.md
refuse "no revision 'HEAD:a.md'" --changed-since HEAD:a.md a.md
refuse "no revision '\-\-all'" --changed-since=--all a.md
refuse "no revision 'v1\.\.HEAD'" --changed-since v1..HEAD a.md
refuse 'needs a revision' --changed-since '' a.md
refuse "no commit shared by 'nothing' and HEAD" --changed-since nothing... a.md
refuse "no revision '...'" --changed-since ... a.md
refuse "other: --changed-since: no revision 'v1'" --changed-since v1 a.md ../other/o.md
refuse 'say with --stdin-name' --changed-since HEAD
refuse 'say with --stdin-name' --changed-since HEAD a.md -
echo 'The panel shall meet.' >"$top/outside/o.md"
refuse 'outside/o.md: --changed-since: git says: not a git repository' --changed-since HEAD a.md "$top/outside/o.md"
git clone -q --depth 1 "file://$top/repo" ../shallow
refuse 'this clone is shallow' --changed-since HEAD~1 ../shallow/a.md
mkdir "$top/empty"
PATH=$top/empty "$PLAINER" check --changed-since HEAD a.md >"$out" 2>"$err"
same 'without git' "$? $(cat "$err")" '2 plainer: git is not there: --changed-since needs it'
run HEAD missing.md no/such/folder.md
same 'inputs that are not there' "$status $(wc -l <"$err")" '3 2'

# Random changes: of lines that all differ, those are told that git itself sees.
wrong=0
RANDOM=20261122
lines_of() { for ((i = 0; i < $1; i++)); do echo "<p>The p$RANDOM$RANDOM shall meet."; done; }
for ((try = 0; try < 40; try++)); do
    lines_of $((RANDOM % 40 + 1)) >r.html
    git add -f r.html && git commit -qm random
    awk -v seed=$RANDOM 'BEGIN { srand(seed); often = rand() / 2 } rand() < often { r = rand(); if (r < .4) next; if (r < .7) print "<p>It n" NR " shall go."; else { print "<p>An n" NR " shall be."; next } } { print }' r.html >r2.html
    mv r2.html r.html
    check HEAD r.html
    cut -d: -f2 "$out" >"$top/found"
    git -c diff.interHunkContext=0 diff --no-color --no-ext-diff --no-textconv -U0 HEAD -- r.html |
        sed -n 's/^@@ -[0-9,]* +\([0-9]*\),*\([0-9]*\) @@.*/\1 \2/p' |
        while read -r first count; do [ "${count:-1}" -eq 0 ] || seq "$first" $((first + ${count:-1} - 1)); done >"$top/wanted"
    cmp -s "$top/found" "$top/wanted" || wrong=$((wrong + 1))
done
same 'random changes told otherwise than by git' $wrong 0

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
