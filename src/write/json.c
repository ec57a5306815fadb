/* The whole document table as one JSON object. Byte places are of the source; a list's elements
 * stand one to a line. Keys may be added, never renamed or moved. */
#include "write/json.h"

#include "base/escape.h"
#include "doc/pieces.h"
#include "write/writers.h"

typedef void element_writer(struct json *json, const struct doc *doc, uint32_t index);

static void source_of(struct json *json, const struct doc *doc, struct span text) {
    json_span(json, doc_source_span(doc, text));
}

static void write_list(struct json *json, const struct doc *doc, const char *key, uint32_t count,
                       element_writer *write) {
    json_open_list(json, key);
    for (uint32_t i = 0; i < count; i++) {
        json_element(json);
        json_open(json, '{');
        write(json, doc, i);
        json_close(json, '}');
    }
    json_close_list(json);
}

static void write_block(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_block *block = &doc->blocks.items[index];
    json_string(json, "kind", str_from(doc_block_name(block->kind)));
    json_index(json, "parent", block->parent);
    json_number(json, "level", block->level);
    if (block->kind == DOC_LIST) json_number(json, "number", block->number);
    if (block->kind == DOC_CELL) {
        json_number(json, "columnSpan", block->column_span);
        json_number(json, "rowSpan", block->row_span);
    }
    json_flags(json, "flags", names_block_flags, block->flags);
    json_string(json, "language", block->language);
    json_span(json, block->source);
    json_string(json, "text", doc_slice(doc, block->text));
}

static void write_run(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_run *run = &doc->runs.items[index];
    json_bool(json, "isExact", run->is_exact);
    json_flags(json, "style", names_styles, run->style);
    json_index(json, "link", run->link);
    bool has_title = run->abbreviation < doc->titles.count;
    if (has_title) json_string(json, "title", doc->titles.items[run->abbreviation]);
    json_span(json, run->source);
    json_string(json, "text", doc_slice(doc, run->text));
}

static void write_link(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_link *link = &doc->links.items[index];
    json_string(json, "target", link->target);
    json_string(json, "title", link->title);
    json_index(json, "anchor", link->anchor);
}

static void write_sentence(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_sentence *sentence = &doc->sentences.items[index];
    json_number(json, "block", sentence->block);
    json_flags(json, "flags", names_sentence_flags, sentence->flags);
    json_measure(json, &sentence->measure);
    source_of(json, doc, sentence->text);
    json_string(json, "text", doc_slice(doc, sentence->text));
}

/* Tag, lemma and place in the tree, as far as they are known. */
static void write_grammar(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_word *word = &doc->words.items[index];
    const struct doc_sentence *s = &doc->sentences.items[word->sentence];
    struct str tag = doc_tag(doc, word);
    if (tag.size) {
        json_string(json, "tag", tag);
        json_number(json, "tagMargin", word->tag_margin);
    }
    if (doc->lemmas && doc->lemmas[index].size) json_string(json, "lemma", doc->lemmas[index]);
    if (!doc->arcs || !(s->flags & DOC_IS_PARSED)) return;
    json_index(json, "head", doc->arcs[index].head);
    json_string(json, "relation", doc->tagset.relations[doc->arcs[index].relation]);
    json_number(json, "margin", doc->arcs[index].margin);
}

static void write_word(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_word *word = &doc->words.items[index];
    json_string(json, "kind", str_from(names_word_kind(word->kind)));
    json_number(json, "sentence", word->sentence);
    json_number(json, "syllables", doc->types.items[word->type].syllables);
    json_flags(json, "flags", names_word_flags, word->flags);
    write_grammar(json, doc, index);
    source_of(json, doc, word->text);
    json_string(json, "text", doc_slice(doc, word->text));
}

static void write_construction(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_construction *c = &doc->constructions.items[index];
    struct span text = {doc->words.items[c->first_word].text.start,
                        doc->words.items[c->end_word - 1].text.end};
    json_string(json, "kind", str_from(doc_construction_name(c->kind)));
    json_number(json, "sentence", doc->words.items[c->first_word].sentence);
    json_number(json, "firstWord", c->first_word);
    json_number(json, "endWord", c->end_word);
    json_index(json, "head", c->head);
    json_number(json, "chance", c->chance);
    source_of(json, doc, text);
    json_string(json, "text", doc_slice(doc, text));
}

static void write_quote(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_quote *quote = &doc->quotes.items[index];
    json_number(json, "block", quote->block);
    json_bool(json, "isSingle", quote->is_single);
    source_of(json, doc, quote->text);
    json_string(json, "text", doc_slice(doc, quote->text));
}

static void write_score(struct json *json, const struct doc *doc, uint32_t index) {
    json_score(json, &doc->scores.items[index]);
}

static struct span match_text(const struct doc *doc, const struct doc_match *match) {
    if (match->first_word >= match->end_word || match->end_word > doc->words.count)
        return (struct span){0, 0};
    return (struct span){doc->words.items[match->first_word].text.start,
                         doc->words.items[match->end_word - 1].text.end};
}

