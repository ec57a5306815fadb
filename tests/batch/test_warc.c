/* The reader of web archives, fed in pieces of each size: what it finds does not hang on them. */
#include "../check.h"
#include "batch/header.h"
#include "batch/warc.h"

#include <string.h>

#define HEAD(type, length)                                                                         \
    "WARC/1.0\r\nWARC-Type: " type "\r\nWARC-Record-ID: <urn:uuid:1>\r\n"                          \
    "WARC-Target-URI: <http://e.org/>\r\nContent-Type: application/http; msgtype=" type "\r\n"     \
    "Content-Length: " length "\r\n\r\n"
#define END "\r\n\r\n"
#define GOOD HEAD("response", "5") "hello" END

/* What the reader finds: R and the body of a record, ~ if it is cut, B for a problem. */
static void read_all(const char *bytes, size_t size, size_t piece, struct out *found) {
    struct warc_reader reader = {.largest = 100};
    struct warc_record record;
    out_clear(found);
    out_add(found, "", 0);
    for (size_t at = 0, step = 0; step != 2;) {
        enum warc_step got = warc_next(&reader, &record);
        if (got == WARC_RECORD)
            out_format(found, "R%s%.*s|", record.is_cut ? "~" : "", (int)record.size, record.body);
        if (got == WARC_BAD) out_text(found, "B|");
        if (got != WARC_MORE) continue;
        if (at == size) {
            if (step++ == 0) warc_end(&reader);
            continue;
        }
        size_t length = size - at < piece ? size - at : piece;
        char *copy = malloc(length); /* of just its size, for sanitizers */
        if (!copy) abort();
        memcpy(copy, bytes + at, length);
        warc_add(&reader, copy, length, at == 0);
        free(copy);
        at += length;
    }
    warc_close(&reader);
}

static const struct {
    const char *name, *bytes, *found;
} CASES[] = {
    {"nothing", "", ""},
    {"one", GOOD, "Rhello|"},
    {"two", GOOD GOOD, "Rhello|Rhello|"},
    {"one line end behind the body", HEAD("response", "5") "hello\r\n" GOOD, "Rhello|Rhello|"},
    {"no line end behind the last", HEAD("response", "5") "hello", "Rhello|"},
    {"lines that end in LF", "WARC/0.18\nWARC-Type: resource\nContent-Length: 2\n\nab\n\n" GOOD,
     "Rab|Rhello|"},
    {"names in other case, folded values",
     "WARC/1.1\r\nwarc-type:\r\n response\r\ncontent-LENGTH: \t 2 \r\n\r\nab" END, "Rab|"},
    {"other types", HEAD("warcinfo", "3") "abc" END HEAD("request", "0") END GOOD, "Rhello|"},
    {"a revisit", HEAD("revisit", "3") "abc" END, "Rabc|"},
    {"an empty body", HEAD("resource", "0") END GOOD, "R|Rhello|"},
    {"a body with what looks like a record",
     HEAD("response", "31") "WARC/1.0\r\nContent-Length: 1\r\n\r\n" END GOOD,
     "RWARC/1.0\r\nContent-Length: 1\r\n\r\n|Rhello|"},
    {"rubbish in front", "rubbish\r\n" GOOD, "B|Rhello|"},
    {"rubbish between", GOOD "rubbish\nmore WARC/1.0\n" GOOD, "Rhello|B|Rhello|"},
    {"a length that is too long", HEAD("response", "50") "hello" END GOOD, "B|Rhello|"},
    {"a length that is too short", HEAD("response", "3") "hello" END GOOD, "B|Rhello|"},
    {"a length beyond the end",
     HEAD("response", "99") "hello" END "WARC/1.0\r\nWARC-Type: resource"
                            "\r\nContent-Length: 1\r\n\r\nx" END,
     "B|Rx|"},
    {"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\nhello" END GOOD, "B|Rhello|"},
    {"a length that is none", HEAD("response", "-5") "hello" END GOOD, "B|Rhello|"},
    {"a length beyond all numbers", HEAD("response", "99999999999999999999") "x" END GOOD,
     "B|Rhello|"},
    {"a version to come", "WARC/2.0\r\nContent-Length: 1\r\n\r\nx" END GOOD, "B|Rhello|"},
    {"cut off in the head", GOOD "WARC/1.0\r\nWARC-Ty", "Rhello|B|"},
    {"cut off in the mark", GOOD "WAR", "Rhello|B|"},
    {"cut off in the body", GOOD HEAD("response", "5") "he", "Rhello|B|"},
    {"cut off in what is passed by", HEAD("request", "5") "he", "B|"},
    {"one problem for many starts that are none",
     HEAD("response", "4") "hello\nWARC/1.0\n\nWARC/3\n\n\nWARC/1.0 x\n\n" GOOD, "B|Rhello|"},
    {"line ends alone", "\r\n\r\n\n", ""},
};

static void test_cases(void) {
    struct out found = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        size_t size = strlen(CASES[i].bytes);
        for (size_t piece = 1; piece <= size + 1; piece = piece < 12 ? piece + 1 : piece * 2) {
            read_all(CASES[i].bytes, size, piece, &found);
            CHECK(strcmp(found.bytes, CASES[i].found) == 0, "%s, in pieces of %zu: %s, not %s",
                  CASES[i].name, piece, found.bytes, CASES[i].found);
        }
    }
    out_release(&found);
}

