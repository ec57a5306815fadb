/* Members of zip and tar archives, and of files packed alone, as they stand in the archive. The one
 * file that knows libarchive. */
#include "batch/source.h"
#include "host/out.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum {
    MOST_PASSED = 16, /* times the largest document, of a packed member that is passed by */
    BLOCK = 65536,
};

struct members {
    struct source source;
    const struct walk_rules *rules;
    struct archive *archive;
    char *name;
    size_t max_bytes, ordinal;
    bool is_ended;
    locale_t locale; /* libarchive knows UTF-8 in a locale that has it alone */
    struct out item_name, target, bytes, problem;
};

static bool fail(struct members *m, struct batch_item *item, const char *problem) {
    out_clear(&m->problem);
    out_text(&m->problem, problem);
    item->problem = m->problem.bytes;
    item->bytes = NULL;
    return true;
}

/* What libarchive says, in a sentence about the item. */
static bool fail_as_told(struct members *m, struct batch_item *item) {
    const char *told = archive_error_string(m->archive);
    return fail(m, item, told ? told : "cannot be read");
}

/* The member's path, or what stands for it when it has none that can be read. */
static const char *path_of(struct members *m, struct archive_entry *entry) {
    const char *path = archive_entry_pathname_utf8(entry);
    if (!path) path = archive_entry_pathname(entry);
    out_clear(&m->target);
    if (path && *path)
        out_text(&m->target, path);
    else
        out_format(&m->target, "member-%zu", m->ordinal);
    return m->target.bytes;
}

static bool ends_in(const char *path, const char *ending) {
    size_t size = strlen(path), length = strlen(ending);
    return size > length && strcasecmp(path + size - length, ending) == 0;
}

/* A file that was packed alone has no name but the packed one's. False for what is not packed, or
 * should be an archive: it is a broken one. */
static bool name_packed_file(struct members *m) {
    static const char *const archives[] = {".tgz", ".txz", ".tzst", ".tbz", ".tbz2"};
    const char *slash = strrchr(m->name, '/');
    out_clear(&m->target);
    out_text(&m->target, slash ? slash + 1 : m->name);
    char *dot = strrchr(m->target.bytes, '.');
    if (dot && dot > m->target.bytes) m->target.size = (size_t)(dot - m->target.bytes);
    m->target.bytes[m->target.size] = '\0';
    bool is_archive = ends_in(m->target.bytes, ".tar");
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        is_archive |= ends_in(m->name, archives[i]);
    return archive_filter_count(m->archive) > 1 && !is_archive;
}

/* Hidden files, and what lies in hidden folders, are passed by as in a folder on the disk. */
static bool is_hidden(const char *path) {
    for (const char *name = path; name; name = strchr(name, '/')) {
        name += *name == '/';
        size_t size = strcspn(name, "/");
        bool is_dots = strncmp(name, "..", size) == 0 && size <= 2;
        if (*name == '.' && !is_dots) return true;
    }
    return false;
}

/* Is it, or a folder that it lies in, left out? */
static bool is_passed_by(const struct members *m, char *path) {
    if (is_hidden(path)) return true;
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool is_left_out = *path && walk_passes_folder(m->rules, path);
        *slash = '/';
        if (is_left_out) return true;
    }
    return globs_say(&m->rules->excludes, path, false) == GLOB_TAKES;
}

/* Reads the member into `bytes`, as far as a document may be. Its declared size is not trusted. */
static bool read_member(struct members *m, struct batch_item *item) {
    out_clear(&m->bytes);
    out_add(&m->bytes, "", 0);
    for (;;) {
        char block[BLOCK];
        la_ssize_t got = archive_read_data(m->archive, block, sizeof block);
        if (got == ARCHIVE_RETRY) continue;
        if (got < 0) return fail_as_told(m, item);
        if (got == 0) break;
        item->is_over_limit = m->bytes.size + (size_t)got > m->max_bytes;
        if (item->is_over_limit) return fail(m, item, "is larger than --max-size");
        out_add(&m->bytes, block, (size_t)got);
    }
    item->bytes = m->bytes.bytes;
    item->size = m->bytes.size;
    return true;
}

/* Reads on to the end of a member that nobody wants. False when that would cost too much: what is
 * behind it in the archive is then given up. A zip and a bare tar only move on in the file. */
