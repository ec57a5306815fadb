/* plainer dictionary suggest: a sentence walks as far as its words and tags, and one of its words
 * is put to the dictionaries. */
#include "pipeline/internal.h"

#include "base/utf8.h"

/* Is the stretch of text a whole word or phrase? */
static bool is_whole(struct str text, size_t start, size_t end) {
    bool starts = start == 0 || !ascii_is_alpha(text.bytes[start - 1]);
    return starts && (end == text.size || !ascii_is_alpha(text.bytes[end]));
}

/* One past the last word of a phrase that begins with the word, or DOC_NONE. */
static uint32_t phrase_end(const struct doc *doc, uint32_t word, struct str phrase) {
    size_t start = doc->words.items[word].text.start, end = start + phrase.size;
    if (end > doc->text.size || !is_whole(doc->text, start, end)) return DOC_NONE;
    if (!str_equal_fold(str_slice(doc->text, start, end), phrase)) return DOC_NONE;
    while (word < doc->words.count && doc->words.items[word].text.end < end) word++;
    bool is_end = word < doc->words.count && doc->words.items[word].text.end == end;
    return is_end ? word + 1 : DOC_NONE;
}

static bool find_phrase(const struct doc *doc, struct str phrase, size_t occurrence,
                        struct doc_match *match) {
    for (uint32_t w = 0; w < doc->words.count; w++) {
        uint32_t end = phrase_end(doc, w, phrase);
        if (end == DOC_NONE || (occurrence > 1 && --occurrence)) continue;
        *match = (struct doc_match){
            .first_word = w, .end_word = end, .sentence = doc->words.items[w].sentence};
        return true;
    }
    return false;
}

static bool is_named(const struct doc *doc, const struct doc_match *m) {
    for (uint32_t w = m->first_word; w < m->end_word; w++)
        if (doc->words.items[w].flags & DOC_NAME) return true;
    return false;
}

static void add_suggestions(const pl_engine *engine, const struct doc *doc, struct str word,
                            size_t occurrence, struct buf *out) {
    struct doc_match match;
    if (!word.size || !find_phrase(doc, word, occurrence, &match) || is_named(doc, &match)) return;
    if (!dictionary_suggest(engine->dictionary, doc, &match)) return;
    for (uint32_t i = 0; i < match.candidate_count; i++)
        buf_format(out, "%s%.*s", i ? "|" : "", STR_ARG(match.candidates[i].text));
}

static int give(struct str text, pl_sink sink, void *context, pl_failure *failure) {
    bool is_written = !text.size || sink(context, text.bytes, text.size);
    return is_written ? 0 : pipeline_report_status(STATUS_UNWRITABLE, failure);
}

int pl_suggest(pl_engine *engine, const char *sentence, size_t size, const char *word,
               size_t occurrence, pl_sink sink, void *context, pl_failure *failure) {
    pl_settings settings = pl_settings_default();
    settings.input = PL_INPUT_VERBATIM;
    settings.stage = PL_STAGE_LANGUAGE;
    settings.with_levels = true; /* for their tags */
    pl_document *d;
    int status = pl_document_open(engine, sentence, size, "-", &settings, &d, failure);
    if (status) return status;
    if (setjmp(d->guard.env)) {
        status = pipeline_report_status(pipeline_why_left(&d->guard), failure);
        pl_document_free(d);
        return status;
    }
    d->guard.is_armed = true;
    struct buf out = {.arena = &d->arena};
    add_suggestions(engine, &d->doc, str_from(word), occurrence, &out);
    d->guard.is_armed = false;
    status = give(buf_str(&out), sink, context, failure);
    pl_document_free(d);
    return status;
}

static void add_row(const struct doc_term *term, struct buf *out) {
    static const char *const parts[] = {"noun",   "verb", "adjective", "adverb",
                                        "phrase", "name", ""};
    buf_format(out, "%.*s%s%s: ", STR_ARG(term->term), *parts[term->pos] ? ", " : "",
               parts[term->pos]);
    struct str rest = term->choices, one;
    for (bool is_first = true; rest.size && str_next(&rest, '|', &one); is_first = false)
        buf_format(out, "%s%.*s", is_first ? "" : ", ", STR_ARG(str_trim(one)));
    if (term->context.size) buf_format(out, " (%.*s)", STR_ARG(term->context));
    buf_add_char(out, '\n');
}

int pl_suggest_word(pl_engine *engine, const char *word, pl_sink sink, void *context,
                    pl_failure *failure) {
    enum { ROWS_MAX = 32 };
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct arena scratch = engine->scratch;
    struct buf out = {.arena = &scratch};
    const struct doc_term **rows = ARENA_ARRAY(&scratch, const struct doc_term *, ROWS_MAX);
    uint32_t count = dictionary_find_all(engine->dictionary, str_from(word), language_fold_words,
                                         rows, ROWS_MAX, scratch);
    for (uint32_t i = 0; i < count; i++)
        if (rows[i]->action == DOC_REPLACE) add_row(rows[i], &out);
    engine->guard.is_armed = false;
    struct str text = buf_str(&out);
    return text.size ? give(text, sink, context, failure)
                     : pipeline_report_status(STATUS_USAGE, failure);
}
