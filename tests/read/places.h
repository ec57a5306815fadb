/* What a stretch of a page's source says, worked out without the reader's parser and its places:
 * bytes to UTF-8, markup out, references replaced, unseen characters out, white space folded. What
 * a label or a reference means is asked of the reader's own tables, so those are not tested here
 * but in test_html_wild.c. For test_places.c. */
#ifndef TESTS_READ_PLACES_H
#define TESTS_READ_PLACES_H

#include "html_page.h"
#include "read/entities.h"
#include "read/label.h"

#include <iconv.h>

/* The name iconv has for the page's encoding, by the rules of the WHATWG. */
static inline const char *encoding_of(struct str page) {
    if (str_starts(page, STR("\xFF\xFE"))) return "UTF-16LE";
    if (str_starts(page, STR("\xFE\xFF"))) return "UTF-16BE";
    if (str_starts(page, STR("\xEF\xBB\xBF"))) return "UTF-8";
    struct label label = label_declared(page);
    if (label.kind == LABEL_OTHER) return label.iconv_name;
    if (utf8_valid_prefix(page) == page.size || label.kind == LABEL_UTF8) return "UTF-8";
    return "CP1252";
}

/* iconv, with U+FFFD for what it refuses. A cut or bad UTF-8 sequence is one U+FFFD. */
static inline struct str to_utf8(struct str bytes, const char *encoding, struct arena *arena) {
    struct buf out = {.arena = arena};
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) abort();
    char *from = (char *)(uintptr_t)bytes.bytes;
    size_t left = bytes.size;
    while (left) {
        char part[256], *to = part;
        size_t room = sizeof part;
        bool is_bad = iconv(converter, &from, &left, &to, &room) == (size_t)-1 && room > 8;
        buf_add(&out, (struct str){part, sizeof part - room});
        if (!is_bad) continue;
        buf_add(&out, STR("\xEF\xBF\xBD"));
        bool is_lead = (unsigned char)*from >= 0xC2;
        do from++, left--;
        while (left && is_lead && ((unsigned char)*from & 0xC0) == 0x80);
    }
    iconv_close(converter);
    return buf_str(&out);
}

static inline struct str without_markup(struct str s, struct arena *arena) {
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < s.size; i++) {
        struct str rest = str_slice(s, i, s.size);
        bool is_tag = rest.size > 1 && rest.bytes[0] == '<' &&
                      (ascii_is_alpha(rest.bytes[1]) || strchr("/!?", rest.bytes[1]));
        if (!is_tag) {
            buf_add_char(&out, s.bytes[i]);
            continue;
        }
        bool is_comment = str_starts(rest, STR("<!--"));
        size_t end = str_find(rest, is_comment ? STR("-->") : STR(">"), 0);
        i = end == SIZE_MAX ? s.size : i + end + (is_comment ? 2 : 0);
    }
    return buf_str(&out);
}

static inline struct str without_references(struct str s, struct arena *arena) {
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < s.size;) {
        char text[ENTITY_MOST_BYTES];
        size_t size, length = s.bytes[i] == '&' ? entity_read(s, i, false, text, &size) : 0;
        if (length)
            buf_add(&out, (struct str){text, size});
        else
            buf_add_char(&out, s.bytes[i]);
        i += length ? length : 1;
    }
    return buf_str(&out);
}

static inline bool is_unseen(uint32_t code) {
    return (code < 0x20 && !ascii_is_space((char)code)) || (code >= 0x7F && code < 0xA0) ||
           code == 0xAD || code == 0x61C || code == 0x200B || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB);
}

/* Without what nobody sees; white space is one space unless it has to stay (code). */
static inline struct str folded(struct str s, bool keeps_space, struct arena *arena) {
    struct buf out = {.arena = arena};
    for (size_t i = 0, length; i < s.size; i += length) {
        uint32_t code = utf8_decode(str_slice(s, i, s.size), &length);
        bool is_space = code < 0x80 && ascii_is_space((char)code);
        if (is_unseen(code) || (keeps_space && code == '\r')) continue;
        if (!is_space || keeps_space)
            buf_add(&out, str_slice(s, i, i + length));
        else if (!out.size || out.bytes[out.size - 1] != ' ')
            buf_add_char(&out, ' ');
    }
    return buf_str(&out);
}

/* The value of the alt attribute in an image's tag. */
static inline struct str alternative_in(struct str tag) {
    size_t at = 0;
    while ((at = str_find(tag, STR("="), at)) != SIZE_MAX) {
        struct str name = str_trim(str_slice(tag, 0, at));
        bool is_alt = name.size > 3 && ascii_is_space(tag.bytes[name.size - 4]) &&
                      str_equal_fold(str_slice(name, name.size - 3, name.size), STR("alt"));
        struct str value = str_trim(str_slice(tag, at + 1, tag.size));
        bool is_quoted = value.size && (value.bytes[0] == '"' || value.bytes[0] == '\'');
        size_t end = 1;
        while (end < value.size && (is_quoted ? value.bytes[end] != value.bytes[0]
                                              : !strchr(" \t\r\n>", value.bytes[end])))
            end++;
        if (is_alt) return str_slice(value, is_quoted, end);
        at = is_quoted ? (size_t)(value.bytes - tag.bytes) + end : at + 1;
    }
    return STR("");
}

/* What a run's source says, in the terms of the run's text. */
static inline struct str said_by_source(const struct doc *doc, const struct doc_run *run,
                                        const struct doc_block *block, struct arena *arena) {
    struct str source = str_slice(doc->source, run->source.start, run->source.end);
    source = to_utf8(source, encoding_of(doc->source), arena);
    if (block->kind == DOC_IMAGE)
        return str_trim(folded(entity_decode(alternative_in(source), arena), false, arena));
    struct str text = doc_slice(doc, run->text);
    bool is_line_end = str_equal(text, STR("\n")) || str_equal(text, STR(" "));
    if (is_line_end && str_equal_fold(str_slice(source, 0, 3), STR("<br"))) return text;
    if (!run->is_exact) source = without_references(without_markup(source, arena), arena);
    return folded(source, block->kind == DOC_CODE, arena);
}

/* White space that stands for a block's edge has no source of its own. */
static inline bool is_edge(const struct doc *doc, const struct doc_run *run) {
    return span_size(run->source) == 0 && !str_trim(doc_slice(doc, run->text)).size;
}

static inline bool is_faithful(const struct doc *doc, const struct doc_run *run,
                               const struct doc_block *block, struct arena arena) {
    struct str text = doc_slice(doc, run->text);
    if (is_edge(doc, run)) return true;
    if (run->is_exact &&
        !str_equal(text, str_slice(doc->source, run->source.start, run->source.end)))
        return false;
    return str_equal(text, said_by_source(doc, run, block, &arena));
}

#endif
