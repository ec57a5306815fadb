/* A unified diff of the text version without and with the edits. Both are made of the same leaf
 * blocks, so only a block's own lines are compared with each other: Myers' O(ND) algorithm
 * ("An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986) inside each block, and
 * past a limit on D the block counts as rewritten. That keeps the whole linear in the blocks. */
#include "base/escape.h"
#include "write/text.h"

#include <string.h>

enum { CONTEXT = 3, MOST_CHANGES = 1000 };

struct side {
    struct str text;
    struct text_marks marks;
    DOC_ARRAY(struct str) lines;
    uint32_t *segments; /* first line of each block, one more at the end */
    bool *is_kept;      /* by line: it stands on the other side too */
};

struct range {
    uint32_t start, end; /* lines */
};

static struct side render(const struct doc *doc, const struct write_options *options,
                          struct arena *arena) {
    struct side side = {.marks = {.items = NULL}};
    struct buf out = {.arena = arena};
    text_write_marked(doc, options, &out, &side.marks);
    side.text = buf_str(&out);
    return side;
}

/* Cuts the text into lines, and the lines into the segments that the marks begin. */
static void cut_lines(struct side *side, struct arena *arena) {
    struct str rest = side->text, line;
    uint32_t mark = 0;
    side->segments = ARENA_ARRAY(arena, uint32_t, (size_t)side->marks.count + 1);
    for (size_t at = 0; str_next(&rest, '\n', &line); at += line.size + 1) {
        for (; mark < side->marks.count && side->marks.items[mark] <= at; mark++)
            side->segments[mark] = side->lines.count;
        if (rest.bytes || line.size) *ARENA_PUSH(arena, &side->lines) = line;
    }
    for (; mark <= side->marks.count; mark++) side->segments[mark] = side->lines.count;
    side->is_kept = ARENA_ARRAY(arena, bool, (size_t)side->lines.count + 1);
}

struct pair {
    struct side *old, *new;
};

static bool same_line(const struct pair *pair, uint32_t old, uint32_t new) {
    return str_equal(pair->old->lines.items[old], pair->new->lines.items[new]);
}

static void keep(const struct pair *pair, uint32_t old, uint32_t new) {
    pair->old->is_kept[old] = true;
    pair->new->is_kept[new] = true;
}

static void keep_ends(const struct pair *pair, struct range *old, struct range *new) {
    while (old->start < old->end && new->start < new->end &&
           same_line(pair, old->start, new->start))
        keep(pair, old->start++, new->start++);
    while (old->start < old->end && new->start < new->end &&
           same_line(pair, old->end - 1, new->end - 1))
        keep(pair, --old->end, --new->end);
}

/* One comparison: for each number of changes d, how far each diagonal k reaches into the old lines;
 * rows[d] holds diagonals -d to d. */
struct myers {
    const struct pair *pair;
    struct range old, new;
    int32_t **rows;
};

static bool goes_down(const struct myers *m, int32_t d, int32_t k) {
    const int32_t *row = m->rows[d - 1] + (d - 1);
    return k == -d || (k != d && row[k - 1] < row[k + 1]);
}

/* Old lines passed before the snake on diagonal k begins. */
static int32_t snake_start(const struct myers *m, int32_t d, int32_t k) {
    if (d == 0) return 0;
    const int32_t *row = m->rows[d - 1] + (d - 1);
    return goes_down(m, d, k) ? row[k + 1] : row[k - 1] + 1;
}

static int32_t snake_end(const struct myers *m, int32_t x, int32_t k) {
    int32_t olds = (int32_t)(m->old.end - m->old.start);
    int32_t news = (int32_t)(m->new.end - m->new.start);
    while (x < olds && x - k < news && x - k >= 0 &&
           same_line(m->pair, m->old.start + (uint32_t)x, m->new.start + (uint32_t)(x - k)))
        x++;
    return x;
}

/* Fills row d; true when the end of both sides is reached. */
static bool fill_row(const struct myers *m, int32_t d) {
    int32_t olds = (int32_t)(m->old.end - m->old.start);
    int32_t news = (int32_t)(m->new.end - m->new.start);
    bool is_end = false;
    for (int32_t k = -d; k <= d; k += 2) {
        int32_t x = snake_end(m, snake_start(m, d, k), k);
        m->rows[d][k + d] = x;
        is_end = is_end || (x >= olds && x - k >= news);
    }
    return is_end;
}

/* Walks back from the end and marks the lines of every snake. */
static void keep_snakes(const struct myers *m, int32_t d) {
    int32_t k = (int32_t)(m->old.end - m->old.start) - (int32_t)(m->new.end - m->new.start);
    for (; d >= 0; d--) {
        int32_t start = snake_start(m, d, k);
        for (int32_t x = m->rows[d][k + d] - 1; x >= start; x--)
            keep(m->pair, m->old.start + (uint32_t)x, m->new.start + (uint32_t)(x - k));
        if (d > 0) k += goes_down(m, d, k) ? 1 : -1;
    }
}

