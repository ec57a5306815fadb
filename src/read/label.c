/* See label.h. The list holds what the WHATWG Encoding Standard lists and glibc's iconv can do;
 * encodings that can hide markup from a filter (UTF-7) are left out on purpose. */
#include "read/label.h"

#include "base/utf8.h"

struct label_row {
    const char *name, *iconv_name;
};

static const struct label_row utf8_labels[] = {
    {"utf-8", ""}, {"utf8", ""}, {"utf-16", ""}, {"utf-16le", ""}, {"utf-16be", ""}};

static const struct label_row latin_labels[] = {
    {"windows-1252", ""},  {"cp1252", ""},   {"x-cp1252", ""},   {"iso-8859-1", ""},
    {"iso8859-1", ""},     {"iso88591", ""}, {"iso_8859-1", ""}, {"latin1", ""},
    {"latin-1", ""},       {"l1", ""},       {"ascii", ""},      {"us-ascii", ""},
    {"ansi_x3.4-1968", ""}};

static const struct label_row other_labels[] = {{"big5", "BIG5-HKSCS"},
                                                {"big5-hkscs", "BIG5-HKSCS"},
                                                {"cp1251", "CP1251"},
                                                {"euc-jp", "EUC-JP"},
                                                {"euc-kr", "CP949"},
                                                {"gb18030", "GB18030"},
                                                {"gb2312", "GB18030"},
                                                {"gbk", "GB18030"},
                                                {"ibm866", "CP866"},
                                                {"iso-2022-jp", "ISO-2022-JP"},
                                                {"iso-8859-10", "ISO-8859-10"},
                                                {"iso-8859-13", "ISO-8859-13"},
                                                {"iso-8859-14", "ISO-8859-14"},
                                                {"iso-8859-15", "ISO-8859-15"},
                                                {"iso-8859-16", "ISO-8859-16"},
                                                {"iso-8859-2", "ISO-8859-2"},
                                                {"iso-8859-3", "ISO-8859-3"},
                                                {"iso-8859-4", "ISO-8859-4"},
                                                {"iso-8859-5", "ISO-8859-5"},
                                                {"iso-8859-6", "ISO-8859-6"},
                                                {"iso-8859-7", "ISO-8859-7"},
                                                {"iso-8859-8", "ISO-8859-8"},
                                                {"iso-8859-9", "CP1254"},
                                                {"koi8-r", "KOI8-R"},
                                                {"koi8-u", "KOI8-U"},
                                                {"ks_c_5601-1987", "CP949"},
                                                {"latin2", "ISO-8859-2"},
                                                {"latin9", "ISO-8859-15"},
                                                {"macintosh", "MACINTOSH"},
                                                {"shift-jis", "CP932"},
                                                {"shift_jis", "CP932"},
                                                {"sjis", "CP932"},
                                                {"tis-620", "CP874"},
                                                {"windows-1250", "CP1250"},
                                                {"windows-1251", "CP1251"},
                                                {"windows-1253", "CP1253"},
                                                {"windows-1254", "CP1254"},
                                                {"windows-1255", "CP1255"},
                                                {"windows-1256", "CP1256"},
                                                {"windows-1257", "CP1257"},
                                                {"windows-1258", "CP1258"},
                                                {"windows-31j", "CP932"},
                                                {"windows-874", "CP874"},
                                                {"windows-949", "CP949"},
                                                {"x-sjis", "CP932"}};

static const struct label_row *row_of(struct str name, const struct label_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_fold(name, str_from(rows[i].name))) return &rows[i];
    return NULL;
}

#define ROW_OF(name, rows) row_of((name), (rows), sizeof(rows) / sizeof *(rows))

struct label label_of(struct str name) {
    if (ROW_OF(name, utf8_labels)) return (struct label){.kind = LABEL_UTF8};
    if (ROW_OF(name, latin_labels)) return (struct label){.kind = LABEL_WINDOWS_1252};
    const struct label_row *row = ROW_OF(name, other_labels);
    if (!row) return (struct label){.kind = LABEL_NONE};
    bool is_stateful = str_equal(str_from(row->iconv_name), STR("ISO-2022-JP"));
    return (struct label){LABEL_OTHER, row->iconv_name, is_stateful};
}

static bool is_label_char(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

/* The value behind `key` and "=", with or without quotation marks. */
static struct str value_of(struct str tag, struct str key) {
    for (size_t i = 0; i + key.size < tag.size; i++) {
        if (!str_equal_fold(str_slice(tag, i, i + key.size), key)) continue;
        size_t at = i + key.size;
        while (at < tag.size && ascii_is_space(tag.bytes[at])) at++;
        if (at >= tag.size || tag.bytes[at] != '=') continue;
        at++;
        while (at < tag.size &&
               (ascii_is_space(tag.bytes[at]) || tag.bytes[at] == '"' || tag.bytes[at] == '\''))
            at++;
        size_t end = at;
        while (end < tag.size && is_label_char(tag.bytes[end])) end++;
        return str_slice(tag, at, end);
    }
    return STR("");
}

static struct label declared_by_tag(struct str tag) {
    if (str_starts(tag, STR("<?xml"))) return label_of(value_of(tag, STR("encoding")));
    if (str_equal_fold(str_slice(tag, 0, 5), STR("<meta")))
        return label_of(value_of(tag, STR("charset")));
    return (struct label){.kind = LABEL_NONE};
}

static size_t tag_end(struct str head, size_t at) {
    if (str_starts(str_slice(head, at, head.size), STR("<!--"))) {
        size_t end = str_find(head, STR("-->"), at);
        return end == SIZE_MAX ? head.size : end + 3;
    }
    size_t end = str_find(head, STR(">"), at);
    return end == SIZE_MAX ? head.size : end + 1;
}

struct label label_declared(struct str page) {
    struct str head = str_slice(page, 0, 1024);
    for (size_t at = 0; (at = str_find(head, STR("<"), at)) != SIZE_MAX;) {
        size_t end = tag_end(head, at);
        struct label label = declared_by_tag(str_slice(head, at, end));
        if (label.kind != LABEL_NONE) return label;
        at = end;
    }
    return (struct label){.kind = LABEL_NONE};
}
