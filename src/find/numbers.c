/* Percentages in a plainer form, "about 3 in 10", as a suggestion only: a number of ours never goes
 * into the text by itself. */
#include "find/internal.h"

#include "base/utf8.h"

#include <string.h>

/* A percentage in hundredths of a per cent: "29", "6.5"; false for anything else. */
static bool read_percentage(struct str text, uint32_t *hundredths) {
    enum { MOST = 10000, LONGEST = 6 };
    uint32_t value = 0, decimals = 0;
    bool has_point = false;
    if (!text.size || text.size > LONGEST) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (c == '.' && !has_point && i) {
            has_point = true;
        } else if (ascii_is_digit(c)) {
            if (decimals == 2) continue;
            value = value * 10 + (uint32_t)(c - '0');
            decimals += has_point;
        } else {
            return false;
        }
    }
    for (; decimals < 2; decimals++) value *= 10;
    *hundredths = value;
    return value > 0 && value < MOST;
}

/* "3 in 10", exactly or about; below one in ten "1 in 17". */
static struct str plain_form(struct doc *doc, uint32_t hundredths) {
    enum { TENTH = 1000, WHOLE = 10000, HALF = 5000 };
    if (hundredths == HALF) return STR("half");
    if (hundredths < TENTH) {
        uint32_t in = (WHOLE + hundredths / 2) / hundredths;
        return str_format(doc->arena, "%s1 in %u", in * hundredths == WHOLE ? "" : "about ", in);
    }
    uint32_t tenths = (hundredths + TENTH / 2) / TENTH;
    bool is_exact = tenths * TENTH == hundredths;
    if (tenths == 5) return STR("about half");
    if (tenths == 10) return STR("nearly all");
    return str_format(doc->arena, "%s%u in 10", is_exact ? "" : "about ", tenths);
}

/* "29%" as one word or as two, "29 per cent", "29 percent": how many words, or 0. */
static uint32_t percentage_at(const struct doc *doc, uint32_t w, uint32_t end,
                              uint32_t *hundredths) {
    struct str text = doc_word_text(doc, &doc->words.items[w]);
    if (str_ends(text, STR("%")))
        return read_percentage(str_slice(text, 0, text.size - 1), hundredths) ? 1 : 0;
    if (w + 1 >= end || !read_percentage(text, hundredths)) return 0;
    if (find_word_is(doc, w + 1, "%") || find_word_is(doc, w + 1, "percent")) return 2;
    bool is_apart =
        w + 2 < end && find_word_is(doc, w + 1, "per") && find_word_is(doc, w + 2, "cent");
    return is_apart ? 3 : 0;
}

static void check_sentence(struct find_context *context, uint32_t index) {
    struct doc *doc = context->doc;
    const struct doc_sentence *s = &doc->sentences.items[index];
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        uint32_t hundredths, size;
        if (find_is_closed(doc, w) || !(size = percentage_at(doc, w, s->end_word, &hundredths)))
            continue;
        struct doc_finding *f =
            find_add(context, RULE_PERCENTAGE, find_words_span(doc, w, w + size - 1), index);
        if (!f) continue;
        f->suggestion = plain_form(doc, hundredths);
        f->message = str_format(doc->arena, "'%.*s' is %.*s: easier to picture, if you add it",
                                STR_ARG(doc_slice(doc, f->text)), STR_ARG(f->suggestion));
    }
}

void find_numbers(struct find_context *context) {
    const struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        if (find_is_open(doc, &doc->sentences.items[i])) check_sentence(context, i);
}
