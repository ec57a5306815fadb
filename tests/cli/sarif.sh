# SARIF: the members that the standard requires, rules that are described, and regions whose lines,
# columns and bytes say the same of the file.
set -u
cat >"$TEST_TMP/check.py" <<'PYTHON'
import json, sys
log = json.load(open(sys.argv[1]))
assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
run, = log["runs"]
driver = run["tool"]["driver"]
rules = {rule["id"]: rule for rule in driver["rules"]}
assert driver["name"] == "plainer" and len(rules) == len(driver["rules"]) > 10
assert run["columnKind"] == "unicodeCodePoints"
for rule in rules.values():
    assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"] and rule["help"]["text"]
files = {}
for result in run["results"]:
    assert result["ruleId"] in rules and result["level"] in ("note", "warning", "error")
    assert result["message"]["text"]
    place = result["locations"][0]["physicalLocation"]
    name, region = place["artifactLocation"]["uri"], place["region"]
    data = files.setdefault(name, open(name.replace("%20", " "), "rb").read())
    start, end = region["byteOffset"], region["byteOffset"] + region["byteLength"]
    assert 0 <= start <= end <= len(data)
    for offset, line, column in ((start, "startLine", "startColumn"), (end, "endLine", "endColumn")):
        before = data[:offset].decode("utf-8", "replace")
        assert region[line] == before.count("\n") + 1, (region, before[-80:])
        assert region[column] == len(before) - (before.rfind("\n") + 1) + 1, (region, before[-80:])
print(len(run["results"]), "results")
sys.exit(len(run["results"]) < int(sys.argv[2]))
PYTHON
status=0
cp samples/open-letter.html "$TEST_TMP/an open letter.html"
"$PLAINER" check --format sarif --fail-on never "$TEST_TMP/an open letter.html" samples/policy-draft.md >"$TEST_TMP/log.sarif"
(cd "$PLAINER_SOURCE" && python3 "$TEST_TMP/check.py" "$TEST_TMP/log.sarif" 100) || status=1
: >"$TEST_TMP/empty.html"
"$PLAINER" check --format sarif "$TEST_TMP/empty.html" >"$TEST_TMP/none.sarif"
python3 "$TEST_TMP/check.py" "$TEST_TMP/none.sarif" 0 || status=1
sed 's/"byteOffset": /"byteOffset": 1/' "$TEST_TMP/log.sarif" >"$TEST_TMP/wrong.sarif"
if (cd "$PLAINER_SOURCE" && python3 "$TEST_TMP/check.py" "$TEST_TMP/wrong.sarif" 100) 2>/dev/null; then
    echo "wrong regions are not noticed"
    status=1
fi
exit $status
