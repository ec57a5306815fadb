/* See lines.h. This is Bram Cohen's patience diff: lines that stand once in either text are the
 * same line, as many of them as keep their order; between them it is done again. Where no line
 * stands alone a table of common subsequences decides if it is small; else all counts as changed.
 */
#include "cli/lines.h"
#include "host/hash.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NONE = -1, MOST_CELLS = 1 << 22, DEEPEST = 64 };

bool parts_add(struct parts *parts, struct part part) {
    struct part *last = parts->count ? &parts->items[parts->count - 1] : NULL;
    if (last && last->end == part.start) {
        last->end = part.end;
        return true;
    }
    if (!parts->items || parts->count == parts->capacity) {
        size_t capacity = parts->capacity ? 2 * parts->capacity : 16;
        struct part *items = realloc(parts->items, capacity * sizeof *items);
        if (!items) return false;
        parts->items = items;
        parts->capacity = capacity;
    }
    parts->items[parts->count++] = part;
    return true;
}

void parts_release(struct parts *parts) {
    free(parts->items);
    *parts = (struct parts){0};
}

/* One of the two texts: lines that say the same have the same number. */
struct side {
    const char *bytes;
    size_t size, count;
    size_t *starts; /* one more than there are lines */
    int32_t *numbers;
};

struct comparison {
    struct side old, now;
    int32_t *partners;            /* of each line of `now`: the old line that it is, or NONE */
    int32_t *times[2], *last_old; /* by number, during one step: how often, and where */
    bool is_full;
};

static bool ends_line(const struct side *side, size_t i) {
    char c = side->bytes[i];
    return c == '\n' || (c == '\r' && !(i + 1 < side->size && side->bytes[i + 1] == '\n'));
}

static bool cut_lines(struct side *side) {
    size_t count = 0;
    for (size_t i = 0; i < side->size; i++) count += ends_line(side, i);
    if (side->size && !ends_line(side, side->size - 1)) count++;
    side->starts = calloc(count + 1, sizeof *side->starts);
    side->numbers = calloc(count + 1, sizeof *side->numbers);
    if (!side->starts || !side->numbers || count > INT32_MAX / 4) return false;
    for (size_t i = 0; i + 1 < side->size; i++)
        if (ends_line(side, i)) side->starts[++side->count] = i + 1;
    side->count = count;
    side->starts[count] = side->size;
    return true;
}

/* What the line says, without its end. */
static size_t line_size(const struct side *side, size_t line) {
    size_t start = side->starts[line], end = side->starts[line + 1];
    if (end > start && side->bytes[end - 1] == '\n') end--;
    if (end > start && side->bytes[end - 1] == '\r') end--;
    return end - start;
}

/* Lines by what they say: the first of each. */
struct slot {
    const char *bytes; /* NULL: free */
    size_t size;
    int32_t number;
};

static int32_t number_of(struct slot *slots, size_t mask, const char *bytes, size_t size,
                         int32_t *next) {
    size_t at = hash_bytes(bytes, size) & mask;
    while (slots[at].bytes && (slots[at].size != size || memcmp(slots[at].bytes, bytes, size) != 0))
        at = (at + 1) & mask;
    if (!slots[at].bytes) slots[at] = (struct slot){bytes, size, (*next)++};
    return slots[at].number;
}

static bool number_lines(struct comparison *c) {
    struct side *sides[] = {&c->old, &c->now};
    size_t room = 16;
    int32_t next = 0;
    while (room < 2 * (c->old.count + c->now.count)) room *= 2;
    struct slot *slots = calloc(room, sizeof *slots);
    if (!slots) return false;
    for (int s = 0; s < 2; s++)
        for (size_t i = 0; i < sides[s]->count; i++)
            sides[s]->numbers[i] = number_of(slots, room - 1, sides[s]->bytes + sides[s]->starts[i],
                                             line_size(sides[s], i), &next);
    free(slots);
    return true;
}

/* Lines from `start` up to `end` of either text. */
struct range {
    size_t old_start, old_end, now_start, now_end;
};

static bool is_same(const struct comparison *c, size_t old, size_t now) {
    return c->old.numbers[old] == c->now.numbers[now];
}

static void pair(struct comparison *c, size_t old, size_t now) {
    c->partners[now] = (int32_t)old;
}

static void compare_range(struct comparison *c, struct range r, int depth);

static void compare_by_table(struct comparison *c, struct range r) {
    size_t rows = r.old_end - r.old_start, columns = r.now_end - r.now_start, width = columns + 1;
    if (rows + 1 > MOST_CELLS / width) return;
    uint16_t *table = calloc((rows + 1) * width, sizeof *table); /* of what is left from there on */
    if (!table) {
        c->is_full = true;
        return;
    }
    for (size_t i = rows; i-- > 0;)
        for (size_t k = columns; k-- > 0;) {
            uint16_t down = table[(i + 1) * width + k], right = table[i * width + k + 1];
            bool is_pair = is_same(c, r.old_start + i, r.now_start + k);
            table[i * width + k] = is_pair        ? (uint16_t)(table[(i + 1) * width + k + 1] + 1)
                                   : down > right ? down
                                                  : right;
        }
    for (size_t i = 0, k = 0; i < rows && k < columns;) {
        if (is_same(c, r.old_start + i, r.now_start + k))
            pair(c, r.old_start + i++, r.now_start + k++);
        else if (table[(i + 1) * width + k] >= table[i * width + k + 1])
            i++;
        else
            k++;
    }
    free(table);
}

/* Lines that stand once in either range, in the order of `now`. */
struct anchors {
    int32_t *old, *now, *before, *piles;
    size_t count;
};

