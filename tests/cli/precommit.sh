# The hooks of .pre-commit-hooks.yaml, run by pre-commit itself, from the command line and from a commit.
set -u
for tool in git pre-commit; do
    command -v $tool >/dev/null || {
        echo "skipped: no $tool"
        exit 77
    }
done
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }
hooks=$PWD/.pre-commit-hooks.yaml

cd "$TEST_TMP" && mkdir home bin hooks site || exit 1
ln -s "$PLAINER" bin/plainer
export HOME=$TEST_TMP/home GIT_CONFIG_NOSYSTEM=1 PRE_COMMIT_HOME=$TEST_TMP/home/pre-commit PATH=$TEST_TMP/bin:$PATH
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
git config --global init.defaultBranch main
(cd hooks && git init -q . && cp "$hooks" . && git add . && git commit -qm hooks) || exit 1

cd site && git init -q . || exit 1
# use HOOK ARGUMENTS: a configuration with one of the hooks.
use() {
    printf 'repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - id: %s\n    args: [%s]\n' "$TEST_TMP/hooks" "$(git -C ../hooks rev-parse HEAD)" "$1" "$2" >.pre-commit-config.yaml
    git add .pre-commit-config.yaml
}
printf 'The panel shall meet.\n' >'a page.md'
printf '<p>They met prior to it.\n' >b.HTML
printf 'The panel shall meet.\n' >c.css
git add .

use plainer-check '--fail-on, warning'
pre-commit run --all-files >../log 2>&1
same 'status with findings' $? 1
if grep -q '^a page.md:1:11: warning: .*\[shall\]$' ../log && grep -q '^b.HTML:1:[0-9]*: ' ../log; then ok; else no "findings: $(cat ../log)"; fi
if grep -q c.css ../log; then no 'a file of another kind'; else ok; fi
use plainer-check ''
pre-commit run --all-files >../log 2>&1
same 'status without errors' $? 0

use plainer-fix ''
pre-commit run --all-files >../log 2>&1
same 'status after a mend' $? 1
same 'the mended page' "$(cat b.HTML)" '<p>They met before it.'
if grep -q 'b.HTML: 1 finding mended' ../log; then ok; else no "what is said: $(cat ../log)"; fi
pre-commit run --all-files >../log 2>&1
same 'status of a second run' $? 0

# A commit sees its own lines only: the first one all of them.
use plainer-check '--fail-on, warning, --changed-since, HEAD'
pre-commit install >/dev/null
git add .
git commit -qm first >../log 2>&1
same 'the first commit' $? 1
git commit -qnm first
printf 'The panel shall meet.\n\nIt is good.\n' >'a page.md'
git commit -qam second >../log 2>&1
same 'a commit of a plain line' "$? $(git log -1 --format=%s)" '0 second'
printf 'The panel shall meet.\n\nIt shall be good.\n' >'a page.md'
git add . && printf 'It shall not be seen.\n' >>b.HTML
git commit -qm third >../log 2>&1
same 'a commit of a hard line' "$? $(git log -1 --format=%s)" '1 second'
same 'what it tells' "$(grep -c '\[shall\]$' ../log) $(grep -c '^a page.md:3:4: warning: ' ../log)" '1 1'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