static bool pass_by(struct members *m) {
    size_t passed = 0;
    bool is_zip = (archive_format(m->archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
    if (is_zip || archive_filter_count(m->archive) <= 1) return true;
    for (;;) {
        const void *block;
        size_t size;
        la_int64_t at;
        int status = archive_read_data_block(m->archive, &block, &size, &at);
        if (status == ARCHIVE_RETRY) continue;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return true;
        passed += size;
        if (passed / MOST_PASSED > m->max_bytes) return false;
    }
}

static void name_item(struct members *m, const char *path, struct batch_item *item) {
    out_clear(&m->item_name);
    out_format(&m->item_name, "%s!%s", m->name, path);
    item->name = m->item_name.bytes;
    item->target = m->target.bytes;
}

static bool end_with(struct members *m, struct batch_item *item, const char *problem) {
    char name[32];
    (void)snprintf(name, sizeof name, "problem-%zu", m->ordinal);
    m->is_ended = true;
    out_clear(&m->target);
    out_text(&m->target, name);
    name_item(m, name, item);
    if (problem) return fail(m, item, problem);
    const char *told = archive_error_string(m->archive);
    bool says_why = told && strncmp(told, "INTERNAL", 8) != 0;
    fail(m, item, "is damaged, and what follows in it was not read");
    if (says_why) out_format(&m->problem, ": %s", told);
    item->problem = m->problem.bytes;
    return true;
}

static void read_entry(struct members *m, struct archive_entry *entry, struct batch_item *item) {
    name_item(m, m->target.bytes, item);
    bool is_file = archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
    bool is_wanted = is_file && walk_takes_file(m->rules, m->target.bytes);
    bool is_packed_file = archive_format(m->archive) == ARCHIVE_FORMAT_RAW;
    if (!is_wanted && !is_packed_file) {
        item->kind = ITEM_SKIPPED;
        return;
    }
    if (archive_entry_is_encrypted(entry))
        fail(m, item, "is encrypted");
    else
        read_member(m, item);
}

/* Entries whose heads have faults that do no harm come with ARCHIVE_WARN. */
static bool read_next(struct members *m, struct batch_item *item) {
    struct archive_entry *entry;
    while (!m->is_ended) {
        if (m->ordinal && !pass_by(m))
            return end_with(m, item,
                            "a member unpacks to more than --max-size by far: what follows "
                            "it was not read");
        int status = archive_read_next_header(m->archive, &entry);
        if (status == ARCHIVE_RETRY) continue;
        if (status == ARCHIVE_EOF) break;
        m->ordinal++;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return end_with(m, item, NULL);
        if (archive_entry_filetype(entry) == AE_IFDIR) continue;
        if (archive_format(m->archive) == ARCHIVE_FORMAT_RAW) {
            if (!name_packed_file(m)) return end_with(m, item, "holds no archive that can be read");
        } else {
            path_of(m, entry);
            if (is_passed_by(m, m->target.bytes)) continue;
        }
        read_entry(m, entry, item);
        return true;
    }
    return false;
}

static bool next_item(struct source *source, struct batch_item *item) {
    struct members *m = (struct members *)source;
    locale_t before = uselocale(m->locale);
    bool is_there = read_next(m, item);
    uselocale(before);
    return is_there;
}

static void close_archive(struct source *source) {
    struct members *m = (struct members *)source;
    archive_read_free(m->archive);
    out_release(&m->item_name);
    out_release(&m->target);
    out_release(&m->bytes);
    out_release(&m->problem);
    if (m->locale) freelocale(m->locale);
    free(m->name);
    free(m);
}

struct source *source_open_archive(const struct source_settings *settings) {
    if (access(settings->path, R_OK) != 0) return NULL;
    struct members *m = out_alloc(sizeof *m);
    m->source = (struct source){.next = next_item, .close = close_archive};
    m->rules = settings->rules;
    m->name = out_copy(settings->name, strlen(settings->name));
    m->max_bytes = settings->max_bytes;
    m->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    m->archive = archive_read_new();
    if (!m->archive) out_give_up();
    archive_read_support_filter_all(m->archive);
    archive_read_support_format_zip_seekable(m->archive);
    archive_read_support_format_zip_streamable(m->archive);
    archive_read_support_format_tar(m->archive);
    archive_read_support_format_raw(m->archive);
    /* What cannot be opened says so when its first member is asked for. */
    (void)archive_read_open_filename(m->archive, settings->path, BLOCK);
    return &m->source;
}
