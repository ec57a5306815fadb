#!/bin/bash
#SBATCH --job-name=plainer-merge
#SBATCH --output=plainer-merge-%j.log
# Brings the shards of a batch together: docs/cluster.md.
#
#     merge.sh N SHARED      SHARED/1-of-N to SHARED/N-of-N become SHARED/whole
#
# Ledgers are merged on this machine's own disk. Outputs are hard links to those of the shards where
# the file system has such links, else copies. The whole is there as a whole or not at all.
set -u

die() { # die STATUS WHY
    printf 'merge.sh: %s\n' "$2" >&2
    exit "$1"
}

if [ $# -ne 2 ] || ! [[ $1 =~ ^[0-9]+$ ]]; then die 2 'usage: merge.sh N SHARED'; fi
count=$1
shared=$2
missing=''
for ((k = 1; k <= count; k++)); do
    [ -f "$shared/$k-of-$count/ledger.sqlite" ] || missing="$missing $k"
done
[ -z "$missing" ] || die 3 "$shared lacks these shards of $count:$missing"

work=$(mktemp -d "${TMPDIR:-/tmp}/plainer-merge.XXXXXX") || die 4 'no local folder'
mine=$shared/.whole.$(uname -n).$$ # what is on its way into SHARED
trap 'rm -rf "$work" "$mine" "$mine.old"' EXIT
mkdir "$mine" || die 4 "cannot write to $shared"

for ((k = 1; k <= count; k++)); do
    shard=$shared/$k-of-$count
    mkdir "$work/$k" || exit 4
    # With what still waits beside it (-wal) where somebody was reading when the shard ended.
    for file in "$shard"/ledger.sqlite "$shard"/ledger.sqlite-wal; do
        [ ! -e "$file" ] || cp "$file" "$work/$k" || die 4 "cannot copy the ledger of $shard"
    done
    cp -Rlf "$shard/." "$mine" 2>/dev/null || cp -Rf "$shard/." "$mine" || die 4 "cannot copy $shard"
done
rm -f "$mine"/ledger.sqlite "$mine"/ledger.sqlite-*
(cd "$work" && "${PLAINER:-plainer}" batch merge [0-9]* -o whole) || die 4 'cannot merge the ledgers'
cp "$work/whole/ledger.sqlite" "$mine" || die 4 "cannot write to $shared"
if [ -e "$shared/whole" ]; then mv -T "$shared/whole" "$mine.old" || exit 4; fi
mv -T "$mine" "$shared/whole"
