# The review page in a real browser: changes are accepted and rejected by keyboard and by mouse, undone
# and filtered, and the file that the page saves is applied by --decisions. Without a browser the page
# and hand-written decisions are tried alone.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
bad() {
    failed=$((failed + 1))
    echo "failed: $*"
}
check() { # NAME, then a command that must succeed
    name=$1
    shift
    if "$@"; then ok; else bad "$name"; fi
}

cat >"$TEST_TMP/page.txt" <<'END'
A visit

We read every letter that children sent to us, and we will write back to each of them.

You can't be moved without a meeting. The plan was agreed by the panel.

She wrote to the panel in the spring and asked for a meeting before the summer. We will utilise the hall.
END
page=$TEST_TMP/page.txt
"$PLAINER" convert "$page" --to review -o "$TEST_TMP/review.html" || exit 1
"$PLAINER" convert "$page" --to text >"$TEST_TMP/all.txt" || exit 1

ids() { grep -o '"id": "[0-9a-f]*"' "$1" | cut -d'"' -f4 | sort; }
check "nothing is loaded" sh -c "! grep -Eq 'src=|href=|@import|url\(' '$TEST_TMP/review.html'"
check "every change has an id of its own" test "$(ids "$TEST_TMP/review.html" | uniq -d)" = ""
check "there are changes" test "$(ids "$TEST_TMP/review.html" | wc -l)" -ge 4

# The ids stay when the page around them changes.
{ echo "A new first line"; echo; echo "Another sentence stands here now."; echo; cat "$page"; } >"$TEST_TMP/longer.txt"
"$PLAINER" convert "$TEST_TMP/longer.txt" --to review -o "$TEST_TMP/longer.html" || exit 1
ids "$TEST_TMP/review.html" >"$TEST_TMP/ids"
ids "$TEST_TMP/longer.html" >"$TEST_TMP/ids.longer"
check "ids survive edits elsewhere" test -z "$(comm -23 "$TEST_TMP/ids" "$TEST_TMP/ids.longer")"

# Decisions by hand.
id_of() { tr '{' '\n' <"$TEST_TMP/review.html" | grep "\"rule\": \"$1\"" | grep -o '"id": "[0-9a-f]*"' | cut -d'"' -f4 | head -1; }
echo "{\"id\": \"$(id_of turn-passive)\", \"decision\": \"rejected\"}" >"$TEST_TMP/some.jsonl"
"$PLAINER" convert "$page" --to text --decisions "$TEST_TMP/some.jsonl" >"$TEST_TMP/some.txt" || bad "decisions are read"
check "the passive is turned without a decision" grep -q "The panel agreed the plan" "$TEST_TMP/all.txt"
check "what is rejected stays" grep -q "The plan was agreed by the panel" "$TEST_TMP/some.txt"
check "other changes are made" grep -q "cannot be moved" "$TEST_TMP/some.txt"
for wrong in 'not json' '{"id": "x", "decision": "accepted"}' '{"id": "0123456789abcdef", "decision": "maybe"}' '[]'; do
    echo "$wrong" >"$TEST_TMP/wrong.jsonl"
    "$PLAINER" convert "$page" --decisions "$TEST_TMP/wrong.jsonl" >/dev/null 2>"$TEST_TMP/error"
    check "'$wrong' is refused" test $? -eq 2
    check "'$wrong' is told of in one line" test "$(wc -l <"$TEST_TMP/error")" -eq 1
done
"$PLAINER" convert "$page" --decisions "$TEST_TMP/none.jsonl" >/dev/null 2>&1
check "a missing file is refused" test $? -eq 2

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && echo "skipped: no Chromium" && exit 77
    exit 1
}
# The test's own script plays the keyboard and keeps what the page would save.
cat >"$TEST_TMP/script.html" <<'END'
<pre id="said"></pre><pre id="saved"></pre>
<script>
var said = [], file = null;
function say(name, claim) { said.push((claim ? "yes" : "no") + ": " + name); }
function key(k, target) { (target || document.body).dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true, cancelable: true })); }
function first(rule) {
  var changes = JSON.parse(document.getElementById("data").textContent).changes;
  var i = changes.findIndex(function (c) { return c.rule === rule; });
  return document.querySelector('.change[data-change="' + i + '"][data-first]');
}
URL.createObjectURL = function (blob) { file = blob; return "#"; };
key("j");
say("j goes to the first change", document.querySelectorAll(".change.now").length > 0);
say("its reason is told", document.getElementById("about").textContent.length > 60);
key("r");
say("r rejects it", document.querySelector(".change.now").classList.contains("off"));
say("the author's words are back", getComputedStyle(document.querySelector(".change.now del")).display !== "none");
key("u");
say("u takes that back", !document.querySelector(".change.now").classList.contains("off"));
var contraction = first("negative-contraction");
contraction.click();
key("r");
say("a click chooses, r rejects", contraction.classList.contains("rejected"));
var turn = first("turn-passive");
turn.focus();
key("Enter", turn);
say("Enter on a change rejects it", turn.classList.contains("off"));
key("Enter", turn);
say("Enter again takes it back in", !turn.classList.contains("off"));
var filter = document.getElementById("filter");
filter.value = "turn-passive";
filter.dispatchEvent(new Event("change"));
say("the filter dims the others", contraction.classList.contains("dim") && !turn.classList.contains("dim"));
say("the counts add up", /accepted, 1 rejected/.test(document.getElementById("counts").textContent));
say("every change can be reached", document.querySelectorAll(".change[tabindex]").length === JSON.parse(document.getElementById("data").textContent).changes.length);
key("s");
document.getElementById("said").textContent = said.join("\n");
file.text().then(function (t) { document.getElementById("saved").textContent = t; });
</script>
END
sed "/<\/body>/{
r $TEST_TMP/script.html
d
}" "$TEST_TMP/review.html" >"$TEST_TMP/driven.html"
timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage \
    --virtual-time-budget=3000 --user-data-dir="$TEST_TMP/profile" --dump-dom "file://$TEST_TMP/driven.html" >"$TEST_TMP/dom.html" 2>/dev/null
sed -n '/<pre id="said">/,/<\/pre>/p' "$TEST_TMP/dom.html" | sed 's/<[^>]*>//g' | grep '^\(yes\|no\): ' >"$TEST_TMP/said"
check "the script ran" test "$(wc -l <"$TEST_TMP/said")" -eq 11
while read -r line; do
    case $line in yes:*) ok ;; *) bad "$line" ;; esac
done <"$TEST_TMP/said"
sed -n '/<pre id="saved">/,/<\/pre>/p' "$TEST_TMP/dom.html" | sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | grep -o '{.*}' >"$TEST_TMP/saved.jsonl"
check "the file names tool and input" grep -q '"inputHash":"fnv1a64:' "$TEST_TMP/saved.jsonl"
"$PLAINER" convert "$page" --to text --decisions "$TEST_TMP/saved.jsonl" >"$TEST_TMP/decided.txt" || bad "what the page saves is read"
check "what was rejected on the page stays" grep -q "You can't be moved" "$TEST_TMP/decided.txt"
check "what was accepted is done" grep -q "The panel agreed the plan" "$TEST_TMP/decided.txt"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
