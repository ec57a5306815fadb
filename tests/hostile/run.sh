# Hostile inputs (cases/*.txt) go through plainer; nothing in what comes out may run, ask for
# anything, or be obeyed by a terminal. hostile.py says how; without Chromium only bytes are looked at.
set -u
here=${BASH_SOURCE[0]%/*}
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
command -v python3 >/dev/null || {
    echo "skipped: no python3"
    exit 77
}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
python3 "$here/hostile.py" "${1-$here/cases}" "$TEST_TMP/cases" ${browser:+"$browser"} || exit 1
[ -n "$browser" ] || {
    echo "skipped: no Chromium; the bytes are in order"
    exit 77
}
