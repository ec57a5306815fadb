#!/usr/bin/env bash
# The steps of the GitHub Action in action.yml; the inputs come as INPUT_NAME.
#   action.sh build  installs what is missing and builds plainer once a job, for later steps too
#   action.sh check  checks the workspace's files: annotations to the log, SARIF to a file
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${RUNNER_TEMP:-/tmp}/plainer-build

build() {
    if [ ! -x "$build/plainer" ]; then
        "$here/tools/install-dependencies.sh"
        cmake -S "$here" -B "$build" -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF
        cmake --build "$build" --target plainer --parallel "$(nproc)"
    fi
    printf '%s\n' "$build" >>"${GITHUB_PATH:-/dev/null}"
}

# The lines of an input that say something, without white space around them, into `lines`.
read_lines() {
    local line
    lines=()
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line#"${line%%[![:space:]]*}"}
        line=${line%"${line##*[![:space:]]}"}
        if [ -n "$line" ]; then lines+=("$line"); fi
    done <<<"$1"
}

# The files that the pathspecs name, tracked or not, into `files`.
find_files() {
    local list
    files=()
    read_lines "${INPUT_PATHS-}"
    if [ ${#lines[@]} -eq 0 ]; then return; fi
    list=$(mktemp)
    git ls-files -z --cached --others --exclude-standard --deduplicate -- "${lines[@]}" >"$list"
    mapfile -d '' -t files <"$list"
    rm "$list"
}

check() {
    local arguments=(--format github) status=0 option value
    for option in band fail-on changed-since; do
        value=INPUT_${option^^}
        value=${value//-/_}
        if [ -n "${!value-}" ]; then arguments+=("--$option=${!value}"); fi
    done
    if [ -n "${INPUT_SARIF_FILE-}" ]; then arguments+=("--report=sarif:$INPUT_SARIF_FILE"); fi
    read_lines "${INPUT_ARGS-}"
    arguments+=(${lines[@]+"${lines[@]}"})
    find_files
    if [ ${#files[@]} -eq 0 ]; then
        echo '::error::plainer: no file matches the input "paths"'
        return 2
    fi
    "$build/plainer" check "${arguments[@]}" -- "${files[@]}" || status=$?
    {
        echo "status=$status"
        if [ -n "${INPUT_SARIF_FILE-}" ] && [ -e "$INPUT_SARIF_FILE" ]; then
            echo "sarif-file=$INPUT_SARIF_FILE"
        fi
    } >>"${GITHUB_OUTPUT:-/dev/null}"
    return $status
}

case "$#:${1-}" in
1:build) build ;;
1:check) check ;;
*)
    echo 'usage: tools/action.sh build|check' >&2
    exit 2
    ;;
esac