static void test_long(void) {
    struct out bytes = {0}, found = {0};
    out_text(&bytes, HEAD("response", "200000"));
    for (size_t i = 0; i < 20000; i++) out_text(&bytes, "0123456789");
    out_text(&bytes, END GOOD);
    read_all(bytes.bytes, bytes.size, 1000, &found);
    IS(strncmp(found.bytes, "R~0123", 6) == 0);
    IS(found.size == 65536 + 3 + 7); /* the start of the long one, then the good one */
    IS(strcmp(found.bytes + found.size - 7, "Rhello|") == 0);
    out_clear(&bytes);
    out_text(&bytes, "WARC/1.0\r\n");
    for (size_t i = 0; i < 10000; i++) out_text(&bytes, "X-Name: value\r\n");
    out_text(&bytes, "\r\n\r\n" GOOD);
    read_all(bytes.bytes, bytes.size, 1000, &found);
    IS(strcmp(found.bytes, "B|Rhello|") == 0);
    out_release(&bytes);
    out_release(&found);
}

static void test_fields(void) {
    struct warc_reader reader = {.largest = 100};
    struct warc_record record;
    warc_add(&reader, GOOD, sizeof GOOD - 1, true);
    IS(warc_next(&reader, &record) == WARC_RECORD);
    IS(strcmp(record.type, "response") == 0 && strcmp(record.id, "<urn:uuid:1>") == 0);
    IS(strcmp(record.url, "http://e.org/") == 0 && strcmp(record.truncated, "") == 0);
    IS(strcmp(record.content_type, "application/http; msgtype=response") == 0);
    IS(warc_next(&reader, &record) == WARC_MORE);
    warc_close(&reader);
}

/* Members of gzip tell where a record was cut off. */
static void test_members(void) {
    static const char cut[] = HEAD("response", "90") "hel";
    struct warc_reader reader = {.largest = 100};
    struct warc_record record;
    warc_add(&reader, cut, sizeof cut - 1, true);
    IS(warc_next(&reader, &record) == WARC_MORE);
    warc_add(&reader, GOOD, sizeof GOOD - 1, true);
    IS(warc_next(&reader, &record) == WARC_BAD && reader.problem);
    IS(warc_next(&reader, &record) == WARC_RECORD && record.size == 5);
    warc_add(&reader, cut, sizeof cut - 1, true);
    IS(warc_next(&reader, &record) == WARC_MORE);
    warc_break(&reader, "broken");
    IS(warc_next(&reader, &record) == WARC_BAD && strcmp(reader.problem, "broken") == 0);
    warc_break(&reader, "broken again"); /* before a record was found: the same trouble */
    IS(warc_next(&reader, &record) == WARC_MORE);
    warc_add(&reader, GOOD, sizeof GOOD - 1, true);
    IS(warc_next(&reader, &record) == WARC_RECORD && record.size == 5);
    warc_close(&reader);
}

static const struct {
    const char *answer, *found; /* FORMAT CHARSET BODY, or what is wrong */
} ANSWERS[] = {
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", "html  <p>"},
    {"HTTP/1.0 200\nContent-Type: text/plain; charset=\"Windows-1252\"\n\nx",
     "text Windows-1252 x"},
    {"HTTP/2 200 \r\ncontent-type: TEXT/Markdown;x=charset;Charset = utf-8\r\n\r\nx",
     "markdown utf-8 x"},
    {"HTTP/1.1 200 OK\r\nContent-Type: application/xhtml+xml\r\n\r\n", "html  "},
    {"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx", "nothing"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/htmlx\r\n\r\nx", "nothing"},
    {"HTTP/1.1 200 OK\r\n\r\n \n<p>", "html   \n<p>"},
    {"HTTP/1.1 200 OK\r\n\r\nGIF89a", "nothing"},
    {"HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<p>", "nothing"},
    {"HTTP/1.1 301 Moved\r\n\r\n", "nothing"},
    {"no answer", "bad"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "bad"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
     "3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\n\r\n",
     "html  abc0123456789"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n<p>x",
     "html  <p>x"}, /* undone by the crawler */
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
     "5\r\nabc",
     "bad"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
     "3\r\nabc\r\n",
     "bad"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
     "ffffffff\r\nabc\r\n",
     "bad"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n<p>",
     "html  <p>"}, /* undone by the crawler */
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n\x1F\x8Bxx",
     "bad"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n\x0B\x02", "bad"},
    {"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: br\r\n\r\n\x0B", "nothing"},
    {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
     "<p>0123456789012345678901234567890123456789012345678901234567890123456789",
     "bad"}, /* larger than 64 bytes */
};

static void test_answers(void) {
    struct http_room room = {0};
    struct out found = {0};
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
        size_t size = strlen(ANSWERS[i].answer);
        char *copy = malloc(size);
        struct http_page page;
        if (!copy) abort();
        memcpy(copy, ANSWERS[i].answer, size);
        http_read(copy, size, 64, false, &room, &page);
        out_clear(&found);
        if (page.problem)
            out_text(&found, "bad");
        else if (!page.format)
            out_text(&found, "nothing");
        else
            out_format(&found, "%s %s %.*s", page.format, page.charset, (int)page.size, page.bytes);
        CHECK(strcmp(found.bytes, ANSWERS[i].found) == 0, "%s: %s, not %s", ANSWERS[i].answer,
              found.bytes, ANSWERS[i].found);
        free(copy);
    }
    out_release(&found);
    http_release(&room);
}

int main(void) {
    test_cases();
    test_long();
    test_fields();
    test_members();
    test_answers();
    return check_report();
}
