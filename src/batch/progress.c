/* See progress.h. */
#include "batch/progress.h"
#include "host/clock.h"

#include <stdio.h>
#include <sys/resource.h>

static const double TERMINAL_SECONDS = 0.2, LINE_SECONDS = 5, MEGA = 1e6;

void progress_open(struct progress *p, enum progress_kind kind) {
    *p = (struct progress){.kind = kind, .started = clock_seconds(), .last = clock_seconds()};
}

void progress_clear(struct progress *p) {
    if (p->has_line) fputs("\r\033[K", stderr);
    p->has_line = false;
}

static size_t finished(const struct progress_counts *c) {
    return c->done + c->failed + c->set_aside + c->duplicates + c->skipped + c->unchanged +
           c->failed_before;
}

/* "1:05:09", "3:20". */
static void print_time(double seconds) {
    const unsigned minute = 60, hour = 3600;
    unsigned whole = (unsigned)(seconds + 1);
    if (whole >= hour)
        fprintf(stderr, "%u:%02u:%02u", whole / hour, whole / minute % minute, whole % minute);
    else
        fprintf(stderr, "%u:%02u", whole / minute, whole % minute);
}

static void print_line(const struct progress *p, const struct progress_counts *c) {
    double seconds = clock_seconds() - p->started;
    size_t count = finished(c), worked = c->done + c->failed + c->set_aside;
    if (c->all)
        fprintf(stderr, "%zu of %zu", count, c->all);
    else
        fprintf(stderr, "%zu", count);
    fprintf(stderr, " documents, %zu failed", c->failed + c->set_aside);
    if (c->unchanged) fprintf(stderr, ", %zu unchanged", c->unchanged);
    if (seconds > 0 && worked)
        fprintf(stderr, "; %.1f a second, %.2f MB a second", (double)worked / seconds,
                (double)c->bytes / MEGA / seconds);
    if (c->all > count && worked) {
        fputs("; about ", stderr);
        print_time((double)(c->all - count) * seconds / (double)count);
        fputs(" left", stderr);
    }
}

/* Of this process, or of workers that have ended. */
static double cpu_seconds(int who) {
    struct rusage usage;
    if (getrusage(who, &usage) != 0) return 0;
    const double micro = 1e-6;
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           micro * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static void print_json(const struct progress *p, const struct progress_counts *c,
                       const char *event) {
    size_t met =
        c->done + c->failed + c->set_aside + c->duplicates + c->unchanged + c->failed_before;
    fprintf(stderr,
            "{\"event\":\"%s\",\"documents\":%zu,\"done\":%zu,\"failed\":%zu,\"setAside\":%zu,"
            "\"duplicates\":%zu,\"skipped\":%zu,\"unchanged\":%zu,\"failedBefore\":%zu,"
            "\"leftOut\":%zu,\"bytes\":%llu,"
            "\"seconds\":%.1f,\"cpuSeconds\":%.2f,\"workerCpuSeconds\":%.2f}\n",
            event, c->all > met ? c->all : met, c->done, c->failed, c->set_aside, c->duplicates,
            c->skipped, c->unchanged, c->failed_before, c->left_out.count,
            (unsigned long long)c->bytes, clock_seconds() - p->started, cpu_seconds(RUSAGE_SELF),
            cpu_seconds(RUSAGE_CHILDREN));
}

void progress_show(struct progress *p, const struct progress_counts *c) {
    bool is_terminal = p->kind == PROGRESS_TERMINAL;
    if (p->kind == PROGRESS_QUIET) return;
    if (clock_seconds() - p->last < (is_terminal ? TERMINAL_SECONDS : LINE_SECONDS)) return;
    p->last = clock_seconds();
    if (p->kind == PROGRESS_JSON) {
        print_json(p, c, "progress");
        return;
    }
    progress_clear(p);
    print_line(p, c);
    if (!is_terminal) fputc('\n', stderr);
    p->has_line = is_terminal;
    fflush(stderr);
}

/* What somebody may have thought of as documents. */
static void print_left_out(const struct left_out *left_out) {
    static const char *const names[LEFT_OUT_KINDS] = {
        [LEFT_OUT_PDF] = "PDF",
        [LEFT_OUT_OFFICE] = "Word, OpenDocument or RTF",
        [LEFT_OUT_ARCHIVE] = "packed: name them as inputs, or --include them"};
    if (!left_out->count) return;
    fprintf(stderr, "left out of folders: %zu file%s without an ending of HTML, Markdown or text",
            left_out->count, left_out->count == 1 ? "" : "s");
    const char *before = " (";
    for (int i = 0; i < LEFT_OUT_KINDS; i++) {
        if (!left_out->kinds[i]) continue;
        fprintf(stderr, "%s%zu %s", before, left_out->kinds[i], names[i]);
        before = ", ";
    }
    fputs(*before == ',' ? ")\n" : "\n", stderr);
}

static void print_if_any(size_t count, const char *what) {
    if (count) fprintf(stderr, ", %zu %s", count, what);
}

void progress_end(struct progress *p, const struct progress_counts *c, const char *what) {
    if (p->kind == PROGRESS_QUIET) return;
    if (p->kind == PROGRESS_JSON) {
        print_json(p, c, what);
        return;
    }
    progress_clear(p);
    fprintf(stderr, "%s: %zu converted, %zu failed", what, c->done, c->failed);
    print_if_any(c->set_aside, "set aside");
    print_if_any(c->unchanged, "unchanged");
    print_if_any(c->duplicates, "the same as another");
    print_if_any(c->skipped, "skipped (no documents)");
    print_if_any(c->failed_before, "failed before (--retry-failed tries again)");
    fputs(", in ", stderr);
    print_time(clock_seconds() - p->started - 1 > 0 ? clock_seconds() - p->started - 1 : 0);
    fputc('\n', stderr);
    print_left_out(&c->left_out);
}
