/* See header.h. Archives are full of pages that a crawler unpacked and whose heads still say that
 * they are packed: a body that is not what the head says is taken as it is. */
#include "batch/header.h"
#include "batch/inflate.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

size_t header_size(const char *bytes, size_t size) {
    for (const char *end = bytes; (end = memchr(end, '\n', size - (size_t)(end - bytes))); end++) {
        size_t at = (size_t)(end - bytes) + 1;
        if (at < size && bytes[at] == '\n') return at + 1;
        if (at + 1 < size && bytes[at] == '\r' && bytes[at + 1] == '\n') return at + 2;
    }
    return 0;
}

/* The line at `*at`, without its end; moves behind it. */
static size_t next_line(const char *head, size_t size, size_t *at) {
    const char *end = memchr(head + *at, '\n', size - *at);
    size_t line = end ? (size_t)(end - head) - *at : size - *at;
    size_t length = line && head[*at + line - 1] == '\r' ? line - 1 : line;
    *at += line + (end != NULL);
    return length;
}

static void add_trimmed(struct out *value, const char *text, size_t size) {
    while (size && strchr(" \t", text[size - 1])) size--;
    while (size && strchr(" \t", *text)) {
        text++;
        size--;
    }
    if (value->size && size) out_add(value, " ", 1);
    size_t start = value->size;
    out_add(value, text, size);
    for (size_t i = start; i < value->size; i++)
        if ((unsigned char)value->bytes[i] < 0x20 || value->bytes[i] == 0x7F) value->bytes[i] = ' ';
}

bool header_find(const char *head, size_t size, const char *name, struct out *value) {
    size_t length = strlen(name);
    bool is_found = false;
    out_clear(value);
    out_add(value, "", 0);
    for (size_t at = 0; at < size;) {
        const char *line = head + at;
        size_t line_size = next_line(head, size, &at);
        bool goes_on = line_size && (line[0] == ' ' || line[0] == '\t');
        if (is_found && !goes_on) break;
        if (is_found) {
            add_trimmed(value, line, line_size);
        } else if (line_size > length && strncasecmp(line, name, length) == 0 &&
                   line[length] == ':') {
            is_found = true;
            add_trimmed(value, line + length + 1, line_size - length - 1);
        }
    }
    return is_found;
}

/* Is `word` all of the first part of `text`, up to one of `ends`? */
static bool starts_with_word(const char *text, const char *word, const char *ends) {
    size_t size = strlen(word);
    return strncasecmp(text, word, size) == 0 && strchr(ends, text[size]);
}

static void read_charset(const char *type, struct http_page *page) {
    for (const char *at = strchr(type, ';'); at; at = strchr(at, ';')) {
        at += 1 + strspn(at + 1, " \t");
        if (strncasecmp(at, "charset", 7) != 0) continue;
        const char *value = at + 7 + strspn(at + 7, " \t");
        if (*value != '=') continue;
        value += 1 + strspn(value + 1, " \t\"'");
        size_t size = strcspn(value, " \t\"';,");
        if (size >= sizeof page->charset) continue;
        memcpy(page->charset, value, size);
        page->charset[size] = '\0';
        return;
    }
}

