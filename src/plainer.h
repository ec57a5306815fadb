/* plainer: turns reports and web pages about children's lives into pages that children and young
 * people can read. This is the library's whole face.
 *
 * An engine holds what stays the same from page to page: dictionaries and where hunspell's files
 * lie. A document holds one page and everything that was found out about it. Both are opaque and
 * owned by the caller: what pl_..._new and pl_..._open give, pl_..._free takes back. An engine may
 * serve several threads once its dictionaries are loaded; a document belongs to one thread.
 *
 *     pl_engine *engine = pl_engine_new();
 *     pl_document *document = NULL;
 *     pl_failure failure;
 *     pl_settings settings = pl_settings_default();
 *     if (pl_document_open(engine, page, size, "page.html", &settings, &document, &failure) == 0)
 *         pl_document_write(document, PL_VIEW_PAGE, "html", NULL, write_to_file, file, &failure);
 *     pl_document_free(document);
 *     pl_engine_free(engine);
 *
 * All text is UTF-8. All positions are byte offsets into the bytes that were handed in, half-open;
 * lines and columns are 1-based, columns in code points. Nothing here opens a file (hunspell's two
 * files are the exception), prints, reads the clock or the environment, or touches the network. */
#ifndef PLAINER_H
#define PLAINER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pl_engine pl_engine;
typedef struct pl_document pl_document;

/* Why a call did not work. `exit_status` is 0 for success, else what a command line program should
 * end with: 2 wrong use or bad dictionary, 3 unreadable input, 4 unwritable output, 5 a limit was
 * reached, 6 a safety check refused, 70 a bug. `line` and `column` are 0 without a place. */
typedef struct pl_failure {
    int exit_status;
    uint32_t line, column;
    char message[512];
} pl_failure;

typedef enum pl_input_format {
    PL_INPUT_GUESS,
    PL_INPUT_HTML,
    PL_INPUT_MARKDOWN,
    PL_INPUT_TEXT,
    PL_INPUT_CONLLU,
    PL_INPUT_VERBATIM /* text without headings, lists or quotations: nothing but paragraphs */
} pl_input_format;

/* Which edits are made: none; those that need no editor; or all that the rules propose. */
typedef enum pl_edits { PL_EDITS_NONE, PL_EDITS_SAFE, PL_EDITS_ALL } pl_edits;

/* What an editor has decided of one change; its id as the review page and JSON give it. */
typedef struct pl_decision {
    uint64_t id;
    bool is_accepted;
} pl_decision;

/* Where readers find help. Pages that talk about what hurts name it at their end. */
typedef struct pl_helpline {
    const char *name, *contact, *about; /* "Childline", "0800 1111", "free, day and night" */
} pl_helpline;

/* How far a document is taken. Later stages include the earlier ones. */
typedef enum pl_stage {
    PL_STAGE_READ,
    PL_STAGE_LANGUAGE,
    PL_STAGE_ASSESS,
    PL_STAGE_FIND,
    PL_STAGE_SIMPLIFY
} pl_stage;

/* What was found out about sentences, kept for the next document that has them, such as the next
 * version of a page that somebody is writing: it saves most of the work. Of sentences it holds
 * `bytes` at most. It belongs to one thread, outlives its documents, and must not be used with
 * another model. NULL without memory. */
typedef struct pl_memory pl_memory;
pl_memory *pl_memory_new(size_t bytes);
void pl_memory_free(pl_memory *memory);

