/* Terms in sentences of our own, with the delivered tables: are they found where a reader would say
 * that they stand, and only there? A line of occurrences.tsv is a kind, a tab and a sentence, with
 * \n for a line end; it is a page when it begins with a tag. [[words|headword]] is a place where
 * that row must match (without a headword the words are it); [[!words]] one that is found and must
 * not be changed; {{words}} one where nothing may match but a row that keeps. What is found
 * anywhere else is wrong, too. A name, or a term without the context that its row wants, is not
 * found. The rows of simpler.csv are told apart by sense and have a test of their own. */
#include "text.h"
#include "tools.h"

#include <strings.h>

enum { PLACES = 32, WORDS = 128, KINDS = 32 };
static const double least_precision = 0.99, least_recall = 0.97;

struct place {
    size_t start, end; /* bytes of the sentence without its marks */
    char headword[WORDS];
    bool is_trap, is_fixed; /* fixed: no change may be proposed */
    bool is_met;
};

struct sentence {
    char text[2048];
    size_t size;
    struct place places[PLACES];
    size_t count;
};

struct score {
    char kind[24];
    unsigned places, right, wrong, missed;
};

/* ---- Reading the sentences ---- */

static bool is_mark(const char *at, const char *mark) {
    return strncmp(at, mark, 2) == 0;
}

/* Tags at the ends of a marked place are not part of it. */
static void leave_tags_out(const struct sentence *s, struct place *place) {
    while (s->text[place->start] == '<') {
        const char *end = strchr(s->text + place->start, '>');
        if (!end) break;
        place->start = (size_t)(end - s->text) + 1;
    }
    while (place->end > place->start && s->text[place->end - 1] == '>')
        while (s->text[--place->end] != '<') continue;
}

static void close_place(struct sentence *s, const char *headword, size_t size) {
    struct place *place = &s->places[s->count++];
    place->end = s->size;
    s->text[s->size] = '\0';
    leave_tags_out(s, place);
    if (!headword) {
        headword = s->text + place->start;
        size = place->end - place->start;
    }
    snprintf(place->headword, sizeof place->headword, "%.*s", (int)size, headword);
}

/* Takes a mark that stands at `at` and returns what is behind it, or `at`. */
static const char *take_mark(struct sentence *s, const char *at) {
    struct place *place = &s->places[s->count];
    if (is_mark(at, "[[") || is_mark(at, "{{")) {
        *place = (struct place){.start = s->size, .is_trap = *at == '{'};
        place->is_fixed = at[2] == '!';
        return at + 2 + place->is_fixed;
    }
    if (is_mark(at, "]]") || is_mark(at, "}}")) {
        close_place(s, NULL, 0);
        return at + 2;
    }
    const char *end = *at == '|' ? strstr(at, "]]") : NULL;
    if (!end) return at;
    close_place(s, at + 1, (size_t)(end - at - 1));
    return end + 2;
}

static void read_sentence(struct sentence *s, const char *line) {
    s->size = s->count = 0;
    while (*line) {
        const char *next = take_mark(s, line);
        if (next != line) {
            line = next;
            continue;
        }
        bool is_break = line[0] == '\\' && line[1] == 'n';
        if (s->size + 1 < sizeof s->text) s->text[s->size++] = is_break ? '\n' : *line;
        line += 1 + is_break;
    }
    s->text[s->size] = '\0';
}

/* ---- Comparing ---- */

static struct place *place_at(struct sentence *s, size_t start, size_t end) {
    for (size_t i = 0; i < s->count; i++)
        if (s->places[i].start < end && start < s->places[i].end) return &s->places[i];
    return NULL;
}

static void say_wrong(const char *what, const struct sentence *s, size_t start, size_t end,
                      const char *headword) {
    printf("%s: '%.*s' as %s in: %s\n", what, (int)(end - start), s->text + start, headword,
           s->text);
}

/* 'match 3-10 flag form=0 cued name term="contact" "contact"' */
static void take_match(struct sentence *s, const char *line, struct score *score) {
    size_t start, end;
    char headword[WORDS];
    const char *term = strstr(line, " term=\"");
    if (sscanf(line, "match %zu-%zu", &start, &end) != 2 || !term) return;
    snprintf(headword, sizeof headword, "%.*s", (int)strcspn(term + 7, "\""), term + 7);
    char facts[WORDS];
    snprintf(facts, sizeof facts, "%.*s ", (int)(term - line), line);
    bool is_kept = strstr(facts, " keep ") != NULL;
    if (!is_kept && (strstr(facts, " name ") || !strstr(facts, " cued "))) return;
    struct place *place = place_at(s, start, end);
    if (place && !place->is_trap && place->start == start && place->end == end &&
        strcasecmp(place->headword, headword) == 0) {
        place->is_met = true;
        score->right++;
        return;
    }
    if (place && place->is_trap && is_kept) return;
    score->wrong++;
    say_wrong(place ? "wrong" : "unmarked", s, start, end, headword);
}

