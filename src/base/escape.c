/* See escape.h. Every escape is the same walk with another small function that names what is put in
 * a code point's place. The width table is a summary of Unicode's EastAsianWidth.txt (W and F) and
 * of its combining marks, enough to line up tables; it is not a terminal's own. */
#include "base/escape.h"

#include <stdio.h>
#include <string.h>

enum { ROOM = 8 };

/* What stands for a code point: NULL to keep it, "" to drop it, or text, perhaps built in `room`.
 */
typedef const char *replacer(uint32_t code, char room[ROOM]);

static void escape_each(struct buf *out, struct str s, replacer *replace) {
    char room[ROOM];
    size_t kept = 0;
    if (!s.size) return; /* perhaps no bytes at all */
    for (size_t i = 0, length = 0; i < s.size; i += length) {
        uint32_t code = utf8_decode(str_slice(s, i, s.size), &length);
        bool is_bad = code == UTF8_REPLACEMENT && length == 1;
        const char *put = is_bad ? "\xEF\xBF\xBD" : replace(code, room);
        if (!put) continue;
        buf_add(out, str_slice(s, kept, i));
        buf_add(out, str_from(put));
        kept = i + length;
    }
    buf_add(out, str_slice(s, kept, s.size));
}

/* What nobody sees, though a terminal or a browser may obey it, and white space but blanks, tabs
 * and LF. */
static bool is_hidden(uint32_t code) {
    return utf8_is_unseen(code) || (code < 0x20 && code != '\n' && code != '\t');
}

/* What may not stand in one line for a terminal. */
static bool breaks_line(uint32_t code) {
    return code < 0x20 || is_hidden(code) || code == 0x2028 || code == 0x2029;
}

void escape_clean_line(char *line) {
    struct str text = str_from(line);
    char *to = line;
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = utf8_decode(str_slice(text, at, text.size), &length);
        if (breaks_line(code)) continue;
        memmove(to, text.bytes + at, length);
        to += length;
    }
    *to = '\0';
}

static bool is_noncharacter(uint32_t code) {
    return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
}

static const char *for_html(uint32_t code, char room[ROOM]) {
    (void)room;
    if (code == '&') return "&amp;";
    if (code == '<') return "&lt;";
    if (code == '>') return "&gt;";
    if (code == '"') return "&quot;";
    return is_hidden(code) || is_noncharacter(code) ? "" : NULL;
}

static const char *for_xml(uint32_t code, char room[ROOM]) {
    if (code == '\n') return "&#10;";
    if (code == '\t') return "&#9;";
    return for_html(code, room);
}

static const char *for_json(uint32_t code, char room[ROOM]) {
    if (code == '"') return "\\\"";
    if (code == '\\') return "\\\\";
    if (code == '\n') return "\\n";
    bool is_plain = code != '\t' && code != 0x2028 && code != 0x2029 && !is_hidden(code);
    if (is_plain) return NULL;
    snprintf(room, ROOM, "\\u%04x", (unsigned)code & 0xFFFF);
    return room;
}

static const char *for_plain(uint32_t code, char room[ROOM]) {
    (void)room;
    if (code == '\t') return " ";
    return is_hidden(code) ? "" : NULL;
}

static const char *for_line(uint32_t code, char room[ROOM]) {
    bool is_end = code == '\n' || code == 0x2028 || code == 0x2029;
    return is_end ? " " : for_plain(code, room);
}

static const char *for_csv(uint32_t code, char room[ROOM]) {
    return code == '"' ? "\"\"" : for_plain(code, room);
}

void escape_html(struct buf *out, struct str text) {
    escape_each(out, text, for_html);
}

void escape_xml(struct buf *out, struct str text) {
    escape_each(out, text, for_xml);
}

void escape_json(struct buf *out, struct str text) {
    buf_add_char(out, '"');
    escape_each(out, text, for_json);
    buf_add_char(out, '"');
}

void escape_plain(struct buf *out, struct str text) {
    escape_each(out, text, for_plain);
}

void escape_line(struct buf *out, struct str text) {
    escape_each(out, text, for_line);
}

