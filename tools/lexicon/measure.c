/* lexicon-measure TABLE WHAT FILE...: how good the table is on development data.
 *   complex FILE           Pearson of difficulty on CompLex single words, and the best cut between
 *                          what readers found easy (0.25 or less) and not
 *   cwi CUT FILE...        macro-F1 of difficulty >= CUT on CWI 2018 (measured, never fitted)
 *   lemma FILE...          share of right lemmas; "lemma-loud" lists the mistakes
 *   speed FILE             time of a look-up of each word of a word list, and of opening
 *   show WORD...           entries */
#include "measure.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fit.h"
#include "sources.h"

struct session {
    struct facts facts; /* folds into its arena */
    struct words_lexicon lexicon;
};

static struct str load(struct session *session, const char *path) {
    struct str text;
    if (source_load(session->facts.arena, path, &text)) return text;
    fprintf(stderr, "lexicon-measure: cannot read %s\n", path);
    exit(EXIT_FAILURE);
}

/* ---- Difficulty ---- */

static bool is_letter(char c) {
    return isalpha((unsigned char)c) || c == '\'' || c == '-' || (c & 0x80) != 0;
}

/* The hardest word of a phrase. */
static uint16_t difficulty_of(struct session *session, struct str phrase, unsigned *words) {
    struct str folded = facts_fold(&session->facts, phrase);
    uint16_t hardest = 0;
    *words = 0;
    for (size_t at = 0, end; at < folded.size; at = end + 1) {
        for (end = at; end < folded.size && is_letter(folded.bytes[end]);) end++;
        if (end == at) continue;
        uint16_t one = words_estimate_difficulty(&session->lexicon, folded.bytes + at, end - at);
        if (one > hardest) hardest = one;
        ++*words;
    }
    return hardest;
}

/* Two rows of numbers: what people said and what the table says. */
struct pairs {
    double *gold, *ours;
    uint32_t count;
};

static struct pairs make_pairs(struct session *session, struct str text) {
    size_t lines = 1;
    for (size_t i = 0; i < text.size; i++) lines += text.bytes[i] == '\n';
    struct arena *arena = session->facts.arena;
    return (struct pairs){ARENA_ARRAY(arena, double, lines), ARENA_ARRAY(arena, double, lines), 0};
}

static void add_pair(struct pairs *pairs, double gold, double ours) {
    pairs->gold[pairs->count] = gold;
    pairs->ours[pairs->count++] = ours;
}

static double f1(const struct pairs *pairs, double gold_cut, double cut, bool wanted) {
    double hits = 0, claims = 0, truths = 0;
    for (uint32_t i = 0; i < pairs->count; i++) {
        bool is_true = (pairs->gold[i] > gold_cut) == wanted;
        bool is_claimed = (pairs->ours[i] >= cut) == wanted;
        hits += is_true && is_claimed;
        claims += is_claimed;
        truths += is_true;
    }
    return claims + truths > 0 ? 2 * hits / (claims + truths) : 0;
}

static double macro_f1(const struct pairs *pairs, double gold_cut, double cut) {
    return (f1(pairs, gold_cut, cut, true) + f1(pairs, gold_cut, cut, false)) / 2;
}

static void find_cut(const struct pairs *pairs) {
    double best = 0, best_cut = 0;
    for (double cut = 0; cut < 1000; cut += 5) {
        double score = macro_f1(pairs, 0.25, cut);
        if (score <= best) continue;
        best = score;
        best_cut = cut;
    }
    printf("complex: best cut %.0f, macro-F1 %.4f\n", best_cut, best);
}

static void measure_complex(struct session *session, struct str text) {
    struct pairs pairs = make_pairs(session, text);
    struct str line;
    unsigned words;
    str_next(&text, '\n', &line);
    while (str_next(&text, '\n', &line)) {
        for (int i = 0; i < 3; i++) source_field(&line, '\t');
        struct str word = source_field(&line, '\t');
        if (word.size == 0) continue;
        double ours = difficulty_of(session, word, &words);
        add_pair(&pairs, source_number(line), ours);
    }
    printf("complex: pearson %.4f on %u words\n", fit_pearson(pairs.gold, pairs.ours, pairs.count),
           pairs.count);
    find_cut(&pairs);
}

