/* See decode.h. Points are written only where the distance between text and file changes, so that
 * a page in windows-1252 costs two for each curly quote. */
#include "read/decode.h"

#include "base/utf8.h"
#include "read/binary.h"
#include "read/label.h"

#include <iconv.h>
#include <string.h>

uint32_t read_map_source(const struct read_map *map, uint32_t offset) {
    uint32_t low = 0, high = map->points.count;
    if (!high) return offset;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (map->points.items[middle].text <= offset)
            low = middle;
        else
            high = middle;
    }
    const struct read_point *point = &map->points.items[low];
    uint32_t source = point->source + (offset - point->text);
    uint32_t limit = low + 1 < map->points.count ? point[1].source : map->source_size;
    return source < limit ? source : limit;
}

bool read_map_is_identity(const struct read_map *map) {
    return map->points.count == 0;
}

/* ---- writing text with points ---- */

struct decoder {
    struct str charset; /* that the transfer named, or empty */
    struct str in;
    size_t at; /* next byte of the file */
    struct buf out;
    struct read_map *map;
    struct arena *scratch;
    int64_t distance; /* source minus text at the last point */
    bool drops_nul;   /* as browsers do; elsewhere NUL is a bad character */
};

static void mark(struct decoder *d, size_t source) {
    int64_t distance = (int64_t)source - (int64_t)d->out.size;
    if (d->map->points.count && distance == d->distance) return;
    d->distance = distance;
    *ARENA_PUSH(d->scratch, &d->map->points) =
        (struct read_point){(uint32_t)d->out.size, (uint32_t)source};
}

/* Bytes that stay as they are. */
static void keep_bytes(struct decoder *d, size_t count) {
    if (!count) return;
    mark(d, d->at);
    buf_add(&d->out, str_slice(d->in, d->at, d->at + count));
    d->at += count;
}

/* `count` bytes of the file that became one code point. */
static void put_code(struct decoder *d, uint32_t code, size_t count) {
    char bytes[4];
    mark(d, d->at);
    buf_add(&d->out, (struct str){bytes, utf8_encode(code, bytes)});
    d->at += count;
}

static void put_nul(struct decoder *d, size_t count) {
    if (d->drops_nul)
        d->at += count;
    else
        put_code(d, UTF8_REPLACEMENT, count);
}

static size_t ascii_length(const struct decoder *d) {
    size_t i = d->at;
    while (i < d->in.size && d->in.bytes[i] > 0) i++;
    return i - d->at;
}

/* ---- the decoders: each takes one step at a byte that is not plain ASCII ---- */

/* https://encoding.spec.whatwg.org/index-windows-1252.txt, 0x80 to 0x9F. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

uint32_t read_windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

static void step_latin(struct decoder *d) {
    put_code(d, read_windows_1252((unsigned char)d->in.bytes[d->at]), 1);
}

static bool is_between(struct str s, size_t i, unsigned char low, unsigned char high) {
    return i < s.size && (unsigned char)s.bytes[i] >= low && (unsigned char)s.bytes[i] <= high;
}

/* Length of the longest start of a sequence that could have become a character: one U+FFFD stands
 * for all of it (Unicode 15, table 3-8). */
static size_t bad_length(struct str s) {
    unsigned char c = (unsigned char)s.bytes[0];
    size_t wanted = c >= 0xF0 && c < 0xF5 ? 4 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xC2 ? 2 : 1;
    if (c > 0xF4) wanted = 1;
    unsigned char low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    unsigned char high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    if (wanted < 2 || !is_between(s, 1, low, high)) return 1;
    size_t length = 2;
    while (length < wanted && is_between(s, length, 0x80, 0xBF)) length++;
    return length;
}

static bool is_good(struct str rest, size_t *length) {
    uint32_t code = utf8_decode(rest, length);
    return !(code == UTF8_REPLACEMENT && *length == 1);
}

static void step_utf8(struct decoder *d) {
    struct str rest = str_slice(d->in, d->at, d->in.size);
    size_t length;
    if (is_good(rest, &length))
        keep_bytes(d, length);
    else
        put_code(d, UTF8_REPLACEMENT, bad_length(rest));
}

static void decode_bytes(struct decoder *d, void (*step)(struct decoder *)) {
    while (d->at < d->in.size) {
        keep_bytes(d, ascii_length(d));
        if (d->at >= d->in.size) return;
        if (d->in.bytes[d->at] == 0)
            put_nul(d, 1);
        else
            step(d);
    }
}

static uint32_t unit16(const struct decoder *d, size_t at, bool is_big) {
    if (at + 2 > d->in.size) return 0;
    uint32_t a = (unsigned char)d->in.bytes[at], b = (unsigned char)d->in.bytes[at + 1];
    return is_big ? a << 8 | b : b << 8 | a;
}

static void decode_utf16(struct decoder *d, bool is_big) {
    while (d->at + 2 <= d->in.size) {
        uint32_t unit = unit16(d, d->at, is_big), next = unit16(d, d->at + 2, is_big);
        bool is_pair = unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000;
        if (is_pair)
            put_code(d, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), 4);
        else if (unit)
            put_code(d, unit, 2);
        else
            put_nul(d, 2);
    }
    if (d->at < d->in.size) put_code(d, UTF8_REPLACEMENT, 1);
}