static bool needs_quotes(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (strchr(",\"\n\r", text.bytes[i])) return true;
    /* A spreadsheet takes these for the start of a formula. */
    return text.size && strchr("=+-@", text.bytes[0]);
}

void escape_csv(struct buf *out, struct str text) {
    if (!needs_quotes(text)) {
        escape_each(out, text, for_csv);
        return;
    }
    buf_add(out, strchr("=+-@", text.bytes[0]) ? STR("\"'") : STR("\""));
    escape_each(out, text, for_csv);
    buf_add_char(out, '"');
}

/* The part before the first ':', as a browser reads it: white space and controls do not count.
 * False when a '/', '?' or '#' comes first or there is none: then the address is relative. */
static bool scheme_of(struct str target, char scheme[ROOM], bool *is_long) {
    size_t size = 0;
    *is_long = false;
    for (size_t i = 0; i < target.size; i++) {
        char c = target.bytes[i];
        if ((unsigned char)c <= ' ') continue;
        if (c == '/' || c == '?' || c == '#' || c == '\\') return false;
        if (c == ':') {
            scheme[size] = '\0';
            return true;
        }
        if (size + 1 < ROOM)
            scheme[size++] = ascii_lower(c);
        else
            *is_long = true;
    }
    return false;
}

bool escape_is_safe_target(struct str target) {
    static const char *const safe[] = {"ftp", "http", "https", "mailto", "sms", "tel"};
    char scheme[ROOM];
    bool is_long;
    if (!scheme_of(target, scheme, &is_long)) return true;
    return !is_long && str_in_sorted(str_from(scheme), safe, sizeof safe / sizeof safe[0]);
}

bool escape_is_web_target(struct str target) {
    return str_starts_fold(target, STR("http://")) || str_starts_fold(target, STR("https://"));
}

/* Browsers take "\" for "/" and skip controls: an address with one is as good as none. */
bool escape_is_near_target(struct str target) {
    struct str rest = target, step;
    char scheme[ROOM];
    bool is_long;
    if (!target.size || strchr("/?#", target.bytes[0]) || scheme_of(target, scheme, &is_long))
        return false;
    for (size_t i = 0; i < target.size; i++)
        if ((unsigned char)target.bytes[i] <= ' ' || target.bytes[i] == '\\') return false;
    if (str_contains_fold(target, STR("%2e"))) return false; /* a full stop, too */
    while (str_next(&rest, '/', &step))
        if (str_equal(step, STR(".."))) return false;
    return true;
}

struct range {
    uint32_t first, last;
    unsigned width;
};

static const struct range widths[] = {
    {0x0300, 0x036F, 0},   {0x0483, 0x0489, 0},   {0x0591, 0x05BD, 0},   {0x064B, 0x065F, 0},
    {0x1100, 0x115F, 2},   {0x1AB0, 0x1AFF, 0},   {0x1DC0, 0x1DFF, 0},   {0x200B, 0x200F, 0},
    {0x2060, 0x2064, 0},   {0x20D0, 0x20FF, 0},   {0x231A, 0x231B, 2},   {0x2E80, 0x303E, 2},
    {0x3041, 0xA4CF, 2},   {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},   {0xFE00, 0xFE0F, 0},
    {0xFE20, 0xFE2F, 0},   {0xFE30, 0xFE6F, 2},   {0xFEFF, 0xFEFF, 0},   {0xFF01, 0xFF60, 2},
    {0xFFE0, 0xFFE6, 2},   {0x1F300, 0x1F64F, 2}, {0x1F680, 0x1F6FF, 2}, {0x1F900, 0x1FAFF, 2},
    {0x20000, 0x3FFFD, 2},
};

unsigned escape_width(uint32_t code) {
    size_t low = 0, high = sizeof widths / sizeof widths[0];
    if (code < widths[0].first) return 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (widths[middle].last < code)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_listed = low < sizeof widths / sizeof widths[0] && widths[low].first <= code;
    return is_listed ? widths[low].width : 1;
}

size_t escape_columns(struct str text) {
    size_t columns = 0;
    for (size_t i = 0, length = 0; i < text.size; i += length)
        columns += escape_width(utf8_decode(str_slice(text, i, text.size), &length));
    return columns;
}
