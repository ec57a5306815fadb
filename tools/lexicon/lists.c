/* Readers of the plain lists: frequencies, ratings, levels, pronunciations, spellings, names. */
#include "sources.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool source_load(struct arena *arena, const char *path, struct str *text) {
    FILE *file = fopen(path, "rb");
    *text = (struct str){0};
    if (file == NULL) return false;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = arena_alloc_raw(arena, (size_t)size + 1, 1);
    size_t read = fread(bytes, 1, (size_t)size, file);
    bytes[read] = '\0';
    *text = (struct str){bytes, read};
    return fclose(file) == 0 && read == (size_t)size;
}

struct str source_field(struct str *line, char separator) {
    struct str part;
    return str_next(line, separator, &part) ? part : (struct str){"", 0};
}

double source_number(struct str text) {
    char digits[32] = "";
    if (text.size > 0)
        memcpy(digits, text.bytes, text.size < sizeof digits ? text.size : sizeof digits - 1);
    return strtod(digits, NULL);
}

/* The folded word's facts, NULL for what is no word. */
static struct fact *add_word(struct facts *facts, struct str word) {
    struct str folded = facts_fold(facts, str_trim(word));
    return facts_is_word(folded) ? facts_add(facts, folded) : NULL;
}

/* word<TAB>zipf */
void read_wordfreq(struct facts *facts, struct str text) {
    struct str line;
    while (str_next(&text, '\n', &line)) {
        struct fact *fact = add_word(facts, source_field(&line, '\t'));
        double zipf = source_number(line);
        if (fact != NULL && zipf > fact->zipf) fact->zipf = zipf;
    }
}

/* Word<TAB>rating; several capitalisations of a word count as one. */
void read_ratings(struct facts *facts, struct str text) {
    struct str line;
    while (str_next(&text, '\n', &line)) {
        struct fact *fact = add_word(facts, source_field(&line, '\t'));
        if (fact == NULL) continue;
        fact->ratings++;
        fact->rating += (source_number(line) - fact->rating) / fact->ratings;
    }
}

static uint8_t level_of(struct str name) {
    static const char *const names[SCHOOL_LEVELS] = {"A1", "A2", "B1", "B2", "C1", "C2"};
    for (uint8_t i = 0; i < SCHOOL_LEVELS; i++)
        if (str_equal(name, str_from(names[i]))) return (uint8_t)(i + 1);
    return 0;
}

static void lower_to(uint8_t *level, uint8_t other) {
    if (other != 0 && (*level == 0 || other < *level)) *level = other;
}

/* headword[/variant],pos,level,... Phrases are left out. */
void read_cefr(struct facts *facts, struct str text) {
    struct str line, variant;
    while (str_next(&text, '\n', &line)) {
        struct str heads = source_field(&line, ',');
        source_field(&line, ',');
        uint8_t level = level_of(str_trim(source_field(&line, ',')));
        while (level != 0 && str_next(&heads, '/', &variant)) {
            struct fact *fact = add_word(facts, variant);
            if (fact != NULL) lower_to(&fact->level, level);
        }
    }
}

/* word<TAB>Y1, Y2, Y3-4, Y5-6 */
void read_school(struct facts *facts, struct str text) {
    struct str line;
    while (str_next(&text, '\n', &line)) {
        struct fact *fact = add_word(facts, source_field(&line, '\t'));
        if (fact == NULL || line.size < 2 || line.bytes[0] != 'Y') continue;
        lower_to(&fact->school, (uint8_t)(line.bytes[1] - '0'));
    }
}

/* WORD variant PHONE PHONE ...: a vowel's phone ends in its stress. */
void read_cmudict(struct facts *facts, struct str text) {
    struct str line;
    while (str_next(&text, '\n', &line)) {
        struct fact *fact = add_word(facts, source_field(&line, ' '));
        source_field(&line, ' ');
        unsigned syllables = 0;
        for (size_t i = 0; i < line.size; i++)
            syllables += line.bytes[i] >= '0' && line.bytes[i] <= '9';
        if (fact == NULL || syllables == 0 || syllables > 15) continue;
        if (fact->first_syllables == 0) fact->first_syllables = (uint8_t)syllables;
        fact->pronounced = (uint16_t)(fact->pronounced | 1U << syllables);
    }
}

/* One word a line. Lines that are not ASCII stand in Latin-1 and are left out. */
static struct fact *next_listed(struct facts *facts, struct str *text) {
    struct str line;
    while (str_next(text, '\n', &line)) {
        bool is_ascii = true;
        for (size_t i = 0; i < line.size; i++) is_ascii = is_ascii && (line.bytes[i] & 0x80) == 0;
        struct fact *fact = is_ascii ? add_word(facts, line) : NULL;
        if (fact != NULL) return fact;
    }
    return NULL;
}

void read_names(struct facts *facts, struct str text) {
    struct fact *fact;
    while ((fact = next_listed(facts, &text)) != NULL) fact->is_listed_name = true;
}

void read_american(struct facts *facts, struct str text) {
    struct fact *fact;
    while ((fact = next_listed(facts, &text)) != NULL) fact->is_american = true;
}

void read_british(struct facts *facts, struct str text) {
    struct fact *fact;
    while ((fact = next_listed(facts, &text)) != NULL) fact->is_british = true;
}