void http_read_type(const char *type, struct http_page *page) {
    static const struct {
        const char *type, *format;
    } types[] = {{"text/html", "html"},
                 {"application/xhtml+xml", "html"},
                 {"text/plain", "text"},
                 {"text/markdown", "markdown"},
                 {"text/x-markdown", "markdown"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (starts_with_word(type, types[i].type, "; \t,")) page->format = types[i].format;
    if (page->format) read_charset(type, page);
    size_t blank = 0;
    while (blank < page->size && strchr(" \t\r\n", page->bytes[blank])) blank++;
    if (!*type && blank < page->size && page->bytes[blank] == '<') page->format = "html";
}

static int hex_value(char c) {
    const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c | 0x20) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* The size in front of a chunk; `*at` moves behind its line. False when there is none. */
static bool read_chunk_size(const char *bytes, size_t size, size_t *at, size_t *chunk) {
    size_t digits = 0, line = *at;
    *chunk = 0;
    for (; line < size && hex_value(bytes[line]) >= 0; line++, digits++) {
        if (digits == 8) return false;
        *chunk = *chunk * 16 + (size_t)hex_value(bytes[line]);
    }
    bool ends_well = digits && line < size && strchr(" \t;\r\n", bytes[line]);
    if (!ends_well) return false;
    next_line(bytes, size, &line);
    *at = line;
    return bytes[line - 1] == '\n';
}

/* Undoes Transfer-Encoding: chunked. A body whose very first chunk is none was undone before. */
static void undo_chunks(struct http_page *page, struct out *room) {
    size_t at = 0, chunk;
    out_clear(room);
    out_add(room, "", 0);
    if (!page->size || !read_chunk_size(page->bytes, page->size, &at, &chunk)) return;
    bool is_whole = true;
    while (is_whole && chunk) {
        is_whole = chunk <= page->size - at;
        size_t there = is_whole ? chunk : page->size - at;
        out_add(room, page->bytes + at, there);
        at += there;
        if (at < page->size && page->bytes[at] == '\r') at++;
        is_whole &= at < page->size && page->bytes[at++] == '\n' &&
                    read_chunk_size(page->bytes, page->size, &at, &chunk);
    }
    if (!is_whole) page->problem = "a part of it is missing (chunks of HTTP)";
    page->bytes = room->bytes;
    page->size = room->size;
}

static bool looks_packed(const struct http_page *page) {
    const unsigned char *bytes = (const unsigned char *)page->bytes;
    return page->size >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B;
}

/* Undoes one coding of Content-Encoding. */
static void undo_coding(struct http_page *page, const char *coding, size_t most, struct out *room) {
    bool is_gzip =
        starts_with_word(coding, "gzip", ", \t") || starts_with_word(coding, "x-gzip", ", \t");
    bool is_deflate = starts_with_word(coding, "deflate", ", \t");
    bool is_other = starts_with_word(coding, "br", ", \t") ||
                    starts_with_word(coding, "zstd", ", \t") ||
                    starts_with_word(coding, "compress", ", \t");
    if (is_gzip || is_deflate) {
        if (is_gzip && !looks_packed(page)) return;
        out_clear(room);
        out_add(room, "", 0);
        enum inflate_result result = inflate_whole(room, page->bytes, page->size, most);
        if (result == INFLATE_BROKEN && is_deflate && !room->size) return;
        if (result == INFLATE_BROKEN) page->problem = "cannot be unpacked (Content-Encoding)";
        page->is_over_limit = result == INFLATE_TOO_LARGE;
        if (page->is_over_limit) page->problem = "is larger than --max-size when unpacked";
        page->bytes = room->bytes;
        page->size = room->size;
    } else if (is_other && page->size && page->bytes[0] != '<') {
        page->problem = "is packed in a way that plainer cannot undo (Content-Encoding)";
    }
}

/* The codings were applied in the order in which they are named. */
static void undo_codings(struct http_page *page, size_t most, struct http_room *room) {
    enum { MOST_CODINGS = 4 };
    const char *codings[MOST_CODINGS];
    size_t count = 0;
    char *at = room->value.bytes + strspn(room->value.bytes, ", \t");
    for (; *at && count < MOST_CODINGS; at += strspn(at, ", \t")) {
        codings[count++] = at;
        at += strcspn(at, ", \t");
    }
    while (count-- > 0 && !page->problem)
        undo_coding(page, codings[count], most, &room->unpacked[count % 2]);
}

static bool read_status(const char *answer, size_t size, int *status) {
    char line[32] = {0}, *end;
    memcpy(line, answer, size < sizeof line - 1 ? size : sizeof line - 1);
    const char *blank = strchr(line, ' ');
    if (strncmp(line, "HTTP/", 5) != 0 || !blank) return false;
    *status = (int)strtol(blank, &end, 10);
    return end > blank;
}

void http_read(const char *answer, size_t size, size_t most, bool is_cut, struct http_room *room,
               struct http_page *page) {
    int status;
    size_t head = header_size(answer, size);
    *page = (struct http_page){0};
    if (!read_status(answer, size, &status)) {
        page->format = "html";
        page->problem = "holds no answer of HTTP";
        return;
    }
    if (status != 200) return;
    if (!head) {
        page->format = "html";
        page->problem = "ends in the head of its answer of HTTP";
        return;
    }
    page->bytes = answer + head;
    page->size = size - head;
    if (header_find(answer, head, "transfer-encoding", &room->value) && !is_cut &&
        strcasestr(room->value.bytes, "chunked"))
        undo_chunks(page, &room->unchunked);
    if (header_find(answer, head, "content-encoding", &room->value) && !is_cut && !page->problem)
        undo_codings(page, most, room);
    header_find(answer, head, "content-type", &room->value);
    http_read_type(room->value.bytes, page);
    if (is_cut || (!page->problem && page->size > most)) {
        page->problem = "is larger than --max-size";
        page->is_over_limit = true;
    }
    if (!page->format) page->problem = NULL; /* nobody would read it anyway */
}

void http_release(struct http_room *room) {
    out_release(&room->value);
    out_release(&room->unchunked);
    out_release(&room->unpacked[0]);
    out_release(&room->unpacked[1]);
}
