# dictionary: tables are checked, and come from and go to other programs without silent losses.
set -u
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "$*"; }
same() { if [ "$2" = "$3" ]; then ok; else no "$1: '$2', not '$3'"; fi; }
export SOURCE_DATE_EPOCH=1798675200 # 2026-12-31
root=$PWD
cd "$TEST_TMP" || exit 1

# ---- check: every kind of row that is wrong or doubtful, at its line ----
cat >bad.csv <<'CSV'
term,pos,action,plain,definition,level,context,checked_on
utilise,verb,replace,use,,14-16,,2026-11-01
utilise,verb,replace,employ,,14-16,,2026-11-01
utilises,noun,flag,,,14-16,,
help,verb,replace,facilitate,,9-11,,
cat,noun,explain,,A cat is an animal with perspicacity.,14-16,,
statutory,adjective,explain,,Statutory means in legislation.,9-11,,
dog,noun,explain,,"A dog is an animal that lives with people and goes for walks with them in the park in the rain, in the snow and in the sun.",14-16,,
quickly,noun,flag,,,14-16,,
hen,noun,explain,,A hen is what sits on an egg.,14-16,,
egg,noun,explain,,An egg is what a hen sits on.,14-16,,
old,adjective,flag,,,14-16,,2020-01-01
new,adjective,flag,,,14-16,,soon
late,adjective,flag,,,14-16,,2027-01-01
,noun,flag,,,14-16,,
box,noun,replace,,,14-16,,
fox,noun,explain,,,14-16,,
pig,pet,flag,,,14-16,,
sow,noun,flag,,,14-16,somewhere:a,
cow,noun
CSV
"$PLAINER" dictionary check --no-dictionaries bad.csv >out.txt 2>err.txt
same 'status of a table with bad rows' $? 2
said() { if grep -q "^bad.csv:$1:[0-9]*: $2: .*\[$3\]\$" out.txt; then ok; else no "line $1: no $2 $3"; fi; }
said 3 warning same-form
said 5 warning plain-harder
said 6 warning definition-harder
said 7 warning definition-unexplained
said 8 warning definition-long
said 9 warning pos
said 11 warning definition-loop
said 12 warning checked-on
said 13 warning checked-on
said 14 warning checked-on
for line in 15 16 17 18 19 20; do said $line error row; done
for line in 2 10; do
    if grep -q "^bad.csv:$line:" out.txt; then no "line $line: $(grep "^bad.csv:$line:" out.txt)"; else ok; fi
done
same 'the sum' "$(tail -1 out.txt)" '6 rows that cannot be used, 11 warnings'
printf 'term,colour\na,b\n' >column.csv
same 'an unknown column' "$("$PLAINER" dictionary check column.csv | grep -c '^column.csv:1:6: error: unknown column .colour.')" 1
printf 'term,pos,action,plain\nutilise,verb,replace,use\n' >good.csv
"$PLAINER" dictionary check good.csv >out.txt
same 'status of a good table' $? 0
"$PLAINER" dictionary check no-such.csv 2>err.txt >out.txt
same 'status without a table' $? 3
same 'old rows when nobody asks' "$("$PLAINER" dictionary check --months 0 bad.csv | grep -c 'months ago')" 0

