/* See warc.h. A record is handed out when what follows it shows that its length is right; if it is
 * not, the lines of its body are searched for the start of the next record. */
#include "batch/warc.h"
#include "batch/header.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_HEAD = 1 << 16, CUT_SIZE = 1 << 16, MARK_SIZE = 5, END_SIZE = 4 };
enum field { TYPE, ID, URL, CONTENT_TYPE, TRUNCATED };

static const char MARK[] = "WARC/";

static const char *start_of(const struct warc_reader *r) {
    return r->held.bytes + r->at;
}

static size_t size_of(const struct warc_reader *r) {
    return r->held.size - r->at;
}

static size_t count_line_ends(const char *bytes, size_t size) {
    size_t count = 0;
    while (count < size && count < END_SIZE && (bytes[count] == '\r' || bytes[count] == '\n'))
        count++;
    return count;
}

/* Is the body there, with fewer line ends behind it than there should be? */
static bool has_body(const struct warc_reader *r) {
    if (r->state != WARC_BODY || r->record.is_cut || size_of(r) < r->body_size) return false;
    size_t behind = size_of(r) - r->body_size;
    return count_line_ends(start_of(r) + r->body_size, behind) == behind;
}

void warc_add(struct warc_reader *r, const char *bytes, size_t size, bool starts_member) {
    bool is_record = starts_member && size >= MARK_SIZE && memcmp(bytes, MARK, MARK_SIZE) == 0;
    if (is_record && r->state != WARC_START && !has_body(r)) {
        r->is_broken = r->state != WARC_PASSING;
        r->problem = "is cut off where the next record starts";
        r->state = WARC_START;
        r->at = r->held.size;
        r->is_lost = true; /* told of by is_broken */
    }
    r->is_line_start |= is_record;
    if (r->at) {
        memmove(r->held.bytes, r->held.bytes + r->at, r->held.size - r->at);
        r->held.size -= r->at;
        r->at = 0;
    } else if (!r->held.bytes) {
        r->is_line_start = true;
    }
    out_add(&r->held, bytes, size);
}

static enum warc_step fail(struct warc_reader *r, const char *problem) {
    r->problem = problem;
    r->state = WARC_START;
    r->is_lost = true;
    return WARC_BAD;
}

/* Moves to the next line that begins as a record does. False when more has to come first. */
static bool search(struct warc_reader *r) {
    const char *bytes = start_of(r), *end = bytes + size_of(r);
    for (const char *at = bytes; (at = memmem(at, (size_t)(end - at), MARK, MARK_SIZE)); at++) {
        if (at == bytes ? !r->is_line_start : at[-1] != '\n') continue;
        r->at = (size_t)(at - r->held.bytes);
        r->is_line_start = true;
        return true;
    }
    size_t passed = size_of(r) < MARK_SIZE ? 0 : size_of(r) - (MARK_SIZE - 1);
    if (passed) r->is_line_start = bytes[passed - 1] == '\n';
    r->at += passed;
    return false;
}

/* Moves to the start of the next record. True when it is there. */
static bool find_start(struct warc_reader *r, enum warc_step *step) {
    *step = WARC_MORE;
    if (!r->is_lost) {
        for (; size_of(r) && strchr("\r\n", *start_of(r)) && *start_of(r); r->at++)
            r->is_line_start = true;
        size_t there = size_of(r) < MARK_SIZE ? size_of(r) : MARK_SIZE;
        if (there && memcmp(start_of(r), MARK, there) != 0) {
            *step = fail(r, "there is no record where one should start");
            return false;
        }
        if (there < MARK_SIZE) {
            if (there && r->is_ended) *step = fail(r, "the file ends in the head of a record");
            return false;
        }
    } else if (!search(r)) {
        return false;
    }
    r->state = WARC_HEAD;
    return true;
}

/* "WARC/0.18" to "WARC/1.1"; later versions of the same number before the dot would be read alike.
 */
static bool is_known_version(const char *head) {
    return (head[MARK_SIZE] == '0' || head[MARK_SIZE] == '1') && head[MARK_SIZE + 1] == '.';
}

static bool read_length(struct out *value, size_t *length) {
    *length = 0;
    size_t digits = strspn(value->bytes, "0123456789");
    if (!digits || digits > 15 || value->bytes[digits]) return false;
    for (size_t i = 0; i < digits; i++) *length = *length * 10 + (size_t)(value->bytes[i] - '0');
    return true;
}