typedef struct pl_settings {
    pl_input_format input;
    const char *band; /* "7-9", "9-11" (default), "11-14", "14-16" */
    pl_edits edits;
    pl_stage stage;
    const char *rules;   /* "+id,-id" or NULL: rules switched on and off */
    const char *select;  /* ELEMENT, #ID or .CLASS to read instead of the article, or NULL */
    bool with_offers;    /* unsure changes, too, for the review page to offer */
    bool is_unexplained; /* no explanation, gloss or note is added */
    /* An editor's decisions: what was rejected is not done, what was accepted is done although the
     * rule is unsure; the guard has the last word. */
    const pl_decision *decisions;
    size_t decision_count;
    const pl_helpline *helplines; /* must outlive the document */
    size_t helpline_count;
    bool is_forced;          /* go on with a document that is not in English */
    bool with_levels;        /* reading levels of sentences and document; they need tags */
    bool with_trees;         /* parse every sentence and give every word its lemma */
    bool with_constructions; /* ... and judge its constructions */
    /* Set, by a signal handler or another thread, to end pl_document_open with status 5; NULL: it
     * is never ended. */
    const volatile int *stop;
    size_t max_bytes;     /* largest input; 0: 64 MiB */
    unsigned max_depth;   /* deepest nesting of elements; 0: 512 */
    const char *formulas; /* ids, separated by commas; NULL: all */
    /* A list of familiar words for Dale-Chall and Spache, and its name; NULL: our own list. */
    const char *familiar_words, *familiar_name;
    size_t familiar_size;
    /* The way from the output to this page, as a link: where the output is from, if the page does
     * not say so itself. NULL: unknown. */
    const char *charset; /* encoding that a transfer named ("ISO-8859-1"), or NULL */
    const char *original;
    bool whole_page;      /* read everything, not only the article */
    bool is_checked_only; /* findings only: a band that no page is converted for is no failure */
    size_t memory_limit;  /* bytes of address space a document may take */
    pl_memory *memory;    /* or NULL; must outlive the document */
    /* Only the blocks that touch these bytes are analysed, as if nothing else stood there; both 0:
     * all. What is said of the whole document or of first uses is then not to be relied on. */
    size_t focus_start, focus_end;
    bool without_trees; /* no sentence is parsed; what only shows in trees is not found */
} pl_settings;

pl_settings pl_settings_default(void);

/* Takes a piece of output; returns false to stop. */
typedef bool (*pl_sink)(void *context, const char *bytes, size_t size);

/* An engine without dictionaries. NULL when memory is exhausted. */
pl_engine *pl_engine_new(void);
void pl_engine_free(pl_engine *engine);
/* Adds a dictionary (CSV or tab-separated, as README describes); `bytes` are copied. Later ones win
 * over earlier ones. `name` is used in messages. Returns 0 or an exit status with *failure set. */
int pl_engine_add_dictionary(pl_engine *engine, const char *bytes, size_t size, const char *name,
                             pl_failure *failure);
/* Writes what the engine's dictionaries have become, to be loaded in their place. `key` says what
 * they were made from (names, sizes, times). Returns 0, 4 or 5. */
int pl_engine_save_tables(pl_engine *engine, const char *key, pl_sink sink, void *context,
                          pl_failure *failure);
/* Loads what was saved into an engine without dictionaries. False when the bytes are not of this
 * program, not of this key, or damaged; the dictionaries are then to be added one by one. The bytes
 * are copied. */
bool pl_engine_load_tables(pl_engine *engine, const char *bytes, size_t size, const char *key);
/* Gives the lexicon (dictionaries/en-GB/lexicon.plx); `bytes` are borrowed and must outlive the
 * engine. Without it no word counts as hard. Returns 0, or 2 when the bytes are no lexicon. */
int pl_engine_set_lexicon(pl_engine *engine, const char *bytes, size_t size, pl_failure *failure);
/* Gives the language model (dictionaries/en-GB/model.plm); `bytes` are borrowed and must outlive
 * the engine. Without it there are no tags and no trees. Returns 0, or 2 when the bytes are no
 * model. */
int pl_engine_set_model(pl_engine *engine, const char *bytes, size_t size, pl_failure *failure);
/* Where hunspell's .aff and .dic lie. They are opened only when a word needs them; the paths are
 * copied. */
void pl_engine_set_hunspell(pl_engine *engine, const char *aff_path, const char *dic_path);

/* ---- dictionaries as tables that people keep ---- */

/* What there is to say of a row, or of what another format could not hold. `line` is 0 when it is
 * about the whole table. The strings live during the call. */
typedef struct pl_problem {
    uint32_t line, column;
    bool is_error;    /* the row cannot be used */
    const char *rule; /* "definition-long" */
    const char *message;
} pl_problem;
typedef void (*pl_tell)(void *context, const pl_problem *problem);