# ---- the tables that come with the program ----
for table in "$root"/dictionaries/en-GB/*.csv; do
    "$PLAINER" dictionary check --months 0 "$table" >out.txt
    same "$table" "$?:$(tail -1 out.txt)" '0:0 rows that cannot be used, 0 warnings'
done

# ---- what comes from elsewhere ----
rows() { "$PLAINER" dictionary import "$@" 2>err.txt | cut -d, -f1,4,5; }
cat >vale.yml <<'YAML'
extends: substitution
message: "Use '%s' instead of '%s'."
action:
  name: replace
  params: [a, b]
swap:
  utilise: use
  "e\\.g\\.": such as
  'e-?mail': email
  hereby: "Leave it out."
YAML
same 'vale' "$(rows vale.yml)" 'term,action,plain
utilise,replace,use
e.g.,replace,such as
hereby,flag,'
same 'what of vale is lost' "$(cat err.txt)" "plainer: vale.yml:9: 'e-?mail' is a regular expression, not a term"
printf 'extends: existence\ntokens:\n  - crazy\n  - "(mad|bad)"\n' >tokens.yaml
same 'existence' "$(rows tokens.yaml)" 'term,action,plain
crazy,flag,'
same 'its loss' "$(grep -c 'tokens.yaml:4:' err.txt)" 1
printf 'extends: capitalization\nmatch: $title\n' >other.yml
"$PLAINER" dictionary import other.yml >out.txt 2>err.txt
same 'another rule of vale' $? 2
printf 'swap: [\n' >cut.yml
"$PLAINER" dictionary import cut.yml >out.txt 2>err.txt
same 'no YAML' "$?:$(grep -c '^plainer: cut.yml:[0-9]*:[0-9]*: ' err.txt)" 2:1
printf ' utilise\tuse\n a number of\tmany, several\n at all\t!\n aspect\t=adequate\n adequate\t(weak)\n x\t=y\n' >list
same 'diction' "$(rows list --from diction)" 'term,action,plain
utilise,replace,use
a number of,replace,many|several
at all,keep,
aspect,flag,
adequate,flag,
x,flag,'
same 'its loss' "$(cat err.txt)" "plainer: list:6: 'y' has no advice to take over"
printf 'Barnstow\n*teh\nHarrow/London\n' >own.dic
same 'hunspell' "$(rows own.dic)" 'term,action,plain
Barnstow,keep,
teh,flag,
Harrow,keep,'
printf '# words\nadvocate = Somebody who speaks up for you.\nnonsense\n' >words.txt
same 'text' "$("$PLAINER" dictionary import words.txt 2>err.txt | cut -d, -f1,7)" 'term,definition
advocate,Somebody who speaks up for you.'
same 'its loss' "$(cat err.txt)" "plainer: words.txt:3: no '=' in this line"
cat >old.tbx <<'XML'
<?xml version="1.0"?>
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="1"><descrip type="definition">A carer is a person who
  looks after a child.</descrip>
<langSet xml:lang="en"><tig><term>carer</term><termNote type="partOfSpeech">noun</termNote></tig>
<tig><term>caregiver</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="cy"><tig><term>gofalwr</term></tig></langSet></termEntry>
</body></text></martif>
XML
same 'tbx of 2008' "$("$PLAINER" dictionary import old.tbx 2>err.txt | cut -d, -f1,3,4,5,7)" 'term,pos,action,plain,definition
carer,noun,explain,,A carer is a person who looks after a child.
caregiver,,replace,carer,'
printf '<!DOCTYPE tbx [<!ENTITY a "aaaa">]><tbx><text><body><conceptEntry><langSec><termSec><term>&a;</term></termSec></langSec></conceptEntry></body></text></tbx>' >evil.tbx
"$PLAINER" dictionary import evil.tbx >out.txt 2>err.txt
same 'a file with entities of its own' $? 2
"$PLAINER" dictionary import words.unknown >out.txt 2>err.txt
same 'an ending that says nothing' $? 2

printf 'term,pos,action,plain\ntake {it} in,verb,replace,see {it}\n' >slot.csv
for to in vale vale-existence diction; do
    "$PLAINER" dictionary export slot.csv --to "$to" >out.txt 2>err.txt
    same "a slot is no term of $to" "$(grep -c '^plainer: slot.csv:2: .*has a slot' err.txt):$(grep -c take out.txt)" 1:0
done

# ---- there and back: what the other format can hold comes back as it was ----
cat >table.csv <<'CSV'
term,pos,action,plain,definition,expansion,case
advocate,noun,explain,,"A helper, who speaks up & acts for you.",,
utilise,verb,replace,use,,,
e.g.,phrase,replace,such as,,,
o'clock,noun,flag,,,,
IRO,noun,explain,,An IRO checks plans.,independent reviewing officer,exact
CSV
back() { # FORMAT COLUMNS
    "$PLAINER" dictionary export table.csv --to "$1" 2>lost.txt >"there.$1" &&
        "$PLAINER" dictionary import "there.$1" --from "${1%-existence}" 2>>lost.txt | cut -d, -f"$2"
}
same 'vale and back' "$(back vale 1,4,5)" 'term,action,plain
utilise,replace,use
e.g.,replace,such as'
same 'rows and columns lost for vale' "$(grep -c 'table.csv' lost.txt)" 7
same 'existence and back' "$(back vale-existence 1,4)" "term,action
advocate,flag
utilise,flag
e.g.,flag
o'clock,flag
IRO,flag"
same 'diction and back' "$(back diction 1,4,5 | sed -n '3,4p')" 'utilise,replace,use
e.g.,replace,such as'
same 'text and back' "$(back text 1,4,7 | sed -n 2p)" 'advocate,explain,"A helper'
# What letters stand for is a term of its own there.
same 'tbx and back' "$(back tbx 1,3,4,5 | grep -v ',flag,')" 'term,pos,action,plain
advocate,noun,explain,
utilise,verb,replace,use
e.g.,,replace,such as
independent reviewing officer,,explain,
IRO,noun,explain,'
if xmllint --noout there.tbx; then ok; else no 'there.tbx is no XML'; fi
"$PLAINER" dictionary export table.csv --to csv >csv.csv && "$PLAINER" dictionary export csv.csv --to csv | cmp -s - csv.csv && ok || no 'csv and back'
"$PLAINER" dictionary export table.csv -o help.html 2>err.txt
if grep -q '<dt>IRO (independent reviewing officer)</dt>' help.html && grep -q 'speaks up &amp; acts' help.html; then ok; else no 'the glossary'; fi
same 'what the glossary leaves out' "$(cat err.txt)" 'plainer: table.csv: 3 rows explain nothing and are left out'
"$PLAINER" dictionary export table.csv -o help.md 2>err.txt
same 'terms of the glossary in Markdown' "$(grep -c '^\*\*' help.md)" 2

# ---- what is left to do ----
printf 'The perfunctory advocate was perfunctory and unconscionable.\n' >a.txt
printf 'A perfunctory plan.\n' >b.txt
"$PLAINER" dictionary stats --no-dictionaries --dictionary table.csv a.txt b.txt >out.txt
same 'rows by action' "$(grep 'table.csv' out.txt | tr -s ' ')" ' table.csv 2 2 1 0 5'
same 'the first word to do' "$(grep -A1 'uses  documents' out.txt | tail -1 | tr -s ' ')" ' 3 2 perfunctory'
"$PLAINER" dictionary 2>err.txt
same 'without a word what to do' $? 2

# ---- a table whose definitions are long and hard, all together ----
# A term each, and a definition of so many words: definitions WORD COUNT
definitions() {
    echo 'term,pos,action,definition'
    for letter in a b c d e f g h i j k l m n o p q r s t; do
        printf 'gr%sck,noun,explain,A gr%sck is' "$letter" "$letter"
        for _ in $(seq "$2"); do printf ' %s' "$1"; done
        printf '.\n'
    done
}
definitions day 8 >short.csv
definitions day 15 >long.csv
definitions family 9 >hard.csv
about() { "$PLAINER" dictionary check --no-dictionaries "$1" | grep -c "^$1:1:1: warning: definitions have $2.*\[definitions\]\$"; }
same 'short definitions' "$(about short.csv '')" 0
same 'long definitions' "$(about long.csv '18.0 words on average: 14 are enough')" 1
same 'hard definitions' "$(about hard.csv 'a Flesch-Kincaid grade of')" 1
head -20 long.csv >few.csv
same 'a few long definitions' "$(about few.csv '')" 0

# ---- glossary.csv: words of all kinds of pages stand in Words we explain alone ----
cat >glossary.csv <<'CSV'
term,pos,action,definition,level,context
perfunctory,adjective,explain,Perfunctory means done without care.,14-16,
advocate,noun,explain,An advocate is a friend.,14-16,
panel,noun,explain,A panel is a group.,14-16,
levy,noun,explain,A levy is a tax.,14-16,
onerous,adjective,explain,Onerous means hard to do.,14-16,
tariff,noun,explain,A tariff is a tax.,14-16,near:trade|goods|steel; not:prison
tariff,noun,explain,A tariff is a time in prison.,14-16,near:prison|parole|cell
CSV
cat >field.csv <<'CSV'
term,pos,action,plain,definition,level,context
advocate,noun,explain,,An advocate speaks up for you.,14-16,near:court
panel,noun,flag,team,,14-16,
levy,noun,keep,,,7-9,
onerous,adjective,replace,hard,,14-16,
on an onerous footing,phrase,flag,,,14-16,
conclave,noun,flag,meeting,A conclave is a closed meeting.,14-16,
secret conclave,noun,flag,meeting,A secret conclave is a hidden meeting.,14-16,
CSV
help_of() { printf '%s\n' "$1" >page.txt; "$PLAINER" convert --no-dictionaries --dictionary glossary.csv --dictionary field.csv --to text page.txt; }
body_of() { help_of "$1" | sed '/^Words we explain$/,$d; /^About this version$/,/^-\{72\}$/d' | tr '\n' ' ' | sed 's/^ *//; s/ *$//'; }
words_of() { help_of "$1" | sed '1,/^Words we explain$/d' | grep '^ ' | tr -s ' ' | tr '\n' ';'; }
same 'a general word in the text' "$(body_of 'The perfunctory man came.')" 'The perfunctory man came.'
same 'a general word in Words we explain' "$(words_of 'The perfunctory man came.')" ' Perfunctory means done without care.;'
same 'a term of the field in the text' "$(body_of 'The advocate came to court.')" 'The advocate came to court. An advocate speaks up for you.'
same 'a term of the field wins' "$(words_of 'The advocate came to court. The advocate left.')" ' An advocate speaks up for you.;'
same 'a term without its cue' "$(words_of 'The advocate came to tea.')" ' An advocate is a friend.;'
same 'a flagged word is explained' "$(words_of 'The panel came.')" ' A panel is a group.;'
same 'a flagged phrase explained by its row' "$(words_of 'The secret conclave came.')" ' A secret conclave is a hidden meeting.;'
same 'a flagged word alone' "$(words_of 'The conclave came.')" ''
same 'a replaced word' "$(words_of 'The onerous task came.')" ''
same 'a word that stays in a quotation' "$(words_of 'He wrote: \"The onerous task came.\" The onerous man left.')" ' Onerous means hard to do.;'
same 'a hard word in a flagged phrase' "$(words_of 'They were on an onerous footing.')" ' Onerous means hard to do.;'
near='The trade was slow. Goods came late.'
far='The parole board met. The cell was dark.'
same 'a cue in the sentence' "$(words_of 'The tariff on steel came.')" ' A tariff is a tax.;'
same 'cues around it' "$(words_of "$near The tariff came.")" ' A tariff is a tax.;'
same 'other cues around it' "$(words_of "$far The tariff came.")" ' A tariff is a time in prison.;'
same 'one cue around it' "$(words_of 'Goods came late. The tariff came.')" ''
same 'as many cues of both senses' "$(words_of "$near $far The tariff came.")" ''
same 'no cue' "$(words_of 'The tariff came.')" ''
same 'a row for younger readers' "$(words_of 'The levy came.')" ' A levy is a tax.;'

# ---- the scripts for those who keep tables ----
mkdir folder
printf 'The flumberous plan was flumberous.\n' >folder/c.txt
same 'missing words' "$(PLAINER=$PLAINER "$root/tools/words/missing.sh" -n 1 folder a.txt | tail -1 | tr -s ' ')" ' 2 1 flumberous'
PLAINER=$PLAINER "$root/tools/words/missing.sh" >out.txt 2>&1
same 'missing words of nothing' $? 2
PLAINER=$PLAINER "$root/tools/words/check.sh" "$PWD/good.csv" >out.txt
same 'check of a good table' $? 0
PLAINER=$PLAINER "$root/tools/words/check.sh" "$PWD/long.csv" >out.txt
same 'check of a long one' $? 1

cd "$root" || exit 1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
