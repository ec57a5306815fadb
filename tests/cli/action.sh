# The GitHub Action's check step (tools/action.sh), as a runner would start it, with a plainer that is
# built already; and the inputs in action.yml, which have to be those that the step reads.
set -u
command -v git >/dev/null || {
    echo "skipped: no git"
    exit 77
}
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }
root=$PWD

# inputs.NAME is declared, and comes to the step under the name that the step asks for.
for name in $(grep -o 'inputs\.[a-z-]*' action.yml | cut -d. -f2); do
    variable=INPUT_$(printf '%s' "$name" | tr 'a-z-' 'A-Z_')
    same "input $name" "$(sed -n '/^inputs:/,/^outputs:/p' action.yml | grep -c "^  $name:\$") $(grep -c "^        $variable: \\\${{ inputs\.$name }}\$" action.yml)" '1 1'
done
same 'inputs and what the step gets' "$(grep -c '^        INPUT_' action.yml)" "$(sed -n '/^inputs:/,/^outputs:/p' action.yml | grep -c '^  [a-z]')"

cd "$TEST_TMP" && mkdir -p home temp/plainer-build site || exit 1
ln -s "$PLAINER" temp/plainer-build/plainer
export HOME=$TEST_TMP/home GIT_CONFIG_NOSYSTEM=1 RUNNER_TEMP=$TEST_TMP/temp GITHUB_OUTPUT=$TEST_TMP/output GITHUB_PATH=$TEST_TMP/path
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
git config --global init.defaultBranch main
cd site && git init -q . && mkdir -p 'two words' old || exit 1
echo 'The panel shall meet.' >'two words/a, b.md'
echo 'The panel shall meet.' >old/c.md
echo 'The panel shall meet.' >d.txt
echo 'old.md' >.gitignore && echo 'It shall go.' >old.md
git add . && git commit -qm one
echo '<p>It shall go.' >new.html

# action WHAT STATUS: the check step with the inputs set before it.
action() {
    : >"$GITHUB_OUTPUT"
    bash "$root/tools/action.sh" check >../log 2>../err
    same "$1: status" $? "$2"
    same "$1: output" "$(grep '^status=' "$GITHUB_OUTPUT")" "$([ ! -s "$GITHUB_OUTPUT" ] || echo "status=$2")"
}
annotations() { sed -n 's/^::\([a-z]* file=[^:]*\)::.*\[shall\]$/\1/p' ../log | tr '\n' '|'; }
default=$(sed -n '/^  paths:/,/^  band:/s/^      //p' "$root/action.yml")

export INPUT_PATHS=$default
action 'as it comes' 0
same 'all pages' "$(annotations)" 'warning file=new.html,line=1,col=7|warning file=old/c.md,line=1,col=11|warning file=two words/a%2C b.md,line=1,col=11|'
same 'no report' "$(cat "$GITHUB_OUTPUT")" 'status=0'
export INPUT_PATHS='  *.md
  :!old

' INPUT_FAIL_ON=warning INPUT_SARIF_FILE=out.sarif
action 'pathspecs' 1
same 'without the old ones' "$(annotations)" 'warning file=two words/a%2C b.md,line=1,col=11|'
same 'the report' "$(grep '^sarif' "$GITHUB_OUTPUT") $(grep -c '"ruleId": "shall"' out.sarif)" 'sarif-file=out.sarif 1'
export INPUT_ARGS='--rules=-shall
--no-dictionaries'
action 'arguments' 0
same 'are taken' "$(cat ../log)" ''
unset INPUT_ARGS INPUT_SARIF_FILE
export INPUT_PATHS=$default INPUT_CHANGED_SINCE=HEAD
action 'changed since' 1
same 'the new page alone' "$(annotations)" 'warning file=new.html,line=1,col=7|'
export INPUT_CHANGED_SINCE=nothing INPUT_SARIF_FILE=none.sarif
action 'an unknown revision' 2
same 'no report of it' "$(grep -c sarif "$GITHUB_OUTPUT")" 0
unset INPUT_CHANGED_SINCE INPUT_SARIF_FILE
export INPUT_BAND='4; touch harmed'
action 'a band that there is not' 2
same 'no shell reads it' "$(ls harmed 2>/dev/null)" ''
unset INPUT_BAND
for paths in '*.rst' '' '
'; do
    export INPUT_PATHS=$paths
    action "no file for '$paths'" 2
    same 'is told' "$(grep -c '^::error::' ../log)" 1
done
export INPUT_PATHS='*.md'
: >"$GITHUB_PATH"
bash "$root/tools/action.sh" build >../log 2>../err
same 'built once' "$? $(cat "$GITHUB_PATH") $(cat ../log)" "0 $RUNNER_TEMP/plainer-build "

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