/* Looks through a table (CSV): rows that cannot be used, forms that two rows claim, plain words and
 * definitions harder than the term, loops of definitions, old dates. The table becomes a layer of
 * the engine. `today` is "2026-11-22", or NULL: dates are not looked at; rows checked more than
 * `most_months` ago are told of (0: never). Returns 0, or 5 with *failure set. */
int pl_dictionary_check(pl_engine *engine, const char *bytes, size_t size, const char *name,
                        const char *today, unsigned most_months, pl_tell tell, void *context,
                        pl_failure *failure);

/* Writes a table in another format: csv, vale, vale-existence, diction, tbx, hunspell, text, html
 * or markdown (the last two are written only). What is lost on the way is told. Returns 0, 2 (no
 * such format, or not of it, with the place in *failure), 4 or 5. */
int pl_dictionary_convert(pl_engine *engine, const char *bytes, size_t size, const char *from,
                          const char *to, pl_sink sink, void *context, pl_tell tell,
                          void *tell_context, pl_failure *failure);

/* Rows of the engine's tables, by table and action (explain, replace, flag, keep). */
typedef void (*pl_count)(void *context, const char *table, const size_t rows[4]);
int pl_engine_tables(pl_engine *engine, pl_count count, void *context);

/* Each distinct hard word of a document, how often it stands there, and whether a row covers it.
 * The text does not end in NUL. */
typedef void (*pl_word)(void *context, const char *word, size_t size, size_t times,
                        bool is_covered);
int pl_document_hard_words(pl_document *document, pl_word word, void *context, pl_failure *failure);

/* ---- documents ---- */

/* Reads and analyses one page. `bytes`, `name` and the settings' strings are borrowed and must
 * outlive the document. Returns 0 with *document set, or an exit status with *failure set and
 * *document NULL. */
int pl_document_open(pl_engine *engine, const char *bytes, size_t size, const char *name,
                     const pl_settings *settings, pl_document **document, pl_failure *failure);
void pl_document_free(pl_document *document);

/* What is written of a document: the page itself (html, text, json, review: the original and the
 * plain version side by side, to decide on each change; or its bare text on one line: line); its
 * findings (human, line, json, sarif, github, gitlab, checkstyle); its scores (human, json, csv);
 * one stage of the corridor (read, language, assess, find, simplify); what the edits change, as a
 * unified diff (text); or its words with tags and trees (conllu, json). */
typedef enum pl_view {
    PL_VIEW_PAGE,
    PL_VIEW_FINDINGS,
    PL_VIEW_SCORES,
    PL_VIEW_STAGE,
    PL_VIEW_DIFF,
    PL_VIEW_ANALYSIS
} pl_view;

/* A picture that the page holds itself. */
typedef struct pl_picture {
    const char *bytes;
    size_t size;
    const char *type;       /* "image/png" */
    unsigned width, height; /* in pixels; 0: not known */
} pl_picture;

typedef struct pl_write_settings {
    bool is_fragment; /* html: the inside of the page only */
    /* html: wider spacing of lines, words and letters; text: one sentence a line, with room for
     * pictures. */
    bool is_spaced;
    unsigned braille_grade; /* brf: 1 for uncontracted braille; else contracted */
    bool is_bare;      /* text: for programs: paragraphs unwrapped, no pictures, no link list */
    const char *theme; /* html: more css, put behind the page's own; or NULL */
    /* html: a page of the user's with slots: {{content}}, which it must have, {{title}},
     * {{language}} and {{style}}; or NULL. */
    const char *template;
    const char *date; /* html, text: when the plain version was made, "22 November 2026"; or NULL */
    const char *checked_by, *checked_with; /* ... who checked it, and children who did; or NULL */
    /* html: gives a picture by its address as the source has it; false: it is linked to instead.
     * What it gives must live until the next call. NULL: no picture is held. */
    bool (*find_picture)(void *context, const char *address, size_t size, pl_picture *picture);
    void *picture_context;
    bool use_colour;      /* listings for people: terminal colours */
    bool with_sentences;  /* scores: each sentence too */
    bool explain_skipped; /* findings: why no edit was made */
    /* Several documents in one output, for findings and scores; leave zero for one document. */
    bool is_continued;      /* not the first document */
    bool continues;         /* more documents follow, or pl_write_end */
    size_t findings_before; /* findings of the documents before this one */
    size_t documents_before;
} pl_write_settings;