static void read_fields(struct warc_reader *r, const char *head, size_t size) {
    static const char *const names[] = {[TYPE] = "WARC-Type",
                                        [ID] = "WARC-Record-ID",
                                        [URL] = "WARC-Target-URI",
                                        [CONTENT_TYPE] = "Content-Type",
                                        [TRUNCATED] = "WARC-Truncated"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        header_find(head, size, names[i], &r->fields[i]);
    struct out *url = &r->fields[URL]; /* WARC 1.0 put it between angle brackets by mistake */
    if (url->size > 2 && url->bytes[0] == '<' && url->bytes[url->size - 1] == '>') {
        memmove(url->bytes, url->bytes + 1, url->size -= 2);
        url->bytes[url->size] = '\0';
    }
    r->record = (struct warc_record){.type = r->fields[TYPE].bytes,
                                     .id = r->fields[ID].bytes,
                                     .url = url->bytes,
                                     .content_type = r->fields[CONTENT_TYPE].bytes,
                                     .truncated = r->fields[TRUNCATED].bytes};
}

/* Reads the head and decides what to do with the body. WARC_RECORD: go on. */
static enum warc_step read_head(struct warc_reader *r) {
    const char *head = start_of(r);
    size_t size = header_size(head, size_of(r));
    bool is_too_long = size > LONGEST_HEAD || (!size && size_of(r) > LONGEST_HEAD);
    if (!size && !is_too_long && !r->is_ended) return WARC_MORE;
    struct out length = {0};
    const char *problem = is_too_long ? "the head of a record has no end"
                          : !size     ? "the file ends in the head of a record"
                                      : NULL;
    if (!problem && !is_known_version(head)) problem = "the version of WARC is not known";
    if (!problem) {
        header_find(head, size, "Content-Length", &length);
        if (!read_length(&length, &r->body_size)) problem = "the length of a record is not told";
    }
    out_release(&length);
    if (problem) {
        r->at += MARK_SIZE;
        r->is_line_start = false;
        return fail(r, problem);
    }
    read_fields(r, head, size);
    r->at += size;
    r->is_lost = false;
    bool is_wanted = strcasecmp(r->record.type, "response") == 0 ||
                     strcasecmp(r->record.type, "resource") == 0 ||
                     strcasecmp(r->record.type, "revisit") == 0 ||
                     strcasecmp(r->record.type, "conversion") == 0;
    r->record.is_cut = is_wanted && r->body_size > r->largest;
    r->left = r->body_size;
    r->state = is_wanted ? WARC_BODY : WARC_PASSING;
    return WARC_RECORD;
}

/* Does what follows a body look as if the body ended there? `is_known` is false when more has to
 * come first. */
static bool ends_well(const struct warc_reader *r, bool *is_known) {
    const char *end = start_of(r) + r->body_size;
    size_t size = size_of(r) - r->body_size, line_ends = count_line_ends(end, size);
    size_t behind = size - line_ends, there = behind < MARK_SIZE ? behind : MARK_SIZE;
    bool fits = line_ends == END_SIZE || memcmp(end + line_ends, MARK, there) == 0;
    *is_known = !fits || r->is_ended || line_ends == END_SIZE || there == MARK_SIZE;
    return fits;
}

static enum warc_step read_body(struct warc_reader *r, struct warc_record *record) {
    bool is_known = true;
    size_t wanted = r->record.is_cut && r->body_size > CUT_SIZE ? CUT_SIZE : r->body_size;
    bool is_there = size_of(r) >= wanted;
    if (!is_there && !r->is_ended) return WARC_MORE;
    r->is_line_start = true; /* behind the head, should the body be searched */
    if (!is_there) return fail(r, "the file ends in the body of a record");
    if (!r->record.is_cut && !ends_well(r, &is_known))
        return fail(r, "the length of a record is wrong");
    if (!is_known) return WARC_MORE;
    *record = r->record;
    record->body = start_of(r);
    record->size = wanted;
    r->at += wanted;
    r->left = r->body_size - wanted;
    r->state = WARC_PASSING;
    return WARC_RECORD;
}

/* Passes by what is left of a body. False when more has to come first. */
static bool pass_by(struct warc_reader *r) {
    size_t passed = size_of(r) < r->left ? size_of(r) : r->left;
    r->at += passed;
    r->left -= passed;
    if (r->left) return false;
    r->state = WARC_START;
    r->is_line_start = false;
    return true;
}

enum warc_step warc_next(struct warc_reader *r, struct warc_record *record) {
    enum warc_step step;
    bool was_lost; /* one problem is told of once, however often the search is misled */
    if (r->is_broken) {
        r->is_broken = false;
        return WARC_BAD;
    }
    if (!r->held.bytes) return WARC_MORE;
    for (;;) {
        switch (r->state) {
        case WARC_START:
            if (!find_start(r, &step)) return step;
            break;
        case WARC_HEAD:
            was_lost = r->is_lost;
            step = read_head(r);
            if (step == WARC_MORE || (step == WARC_BAD && !was_lost)) return step;
            break;
        case WARC_BODY: return read_body(r, record);
        case WARC_PASSING:
            if (pass_by(r)) break;
            if (!r->is_ended) return WARC_MORE;
            return fail(r, "the file ends in the body of a record");
        }
    }
}

void warc_break(struct warc_reader *r, const char *problem) {
    r->is_broken |= !r->is_lost;
    if (r->is_broken) r->problem = problem;
    r->state = WARC_START;
    r->is_lost = r->is_line_start = true;
    r->at = r->held.size;
}

void warc_end(struct warc_reader *r) {
    r->is_ended = true;
}

void warc_close(struct warc_reader *r) {
    out_release(&r->held);
    for (size_t i = 0; i < sizeof r->fields / sizeof *r->fields; i++) out_release(&r->fields[i]);
    *r = (struct warc_reader){0};
}
