#!/usr/bin/env bash
# Measures plainer beside other programs, in one run on one machine, for `make bench`. What counts
# is the ratio: the seconds of another machine say nothing.
#
# The pages are samples/ and, where there are any, the HTML files of BENCH_CORPUS (a folder; without
# it ../shared/inputs), repeated inside one page up to each size. GNU style and diction read the text
# that plainer took out of that page; plainer and xmllint read the HTML itself.
#
#   BENCH_CORPUS=FOLDER   more pages           BENCH_RUNS=N   timed runs of a program (default 3)
#   BENCH_SIZES='1 10'    sizes in MB          PLAINER=FILE   the program (default build/plainer)
#   BENCH_DOCUMENTS=N     documents of a batch (default 2000)
#   BENCH_EDITS=N         edits of a page in the editors' server (default 10000)
set -euo pipefail
export LC_ALL=C.UTF-8

cd "$(dirname "${BASH_SOURCE[0]}")/.."
plainer=$(realpath "${PLAINER:-build/plainer}")
corpus=${BENCH_CORPUS:-../shared/inputs}
runs=${BENCH_RUNS:-3}
sizes=${BENCH_SIZES:-1 10}
folder=build/bench
mkdir -p "$folder"

say() { printf '%s\n' "$*"; }
has_command() { command -v "$1" >/dev/null 2>&1; }

if [ ! -x "$plainer" ]; then
    say "bench: $plainer is not there: run make first" >&2
    exit 2
fi

# ---- the pages -------------------------------------------------------------------------------