/* id sentence start end phrase readers learners marks marks is_complex probability. A phrase is
 * called complex outright: readers mark few easy phrases at all. A word with a capital is called
 * easy, as a name is by the program. */
static void measure_cwi(struct session *session, struct str text, double cut) {
    struct pairs single = make_pairs(session, text), all = make_pairs(session, text);
    struct str line;
    unsigned words;
    while (str_next(&text, '\n', &line)) {
        for (int i = 0; i < 4; i++) source_field(&line, '\t');
        struct str phrase = source_field(&line, '\t');
        double ours = difficulty_of(session, phrase, &words);
        if (phrase.size && isupper((unsigned char)phrase.bytes[0])) ours = 0;
        for (int i = 0; i < 4; i++) source_field(&line, '\t');
        double gold = source_number(source_field(&line, '\t'));
        add_pair(&all, gold, words > 1 ? 1000 : ours);
        if (words == 1) add_pair(&single, gold, ours);
    }
    printf("cwi: macro-F1 %.4f on %u single words, %.4f on all %u\n", macro_f1(&single, 0.5, cut),
           single.count, macro_f1(&all, 0.5, cut), all.count);
}

/* ---- Speed ---- */

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void measure_speed(struct session *session, struct str text) {
    struct words_entry entry;
    struct str rest, line;
    uint32_t asked = 0, found = 0;
    double start = seconds();
    for (int round = 0; round < 10; round++)
        for (rest = text; str_next(&rest, '\n', &line); asked++) {
            struct str word = source_field(&line, '\t');
            found += words_look_up(&session->lexicon, word.bytes, word.size, &entry);
        }
    double spent = seconds() - start;
    printf("speed: %.1f ns a word, line splitting included; %.1f %% found\n", spent * 1e9 / asked,
           100.0 * found / asked);
    struct words_lexicon again;
    start = seconds();
    words_lexicon_open(&again, session->lexicon.bytes, session->lexicon.size);
    printf("speed: opened in %.1f us\n", (seconds() - start) * 1e6);
}

static void show(struct session *session, const char *word) {
    struct words_entry entry;
    bool is_found = words_look_up(&session->lexicon, word, strlen(word), &entry);
    printf("%-20s %s tags %04x zipf %.2f difficulty %u syllables %u%s\n", word,
           is_found ? "listed" : "absent", entry.tags, entry.zipf / 100.0,
           words_estimate_difficulty(&session->lexicon, word, strlen(word)), entry.syllables,
           entry.is_american ? " American" : "");
}

static void measure(struct session *session, const char *what, int count, char **arguments) {
    bool is_cwi = strcmp(what, "cwi") == 0;
    for (int i = is_cwi ? 1 : 0; i < count; i++) {
        if (strcmp(what, "show") == 0) {
            show(session, arguments[i]);
            continue;
        }
        struct str text = load(session, arguments[i]);
        if (is_cwi) measure_cwi(session, text, strtod(arguments[0], NULL));
        if (strcmp(what, "complex") == 0) measure_complex(session, text);
        if (strcmp(what, "speed") == 0) measure_speed(session, text);
        if (strncmp(what, "lemma", 5) == 0)
            measure_lemmas(&session->lexicon, text, strcmp(what, "lemma-loud") == 0);
    }
}

int main(int count, char **arguments) {
    struct arena_guard guard = {0};
    struct arena arena;
    struct session session = {{.arena = &arena}, {0}};
    if (count < 3 || !arena_open(&arena, (size_t)2 << 30, &guard)) return EXIT_FAILURE;
    struct str table = load(&session, arguments[1]);
    if (!words_lexicon_open(&session.lexicon, table.bytes, table.size)) {
        fprintf(stderr, "lexicon-measure: %s is no lexicon\n", arguments[1]);
        return EXIT_FAILURE;
    }
    measure(&session, arguments[2], count - 3, arguments + 3);
    arena_close(&arena);
    return EXIT_SUCCESS;
}