/* Looks at a template: it must have the slot {{content}}, and no slot that there is not. Returns 0,
 * or 2 with the place in *failure. */
int pl_template_check(const char *bytes, size_t size, pl_failure *failure);

/* Writes one view of a document. `settings` may be NULL. Returns 0, 2 (no such format), 4 (the sink
 * refused) or 5 (memory). */
int pl_document_write(pl_document *document, pl_view view, const char *format,
                      const pl_write_settings *settings, pl_sink sink, void *context,
                      pl_failure *failure);

typedef enum pl_severity { PL_SUGGESTION, PL_WARNING, PL_ERROR } pl_severity;

/* Writes the source with those of the document's edits made in it that can be made there: words in
 * place of others and splits, no explanations. All other bytes stay. *changes tells how many
 * findings they mend; with none, nothing is written. Returns as pl_document_write. */
int pl_document_fix(pl_document *document, pl_sink sink, void *context, size_t *changes,
                    pl_failure *failure);

/* What is known of a finding outside. The strings do not end in NUL. */
typedef struct pl_finding {
    const char *rule;
    pl_severity severity;
    size_t byte_offset, byte_length; /* in the bytes that were handed in */
    const char *text;                /* the words meant, white space folded; may be empty */
    size_t text_size;
    const char *message; /* what to do, on one line */
    size_t message_size;
    size_t sentence_offset, sentence_length; /* bytes of its sentence; length 0: it has none */
    bool is_once; /* of a rule that tells of the first use in a document only */
} pl_finding;

/* Asks of each finding, in order of place, whether it stays; the others are forgotten, with their
 * edits. Returns 0 or 5. */
int pl_document_filter(pl_document *document, bool (*keeps)(void *, const pl_finding *),
                       void *context, pl_failure *failure);

/* A change of the source's bytes that mends a finding, perhaps with others of the same finding. */
typedef struct pl_fix {
    size_t finding; /* its number in order of place, from 0 */
    size_t byte_offset, byte_length;
    const char *text; /* what to put there; does not end in NUL */
    size_t text_size;
    bool is_offer; /* the rule is unsure: an editor chooses; only with settings.with_offers */
} pl_fix;

/* Tells the document's fixes, in order of place; sure ones are disjoint, and so are offers. A sure
 * change of a sentence goes with all others of that sentence. Returns 0 or 5. */
int pl_document_fixes(pl_document *document, void (*tell)(void *context, const pl_fix *fix),
                      void *context, pl_failure *failure);

/* What there is to know of the place of a byte: a term with its definition and plainer words, or a
 * hard word, else the sentence with its level and reasons; as Markdown. *start and *length get the
 * bytes it is about; nothing is written where there is nothing to say. Returns as
 * pl_document_write. */
int pl_document_hover(pl_document *document, size_t byte_offset, size_t *start, size_t *length,
                      pl_sink sink, void *context, pl_failure *failure);

/* How hard a part is to read, from one heading to the next one; the first part is the whole
 * document. It needs with_levels. */
typedef struct pl_part {
    size_t byte_offset, byte_length; /* of the heading; both 0 for the document */
    size_t words, sentences;
    double level;           /* 1 (A1) to 6 (C2); 0: not known */
    const char *level_name; /* "B1", or "" */
    double grade;           /* Flesch-Kincaid; negative: not known */
} pl_part;
int pl_document_parts(pl_document *document, void (*tell)(void *context, const pl_part *part),
                      void *context, pl_failure *failure);

/* What a manager counts. Needs PL_STAGE_FIND for words that nothing explains, and with_levels. */
typedef struct pl_measures {
    size_t words, sentences;
    size_t long_sentences; /* of more words than the band's readers take in */
    size_t hard_words;     /* hard for them */
    size_t unexplained;    /* ... and that neither the text nor Words we explain explains */
    double level;          /* 1 (A1) to 6 (C2); 0: not known */
    double grade;          /* Flesch-Kincaid; negative: not known */
} pl_measures;
/* `source` is the document whose plain version `document` is, of the same engine: its Words we
 * explain count; else NULL. */