static void count_lines(struct comparison *c, struct range r, int32_t step) {
    for (size_t i = r.old_start; i < r.old_end; i++) {
        c->times[0][c->old.numbers[i]] += step;
        c->last_old[c->old.numbers[i]] = (int32_t)i;
    }
    for (size_t i = r.now_start; i < r.now_end; i++) c->times[1][c->now.numbers[i]] += step;
}

static bool find_anchors(struct comparison *c, struct range r, struct anchors *a) {
    size_t most = r.now_end - r.now_start;
    int32_t *room = calloc(4 * most, sizeof *room);
    *a = (struct anchors){room, room + most, room + 2 * most, room + 3 * most, 0};
    if (!room) {
        c->is_full = true;
        return false;
    }
    count_lines(c, r, 1);
    for (size_t i = r.now_start; i < r.now_end; i++) {
        int32_t number = c->now.numbers[i];
        if (c->times[0][number] != 1 || c->times[1][number] != 1) continue;
        a->old[a->count] = c->last_old[number];
        a->now[a->count++] = (int32_t)i;
    }
    count_lines(c, r, -1);
    return a->count > 0;
}

/* Keeps the longest run of anchors whose old lines ascend: patience sorting, a pile for each
 * length, on top of it the anchor with which a run of that length ends earliest. */
static void keep_ascending(struct anchors *a) {
    size_t longest = 0;
    for (size_t i = 0; i < a->count; i++) {
        size_t low = 0, high = longest;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (a->old[a->piles[middle]] < a->old[i])
                low = middle + 1;
            else
                high = middle;
        }
        a->before[i] = low ? a->piles[low - 1] : NONE;
        a->piles[low] = (int32_t)i;
        if (low == longest) longest++;
    }
    int32_t at = a->piles[longest - 1];
    for (size_t i = longest; i-- > 0; at = a->before[at]) a->piles[i] = at;
    for (size_t i = 0; i < longest; i++) {
        a->old[i] = a->old[a->piles[i]];
        a->now[i] = a->now[a->piles[i]];
    }
    a->count = longest;
}

static void compare_between(struct comparison *c, struct range r, const struct anchors *a,
                            int depth) {
    struct range gap = r;
    for (size_t i = 0; i < a->count; i++) {
        pair(c, (size_t)a->old[i], (size_t)a->now[i]);
        gap.old_end = (size_t)a->old[i];
        gap.now_end = (size_t)a->now[i];
        compare_range(c, gap, depth + 1);
        gap.old_start = gap.old_end + 1;
        gap.now_start = gap.now_end + 1;
    }
    gap.old_end = r.old_end;
    gap.now_end = r.now_end;
    compare_range(c, gap, depth + 1);
}

static void compare_range(struct comparison *c, struct range r, int depth) { /* NOLINT: recursion */
    struct anchors anchors;
    while (r.old_start < r.old_end && r.now_start < r.now_end &&
           is_same(c, r.old_start, r.now_start))
        pair(c, r.old_start++, r.now_start++);
    while (r.old_start < r.old_end && r.now_start < r.now_end &&
           is_same(c, r.old_end - 1, r.now_end - 1))
        pair(c, --r.old_end, --r.now_end);
    if (r.old_start == r.old_end || r.now_start == r.now_end || depth > DEEPEST) return;
    if (find_anchors(c, r, &anchors)) {
        keep_ascending(&anchors);
        compare_between(c, r, &anchors, depth);
    } else if (!c->is_full) {
        compare_by_table(c, r);
    }
    free(anchors.old);
}

/* Lines without a partner, and the places where partners do not follow on each other. */
static bool add_parts(const struct comparison *c, struct parts *parts) {
    const size_t *starts = c->now.starts;
    int32_t next = 0;
    bool is_added = true;
    for (size_t i = 0; i < c->now.count; i++) {
        int32_t partner = c->partners[i];
        if (partner == NONE)
            is_added &= parts_add(parts, (struct part){starts[i], starts[i + 1]});
        else if (partner != next)
            is_added &= parts_add(parts, (struct part){starts[i], starts[i]});
        if (partner != NONE) next = partner + 1;
    }
    if ((size_t)next < c->old.count)
        is_added &= parts_add(parts, (struct part){c->now.size, c->now.size});
    return is_added;
}

static bool set_up(struct comparison *c) {
    if (!cut_lines(&c->old) || !cut_lines(&c->now)) return false;
    size_t numbers = c->old.count + c->now.count + 1;
    c->partners = malloc((c->now.count + 1) * sizeof *c->partners);
    c->times[0] = calloc(numbers, sizeof *c->times[0]);
    c->times[1] = calloc(numbers, sizeof *c->times[1]);
    c->last_old = calloc(numbers, sizeof *c->last_old);
    if (!c->partners || !c->times[0] || !c->times[1] || !c->last_old) return false;
    for (size_t i = 0; i < c->now.count; i++) c->partners[i] = NONE;
    return number_lines(c);
}

static void tear_down(struct comparison *c) {
    free(c->old.starts);
    free(c->old.numbers);
    free(c->now.starts);
    free(c->now.numbers);
    free(c->partners);
    free(c->times[0]);
    free(c->times[1]);
    free(c->last_old);
}

bool lines_compare(const char *old, size_t old_size, const char *now, size_t now_size,
                   struct parts *parts) {
    struct comparison c = {.old = {.bytes = old, .size = old_size},
                           .now = {.bytes = now, .size = now_size}};
    bool is_done = set_up(&c);
    if (is_done) {
        compare_range(&c, (struct range){0, c.old.count, 0, c.now.count}, 0);
        is_done = !c.is_full && add_parts(&c, parts);
    }
    tear_down(&c);
    return is_done;
}
