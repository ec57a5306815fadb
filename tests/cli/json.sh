# convert --to json: what is written is what docs/document.schema.json says, and the schema refuses
# what it should.
set -u
python=$(command -v /usr/bin/python3 || command -v python3)
"$python" -c 'import jsonschema' 2>/dev/null || {
    echo "skipped: no python3-jsonschema"
    exit 77
}
count=0
for sample in samples/*.html samples/policy-draft.md tests/pages/everything.html tests/articles/*.html; do
    count=$((count + 1))
    "$PLAINER" convert --to json "$sample" >"$TEST_TMP/$count.json" 2>/dev/null || rm "$TEST_TMP/$count.json"
done
"$PLAINER" convert --to json --edits none samples/open-letter.html >"$TEST_TMP/none.json"
printf '' | "$PLAINER" convert --to json - >"$TEST_TMP/empty.json"
"$PLAINER" analyse --format json samples/open-letter.html >"$TEST_TMP/analysis.json"
"$python" - docs/document.schema.json "$TEST_TMP"/*.json <<'PYTHON'
import copy, json, sys
import jsonschema
schema = json.load(open(sys.argv[1]))
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
judge = validator(schema)
failed = 0
seen = set()
for path in sys.argv[2:]:
    document = json.load(open(path))
    seen |= {key for key, value in document.items() if isinstance(value, list) and value}
    for error in list(judge.iter_errors(document))[:3]:
        failed += 1
        print(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:120]}")
    for edit in document["edits"]:  # indices lead somewhere
        failed += edit["finding"] is not None and edit["finding"] >= len(document["findings"])
wanted = {"blocks", "runs", "links", "sentences", "constructions", "words", "quotes", "scores", "matches", "findings",
          "edits", "glossary", "notes"}
if wanted - seen:
    failed += 1
    print("never seen:", wanted - seen)
sound = json.load(open(sys.argv[2]))
def without(key): d = copy.deepcopy(sound); del d[key]; return d
def put(path, value):
    d = copy.deepcopy(sound); at = d
    for step in path[:-1]: at = at[step]
    at[path[-1]] = value
    return d
broken = [without("edits"), put(["band"], "8-10"), put(["words", 0, "kind"], "verb"), put(["blocks", 0, "byteOffset"], -1),
          put(["extra"], 1), put(["sentences", 0, "text"], None), put(["matches"], {})]
for i, document in enumerate(broken):
    if judge.is_valid(document):
        failed += 1
        print("the schema takes broken document", i)
print(f"{len(sys.argv) - 2 + len(broken)} documents, {failed} faults")
sys.exit(1 if failed else 0)
PYTHON