void pl_document_measure(const pl_document *document, const pl_document *source,
                         pl_measures *measures);
/* Tells how many findings, and how many changes, each rule made; rules without any are left out. */
void pl_document_rules(const pl_document *document,
                       void (*tell)(void *context, const char *rule, size_t findings,
                                    size_t changes),
                       void *context);
/* Tells the terms that were met: each row of a dictionary once, with how often it stands there.
 * Neither text ends in NUL. */
typedef struct pl_term {
    const char *term, *dictionary;
    size_t term_size, dictionary_size;
    const char *action; /* "explain" */
    size_t times;
} pl_term;
int pl_document_terms(pl_document *document, void (*tell)(void *context, const pl_term *term),
                      void *context, pl_failure *failure);

/* The blocks of a document's focus: their bytes. Both 0 when it has none. */
void pl_document_focus(const pl_document *document, size_t *start, size_t *end);

/* Writes what stands behind the last of several documents that were written with `continues`; with
 * is_continued false there were none, and what stands before the first one comes, too. Returns as
 * pl_document_write. */
int pl_write_end(pl_engine *engine, pl_view view, const char *format,
                 const pl_write_settings *settings, pl_sink sink, void *context,
                 pl_failure *failure);

/* Writes a page with the frame and the style sheet of ours around content (HTML, for the inside of
 * <main>) that is not ours; `style` is CSS put behind our style sheet. Returns 0, 4 or 5. */
int pl_write_page(pl_engine *engine, const char *title, const char *style, const char *content,
                  size_t size, pl_sink sink, void *context, pl_failure *failure);

/* Name of the page format for a file name ending without its dot ("txt": "text"), or NULL. */
const char *pl_format_for_ending(const char *ending);

/* Number of findings at or above a severity. */
size_t pl_document_findings(const pl_document *document, pl_severity least);
/* Lines for standard error (no article found ...); NULL past the end. */
const char *pl_document_warning(const pl_document *document, size_t index);
/* Flesch-Kincaid grade, or a negative number when the text is too short. */
double pl_document_grade(const pl_document *document);

/* The page about a rule, band, formula or dictionary term, as text for people. Returns 0, or 2
 * when there is nothing of that name. With topic NULL lists everything. */
int pl_explain(pl_engine *engine, const char *topic, pl_sink sink, void *context);
/* What a rule finds, in one line ("A hard word that nothing explains"), or NULL. */
const char *pl_rule_title(const char *rule);
/* The most words of a sentence that a reading band does not find too long; 0 for no band. */
unsigned pl_band_sentence_words(const char *band);

/* Simpler words for one word of a sentence, in the form that the word has in it, the best one
 * first, separated by "|"; nothing when no dictionary has any. `occurrence` tells which one is
 * meant, from 1, if the word stands there several times. Nothing is borrowed. Returns 0, 4 (the
 * sink refused) or 5 (memory). */
int pl_suggest(pl_engine *engine, const char *sentence, size_t size, const char *word,
               size_t occurrence, pl_sink sink, void *context, pl_failure *failure);
/* The same for people and for a word alone: a line for each of its senses, with what shows it.
 * Returns 0, 2 (no dictionary has a simpler word), 4 or 5. */
int pl_suggest_word(pl_engine *engine, const char *word, pl_sink sink, void *context,
                    pl_failure *failure);

/* Does `result` keep what `source`, a sentence, says: facts, names, negations, duties, claims,
 * quotations, and who does what to whom? Both are parsed; nothing else is known of them. Returns 0
 * when it does, 6 when it does not, with the reason in failure->message, or 5 (memory). */
int pl_guard(pl_engine *engine, const char *source, size_t source_size, const char *result,
             size_t result_size, pl_failure *failure);

/* Takes line ends, terminal escapes and marks that turn the writing direction out of a text that is
 * to be shown as one line, in place. */
void pl_clean_line(char *line);

const char *pl_version(void);

#ifdef __cplusplus
}
#endif

#endif