/* Gives iconv one byte more at a time until a character comes out. */
static void step_iconv(struct decoder *d, iconv_t converter) {
    char out[32];
    size_t most = d->in.size - d->at < 8 ? d->in.size - d->at : 8;
    for (size_t count = 1; count <= most; count++) {
        char *from = (char *)(uintptr_t)d->in.bytes + d->at, *to = out;
        size_t left = count, room = sizeof out;
        if (iconv(converter, &from, &left, &to, &room) == (size_t)-1 && left == count) continue;
        mark(d, d->at);
        buf_add(&d->out, (struct str){out, sizeof out - room});
        d->at += count - left;
        return;
    }
    put_code(d, UTF8_REPLACEMENT, 1);
}

static void close_converter(void *object) {
    iconv_close((iconv_t)object);
}

static bool decode_iconv(struct decoder *d, struct label label) {
    iconv_t converter = iconv_open("UTF-8", label.iconv_name);
    if (converter == (iconv_t)-1) return false;
    struct arena_cleanup cleanup;
    arena_hold(d->scratch, &cleanup, close_converter, (void *)converter);
    while (d->at < d->in.size) {
        if (!label.is_stateful) keep_bytes(d, ascii_length(d));
        if (d->at >= d->in.size) break;
        if (d->in.bytes[d->at] == 0)
            put_nul(d, 1);
        else
            step_iconv(d, converter);
    }
    arena_release(d->scratch, &cleanup);
    return true;
}

/* ---- which one ---- */

/* A page that says it is UTF-8 is believed unless most of what is not ASCII is bad. */
static bool is_mostly_utf8(struct str s) {
    size_t bad = 0, good = 0, length;
    for (size_t i = 0; i < s.size; i += length) {
        struct str rest = str_slice(s, i, s.size);
        bool is_fine = is_good(rest, &length);
        if (!is_fine) length = bad_length(rest);
        good += is_fine && length > 1;
        bad += !is_fine;
    }
    return bad <= good || bad < 4;
}

enum utf16 { NOT_UTF16, UTF16_LITTLE, UTF16_BIG };

/* By its mark, or because every second byte of Latin text is NUL. */
static enum utf16 utf16_of(struct str s, size_t *mark_size) {
    *mark_size = 2;
    if (str_starts(s, STR("\xFF\xFE"))) return UTF16_LITTLE;
    if (str_starts(s, STR("\xFE\xFF"))) return UTF16_BIG;
    *mark_size = 0;
    struct str head = str_slice(s, 0, 512);
    size_t nul[2] = {0, 0};
    for (size_t i = 0; i < head.size; i++) nul[i & 1] += head.bytes[i] == 0;
    if (head.size < 8 || head.size % 2) return NOT_UTF16;
    if (nul[1] * 5 >= head.size * 2 && !nul[0]) return UTF16_LITTLE;
    if (nul[0] * 5 >= head.size * 2 && !nul[1]) return UTF16_BIG;
    return NOT_UTF16;
}

static bool has_nul(struct str s) {
    return s.size && memchr(s.bytes, 0, s.size);
}

static void decode_eight(struct decoder *d, struct str *text, bool is_marked, bool is_markup) {
    struct str rest = str_slice(d->in, d->at, d->in.size);
    struct label label = label_named(d->charset); /* which comes before what the page declares */
    if (label.kind == LABEL_NONE && is_markup) label = label_declared(rest);
    if (is_marked) label.kind = LABEL_UTF8;
    bool is_utf8 = label.kind != LABEL_OTHER && utf8_valid_prefix(rest) == rest.size;
    if (is_utf8 && !has_nul(rest)) {
        if (is_marked) mark(d, d->at);
        *text = rest;
        return;
    }
    if (label.kind == LABEL_OTHER && decode_iconv(d, label)) return;
    if (label.kind == LABEL_UTF8 && (is_marked || is_mostly_utf8(rest))) is_utf8 = true;
    decode_bytes(d, is_utf8 ? step_utf8 : step_latin);
}

static bool refuse(struct failure *failure, const char *what) {
    *failure = (struct failure){.status = STATUS_NOT_TEXT, .detail = str_from(what)};
    return false;
}

bool read_decode(const struct doc *doc, bool is_markup, struct str *text, struct read_map *map,
                 struct failure *failure, struct arena *scratch) {
    struct str in = doc->source;
    *map = (struct read_map){.source_size = (uint32_t)in.size};
    *text = (struct str){0};
    const char *what = binary_name(in);
    if (what) return refuse(failure, what);
    struct decoder d = {.in = in,
                        .map = map,
                        .scratch = scratch,
                        .charset = doc->charset,
                        .out = {.arena = scratch},
                        .drops_nul = is_markup};
    enum utf16 utf16 = utf16_of(in, &d.at);
    if (utf16 == NOT_UTF16 && binary_bytes(in)) return refuse(failure, "it looks like binary data");
    bool is_marked = str_starts(in, STR("\xEF\xBB\xBF"));
    if (is_marked) d.at = 3;
    if (utf16 != NOT_UTF16)
        decode_utf16(&d, utf16 == UTF16_BIG);
    else
        decode_eight(&d, text, is_marked, is_markup);
    if (!text->bytes) *text = buf_str(&d.out);
    if (map->points.count && text->size == 0) map->points.count = 0;
    return true;
}