static void write_match(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_match *match = &doc->matches.items[index];
    struct span text = match_text(doc, match);
    json_string(json, "term", match->term->term);
    json_string(json, "action", str_from(names_action(match->term->action)));
    json_string(json, "dictionary", match->term->dictionary);
    if (match->meaning) json_string(json, "meaning", match->meaning->term);
    json_number(json, "sentence", match->sentence);
    json_bool(json, "isName", match->is_name);
    json_bool(json, "isCued", match->is_cued);
    json_bool(json, "isCuedAround", match->is_cued_around);
    source_of(json, doc, text);
    json_string(json, "text", doc_slice(doc, text));
}

static void write_edit(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_edit *edit = &doc->edits.items[index];
    json_string(json, "kind", str_from(names_edit_kind(edit->kind)));
    json_string(json, "rule", names_rule(edit->rule));
    json_index(json, "finding", edit->finding);
    json_number(json, "group", edit->group);
    if (edit->term) json_string(json, "term", edit->term->term);
    source_of(json, doc, edit->text);
    json_string(json, "before", doc_slice(doc, edit->text));
    json_string(json, "after",
                edit->kind == DOC_EDIT_MARK ? doc_slice(doc, edit->text) : edit->after);
}

static void write_entry(struct json *json, const struct doc *doc, uint32_t index) {
    const struct doc_glossary_entry *entry = &doc->glossary.items[index];
    json_string(json, "term", entry->term->term);
    json_string(json, "expansion", entry->term->expansion);
    json_string(json, "definition", names_explanation(entry->term));
    json_index(json, "match", entry->match);
    json_bool(json, "isInText", entry->is_in_text);
}

static void write_note(struct json *json, const struct doc *doc, uint32_t index) {
    json_index(json, "block", doc->notes.items[index].block);
    json_index(json, "endBlock", doc->notes.items[index].end);
    json_string(json, "text", doc->notes.items[index].text);
}

static void write_key_point(struct json *json, const struct doc *doc, uint32_t index) {
    uint32_t sentence = doc->key_points.items[index];
    struct span text = doc->sentences.items[sentence].text;
    json_number(json, "sentence", sentence);
    json_string(json, "text", doc_edited_text(doc, text, json->out->arena));
}

static void write_warning(struct json *json, const struct doc *doc, uint32_t index) {
    json_string(json, "message", doc->warnings.items[index]);
}

static void write_findings(struct json *json, const struct doc *doc) {
    struct cursor cursor = {.text = doc->source};
    json_open_list(json, "findings");
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        json_element(json);
        json_open(json, '{');
        json_finding(json, doc, &doc->findings.items[i], &cursor);
        json_close(json, '}');
    }
    json_close_list(json);
}

static void write_header(struct json *json, const struct doc *doc,
                         const struct write_options *options) {
    json_string(json, "tool", STR("plainer"));
    json_string(json, "version", options->version);
    json_string(json, "name", doc->name);
    json_string(json, "title", doc->title);
    json_string(json, "byline", doc->byline);
    json_string(json, "language", doc->language);
    json_string(json, "original", doc->original);
    json_key(json, "band");
    if (doc->band)
        escape_json(json->out, str_from(doc->band->name));
    else
        buf_add(json->out, STR("null"));
    json_bool(json, "isPlainVersion", doc->is_plain_version);
    json_number(json, "bytes", (uint32_t)doc->source.size);
}

static void write_counts(struct json *json, const struct doc *doc) {
    buf_add(json->out, STR(",\n"));
    json->needs_comma = false;
    json_key(json, "counts");
    json_open(json, '{');
    json_counts(json, &doc->counts);
    json_close(json, '}');
}

void write_json(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct json json = {.out = out};
    json_open(&json, '{');
    buf_add_char(out, '\n');
    write_header(&json, doc, options);
    write_list(&json, doc, "blocks", doc->blocks.count, write_block);
    write_list(&json, doc, "runs", doc->runs.count, write_run);
    write_list(&json, doc, "links", doc->links.count, write_link);
    write_list(&json, doc, "sentences", doc->sentences.count, write_sentence);
    write_list(&json, doc, "constructions", doc->constructions.count, write_construction);
    write_list(&json, doc, "words", doc->words.count, write_word);
    write_list(&json, doc, "quotes", doc->quotes.count, write_quote);
    write_counts(&json, doc);
    write_list(&json, doc, "scores", doc->scores.count, write_score);
    write_list(&json, doc, "matches", doc->matches.count, write_match);
    write_findings(&json, doc);
    write_list(&json, doc, "edits", doc->edits.count, write_edit);
    write_list(&json, doc, "glossary", doc->glossary.count, write_entry);
    write_list(&json, doc, "notes", doc->notes.count, write_note);
    write_list(&json, doc, "keyPoints", doc->key_points.count, write_key_point);
    write_list(&json, doc, "warnings", doc->warnings.count, write_warning);
    buf_add(out, STR("\n}\n"));
}