/* 'finding 0 3-10 warning term-replace fixable sure "utilise"' */
static void take_finding(struct sentence *s, const char *line) {
    size_t start, end;
    if (sscanf(line, "finding %*u %zu-%zu", &start, &end) != 2) return;
    const char *text = strchr(line, '"'), *fixable = strstr(line, " fixable ");
    if (!fixable || (text && text < fixable)) return;
    struct place *place = place_at(s, start, end);
    CHECK(!place || !place->is_fixed, "'%s' would be changed in: %s", place ? place->headword : "",
          s->text);
}

static void take_dump(struct sentence *s, char *dump, struct score *score) {
    for (char *line = strtok(dump, "\n"); line; line = strtok(NULL, "\n")) {
        take_match(s, line, score);
        take_finding(s, line);
    }
    for (size_t i = 0; i < s->count; i++) {
        const struct place *place = &s->places[i];
        score->places++;
        if (place->is_trap || place->is_met) continue;
        score->missed++;
        say_wrong("missed", s, place->start, place->end, place->headword);
    }
}

static void try_sentence(pl_engine *engine, struct sentence *s, struct score *score) {
    static struct text dump;
    pl_settings settings = pl_settings_default();
    settings.stage = PL_STAGE_FIND;
    settings.band = "7-9"; /* where every row counts */
    settings.is_checked_only = settings.whole_page = settings.is_forced = true;
    settings.input = *s->text == '<' ? PL_INPUT_HTML : PL_INPUT_TEXT;
    text_view(&dump, engine, s->text, &settings, PL_VIEW_STAGE, "find", NULL);
    take_dump(s, dump.bytes, score);
}

/* ---- All of them ---- */

static struct score *score_of(struct score *scores, const char *kind) {
    struct score *score = scores;
    while (*score->kind && strcmp(score->kind, kind) != 0) score++;
    snprintf(score->kind, sizeof score->kind, "%s", kind);
    return score;
}

static double share(unsigned part, unsigned rest) {
    return part + rest ? (double)part / (part + rest) : 1;
}

static void print_score(const struct score *score) {
    printf("%-12s %5u places  precision %.4f  recall %.4f\n", score->kind, score->places,
           share(score->right, score->wrong), share(score->right, score->missed));
}

static void report(const struct score *scores) {
    struct score all = {.kind = "all"};
    for (; *scores->kind; scores++) {
        print_score(scores);
        all.places += scores->places;
        all.right += scores->right;
        all.wrong += scores->wrong;
        all.missed += scores->missed;
    }
    print_score(&all);
    CHECK(all.places >= 1000, "only %u places", all.places);
    CHECK(share(all.right, all.wrong) >= least_precision, "precision");
    CHECK(share(all.right, all.missed) >= least_recall, "recall");
}

static void add_table(pl_engine *engine, const char *name) {
    size_t size = 0;
    pl_failure failure = {.exit_status = 0};
    char *bytes = files_read_source(name, &size);
    CHECK(bytes && pl_engine_add_dictionary(engine, bytes, size, name, &failure) == 0, "%s: %s",
          name, failure.message);
    free(bytes);
}

int main(void) {
    static struct score scores[KINDS];
    static struct sentence sentence;
    struct tools tools;
    pl_engine *engine = pl_engine_new();
    if (!engine) return EXIT_FAILURE;
    tools_open(&tools, engine);
    add_table(engine, "dictionaries/en-GB/idioms.csv");
    add_table(engine, "dictionaries/en-GB/plain-words.csv");
    add_table(engine, "dictionaries/en-GB/social-care.csv");
    size_t size = 0;
    char *lines = files_read_source("tests/dictionary/occurrences.tsv", &size);
    for (size_t at = 0, end; lines && at < size; at = end + 1) {
        const char *tab = memchr(lines + at, '\t', size - at);
        const char *stop = memchr(lines + at, '\n', size - at);
        if (!tab || !stop || tab > stop) break;
        end = (size_t)(stop - lines);
        char kind[24], text[2048];
        snprintf(kind, sizeof kind, "%.*s", (int)(tab - lines - (long)at), lines + at);
        snprintf(text, sizeof text, "%.*s", (int)(stop - tab - 1), tab + 1);
        read_sentence(&sentence, text);
        try_sentence(engine, &sentence, score_of(scores, kind));
    }
    report(scores);
    free(lines);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