list_pages() {
    printf '%s\n' samples/*.html
    if [ -d "$corpus" ]; then find "$corpus" -type f -name '*.html' | sort; fi
}

# The inside of a page's body as UTF-8. The marks of a main part become plain boxes, because only
# one box of the big page may be its main part.
print_body() {
    if iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1; then cat "$1"; else iconv -f WINDOWS-1252 -t UTF-8 "$1"; fi |
        awk '{ page = page $0 "\n" }
            END {
                low = tolower(page)
                if (match(low, /<body[^>]*>/)) {
                    page = substr(page, RSTART + RLENGTH)
                    low = tolower(page)
                }
                if (match(low, /<\/body/)) page = substr(page, 1, RSTART - 1)
                gsub(/<(main|article)/, "<div", page)
                gsub(/<\/(main|article)>/, "</div>", page)
                printf "%s", page
            }'
}

# make_page FILE BYTES: bodies, again and again, whole ones while they fit and then the lines of one.
make_page() {
    local head='<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Bench</title></head><body><main>'
    {
        say "$head"
        awk -v limit="$2" '{ line[n++] = $0 } END {
            while (n > 0) for (i = 0; i < n; i++) {
                size += length(line[i]) + 1
                if (size > limit) exit
                print line[i]
            } }' "$folder/bodies.html"
        say '</main></body></html>'
    } >"$1"
}

bytes_of() { stat -c %s "$1"; }
megabytes() { awk -v b="$1" 'BEGIN { printf "%.2f", b / 1e6 }'; }

# ---- measuring -------------------------------------------------------------------------------

# A row for each program to be measured: its name and its command line, as the shell takes it.
names=()
commands=()
skipped=()

# add NAME COMMAND: a program that cannot do the work is named and left out.
add() {
    local status=0
    bash -c "$2" >/dev/null 2>"$folder/messages" </dev/null || status=$?
    if [ "$status" -ne 0 ]; then
        skipped+=("$1: ended with $status: $(head -n 1 "$folder/messages")")
        return
    fi
    names+=("$1")
    commands+=("$2")
}

# add_if TOOL PACKAGE NAME COMMAND
add_if() {
    if has_command "$1"; then add "$3" "$4"; else skipped+=("$3: $1 is missing (Debian package $2)"); fi
}

# Seconds of each program, one line each in $folder/times: name, user+sys, start to finish.
run_all() {
    local i
    : >"$folder/times"
    [ "${#names[@]}" -gt 0 ] || return 0
    if has_command hyperfine; then
        local arguments=()
        for i in "${!names[@]}"; do arguments+=(-n "${names[$i]}" "${commands[$i]}"); done
        hyperfine --shell none --style none --warmup "$2" --runs "$1" \
            --export-csv "$folder/hyperfine.csv" "${arguments[@]}" >/dev/null 2>"$folder/messages" || {
            cat "$folder/messages" >&2
            return 1
        }
        # command,mean,stddev,median,user,system,min,max
        awk -F, 'NR > 1 { printf "%s\t%.6f\t%.6f\n", $1, $5 + $6, $2 }' "$folder/hyperfine.csv" >"$folder/times"
        return
    fi
    local TIMEFORMAT='%U %S %R' run
    for i in "${!names[@]}"; do
        for ((run = 0; run < $1; run++)); do
            { time bash -c "${commands[$i]}" >/dev/null 2>/dev/null; } 2>&1
        done | awk -v name="${names[$i]}" '{ cpu += $1 + $2; wall += $3 }
            END { printf "%s\t%.6f\t%.6f\n", name, cpu / NR, wall / NR }' >>"$folder/times"
    done
}

# The greatest resident memory of one run in MB, or - where it cannot be measured.
peak_of() {
    if [ ! -x /usr/bin/time ]; then
        printf -- '-'
        return
    fi
    /usr/bin/time -f '%M' -o "$folder/peak" bash -c "exec $1" >/dev/null 2>&1 </dev/null || true
    awk 'END { printf "%.1f", $1 / 1024 }' "$folder/peak"
}

peaks_to_file() {
    local i
    : >"$folder/peaks"
    for i in "${!names[@]}"; do printf '%s\t%s\n' "${names[$i]}" "$(peak_of "${commands[$i]}")" >>"$folder/peaks"; done
}

start_table() {
    names=()
    commands=()
}

# The big pages: speed by CPU seconds, and how many times as fast as GNU style.
print_speed() { # TEXT_BYTES
    awk -F'\t' -v text="$1" '
        FILENAME == ARGV[1] { peak[$1] = $2; next }
        { name[n++] = $1; cpu[$1] = $2 }
        END {
            style = cpu["GNU style"]
            printf "%-34s %8s %9s %10s %9s %9s\n", "program", "text MB", "CPU s", "MB/CPU s", "x style", "peak MB"
            for (i = 0; i < n; i++) {
                c = cpu[name[i]]
                printf "%-34s %8.2f %9.3f %10s %9s %9s\n", name[i], text / 1e6, c,
                    (c > 0 ? sprintf("%.2f", text / 1e6 / c) : "-"),
                    (c > 0 && style > 0 ? sprintf("%.2f", style / c) : "-"), peak[name[i]]
            }
        }' "$folder/peaks" "$folder/times"
}

# The small page: from start to finish, and how many times as long as GNU style takes.
print_start() {
    awk -F'\t' '
        FILENAME == ARGV[1] { peak[$1] = $2; next }
        { name[n++] = $1; wall[$1] = $3; cpu[$1] = $2 }
        END {
            style = wall["GNU style"]
            printf "%-34s %8s %9s %10s %9s\n", "program", "ms", "CPU ms", "time/style", "peak MB"
            for (i = 0; i < n; i++)
                printf "%-34s %8.1f %9.1f %10s %9s\n", name[i], wall[name[i]] * 1e3, cpu[name[i]] * 1e3,
                    (style > 0 ? sprintf("%.2f", wall[name[i]] / style) : "-"), peak[name[i]]
        }' "$folder/peaks" "$folder/times"
}

# Quoted for the shell that hyperfine starts.
quote() { printf '%q' "$1"; }
program=$(quote "$plainer")

# make_input NAME BYTES: the page, and its text if plainer can take it out; sets `page` and `text`.
make_input() {
    page=$folder/$1.html
    text=$folder/$1.txt
    make_page "$page" "$2"
    if ! "$plainer" extract "$page" --to text >"$text" 2>"$folder/messages"; then
        say "plainer extract $page failed, so there is no text to measure with:"
        cat "$folder/messages"
        return 1
    fi
}

report_skipped() {
    local line
    for line in ${skipped[@]+"${skipped[@]}"}; do say "left out: $line"; done
    skipped=()
}

measure_size() { # MB
    make_input "page-$1mb" "$(($1 * 1000000))" || return 1
    start_table
    add 'plainer score --formula' "$program score --formula flesch-kincaid $text"
    add 'plainer score' "$program score $page"
    add 'plainer check' "$program check --fail-on never $page"
    add 'plainer convert' "$program convert $page --to html"
    add 'plainer extract' "$program extract $page --to text"
    add_if xmllint libxml2-utils 'xmllint --html --noout' "xmllint --html --noout $page"
    add_if style diction 'GNU style' "style $text"
    add_if diction diction 'GNU diction' "diction $text"
    run_all "$runs" 0
    peaks_to_file
    say ''
    say "A page of $(megabytes "$(bytes_of "$page")") MB of HTML, $(megabytes "$(bytes_of "$text")") MB of text; $runs runs each"
    print_speed "$(bytes_of "$text")" || return 1
    report_skipped
}

measure_start() {
    make_input page-10kb 10000 || return 1
    local american="$page-american.html"
    # An American spelling of a headword is what makes plainer open hunspell's dictionary.
    sed 's/<p>/<p>We organized it. /' "$page" >"$american"
    printf 'term,pos,action,plain\norganise,verb,replace,plan\n' >"$folder/own.csv"
    start_table
    add 'plainer convert' "$program convert $page --to html"
    add 'plainer convert +hunspell' "$program convert --dictionary $folder/own.csv $american --to html"
    add 'plainer check' "$program check --fail-on never $page"
    add 'plainer check +hunspell' "$program check --fail-on never --dictionary $folder/own.csv $american"
    add 'plainer score' "$program score $page"
    add_if xmllint libxml2-utils 'xmllint --html --noout' "xmllint --html --noout $page"
    add_if style diction 'GNU style' "style $text"
    add_if diction diction 'GNU diction' "diction $text"
    run_all $((runs * 5)) 1
    peaks_to_file
    say ''
    say "A page of 10 kB from start to finish; $((runs * 5)) runs each"
    print_start || return 1
    report_skipped
}

# What share of a conversion each part takes, in instructions as valgrind counts them: the same on
# every machine. A part's instructions hold those of the parts it calls.
print_shares() {
    if ! has_command valgrind || ! has_command callgrind_annotate; then
        say ''
        say 'left out: the shares of a conversion: valgrind is missing (Debian package valgrind)'
        return 0
    fi
    local page=$folder/page-10kb.html
    valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind" "$plainer" convert "$page" --to html \
        >/dev/null 2>"$folder/messages" || return 1
    say ''
    say 'Shares of converting a page of 10 kB, of all instructions:'
    callgrind_annotate --inclusive=yes --threshold=100 "$folder/callgrind" 2>/dev/null | awk '
        BEGIN {
            name["read_document"] = "reading"
            name["language_tag_all"] = "tags"
            name["language_guide"] = "tree: guide"
            name["language_parse_guided"] = "tree: parser"
            name["language_beam_parse"] = "second opinion: beam parser"
            name["language_judge"] = "second opinion: judges"
            name["dictionary_match"] = "dictionaries"
            name["find_findings"] = "rules"
            name["simplify_guard"] = "guard: words"
            name["simplify_compare"] = "guard: analysis"
            name["write_html"] = "writing"
        }
        {
            count = $1
            gsub(/,/, "", count)
            for (f in name)
                if ($0 ~ "[:?]" f " ") { sum[f] += count; if (!(f in order)) order[f] = ++n }
            if ($0 ~ /PROGRAM TOTALS/) total = count
        }
        END {
            for (i = 1; i <= n; i++)
                for (f in order)
                    if (order[f] == i) printf "  %-30s %5.1f %%\n", name[f], 100 * sum[f] / total
        }'
}

# The editors' server on a page of some 20,000 words.
measure_editor() {
    say ''
    if ! has_command node; then
        say "left out: the editors' server: node is missing (Debian package nodejs)"
        return 0
    fi
    make_page "$folder/editor.html" 150000
    say 'The editors'"'"' server'
    node tools/bench-lsp.js "$plainer" "$folder/editor.html" "${BENCH_EDITS:-10000}"
}

measure_batch() {
    say ''
    tools/bench-batch.sh "$plainer" "$folder/batch" "${BENCH_DOCUMENTS:-2000}" "$runs"
}

list_pages | while IFS= read -r file; do print_body "$file"; done >"$folder/bodies.html"
say "$("$plainer" --version), $(uname -m), $(nproc) cores; pages: $(list_pages | wc -l)"
has_command hyperfine || say 'hyperfine is missing (Debian package hyperfine): timed by a loop instead'
[ -x /usr/bin/time ] || say '/usr/bin/time is missing (Debian package time): no peak memory'

status=0
for size in $sizes; do measure_size "$size" || status=1; done
measure_start || status=1
measure_editor || status=1
measure_batch || status=1
print_shares || status=1
exit "$status"