/* `scratch` is a copy: what is taken from it here is free again on return. */
static void compare(const struct pair *pair, struct range old, struct range new,
                    struct arena scratch) {
    keep_ends(pair, &old, &new);
    if (old.start == old.end || new.start == new.end) return;
    struct myers m = {.pair = pair, .old = old, .new = new};
    m.rows = ARENA_ARRAY(&scratch, int32_t *, MOST_CHANGES + 1);
    for (int32_t d = 0; d <= MOST_CHANGES; d++) {
        m.rows[d] = ARENA_ARRAY(&scratch, int32_t, (size_t)d * 2 + 1);
        if (!fill_row(&m, d)) continue;
        keep_snakes(&m, d);
        return;
    }
}

static void compare_all(struct pair *pair, struct arena *arena) {
    uint32_t count = pair->old->marks.count < pair->new->marks.count ? pair->old->marks.count
                                                                     : pair->new->marks.count;
    struct range old = {0, 0}, new = {0, 0};
    for (uint32_t i = 0; i < count; i++) {
        old.end = pair->old->segments[i];
        new.end = pair->new->segments[i];
        compare(pair, old, new, *arena);
        old.start = old.end;
        new.start = new.end;
    }
    old.end = pair->old->lines.count;
    new.end = pair->new->lines.count;
    compare(pair, old, new, *arena);
}

/* A walk over both sides at once. */
struct walk {
    const struct pair *pair;
    uint32_t old, new;
};

/* ' ', '-' or '+' for the next line; '\0' at the end. */
static char next_kind(const struct walk *walk) {
    const struct side *old = walk->pair->old, *new = walk->pair->new;
    if (walk->old < old->lines.count && !old->is_kept[walk->old]) return '-';
    if (walk->new < new->lines.count && !new->is_kept[walk->new]) return '+';
    return walk->old < old->lines.count ? ' ' : '\0';
}

static struct str step(struct walk *walk, char kind) {
    const struct side *side = kind == '+' ? walk->pair->new : walk->pair->old;
    struct str line = side->lines.items[kind == '+' ? walk->new : walk->old];
    walk->old += kind != '+';
    walk->new += kind != '-';
    return line;
}

/* Moves over unchanged lines up to the next change, and back over its context. */
static bool find_hunk(struct walk *walk) {
    uint32_t same = 0;
    for (char kind; (kind = next_kind(walk)) == ' '; same++) step(walk, kind);
    if (!next_kind(walk)) return false;
    uint32_t back = same < CONTEXT ? same : CONTEXT;
    walk->old -= back;
    walk->new -= back;
    return true;
}

/* The first place behind the hunk: changes less than two contexts apart belong together. */
static struct walk hunk_end(struct walk walk) {
    struct walk end = walk;
    for (uint32_t same = 0; same <= 2 * CONTEXT;) {
        char kind = next_kind(&walk);
        if (!kind) break;
        step(&walk, kind);
        same = kind == ' ' ? same + 1 : 0;
        if (same <= CONTEXT) end = walk;
    }
    return end;
}

static void write_range(struct buf *out, char side, uint32_t start, uint32_t end) {
    uint32_t count = end - start;
    buf_format(out, " %c%u", side, count ? start + 1 : start);
    if (count != 1) buf_format(out, ",%u", count);
}

static void write_hunk(struct walk *walk, struct buf *out) {
    struct walk end = hunk_end(*walk);
    buf_add(out, STR("@@"));
    write_range(out, '-', walk->old, end.old);
    write_range(out, '+', walk->new, end.new);
    buf_add(out, STR(" @@\n"));
    while (walk->old < end.old || walk->new < end.new) {
        char kind = next_kind(walk);
        buf_add_char(out, kind);
        buf_add(out, step(walk, kind));
        buf_add_char(out, '\n');
    }
}

static void write_hunks(const struct pair *pair, struct str name, struct buf *out) {
    struct walk walk = {.pair = pair};
    bool has_header = false;
    while (find_hunk(&walk)) {
        if (!has_header) {
            buf_add(out, STR("--- "));
            escape_line(out, name);
            buf_add(out, STR("\n+++ "));
            escape_line(out, name);
            buf_add(out, STR(" (plain)\n"));
        }
        has_header = true;
        write_hunk(&walk, out);
    }
}

void write_diff(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct doc before = *doc;
    before.edits.count = before.glossary.count = 0;
    before.is_plain_version = false;
    struct side old = render(&before, options, out->arena);
    struct side new = render(doc, options, out->arena);
    struct pair pair = {&old, &new};
    cut_lines(&old, out->arena);
    cut_lines(&new, out->arena);
    compare_all(&pair, out->arena);
    write_hunks(&pair, doc->name, out);
}
