/* Targets: safe, unique on any file system, and the same for the same inputs. */
#include "../check.h"
#include "batch/target.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *prefix, *raw, *target;
} PATHS[] = {
    {"", "a.html", "a"},
    {"", "b/c/a.HTM", "b/c/a"},
    {"", "page.php", "page.php"},
    {"", ".html", "_html"},
    {"", "", "index"},
    {"", "/", "index"},
    {"reports", "a.md", "reports/a"},
    {"/data//x/./y", "a.md", "data/x/y/a"},
    {"", "../../etc/passwd", "etc/passwd"},
    {"../..", "..", "index"},
    {"", "a/../b.txt", "a/b"},
    {"", "..\\..\\windows\\a.txt", "windows/a"},
    {"", "C:\\a.txt", "C_/a"},
    {"", "...", "_._"},
    {"", ".git/config", "_git/config"},
    {"", "a /b. /c.", "a_/b._/c_"},
    {"", "a\nb\x1B[31m\x7F.txt", "a_b_[31m_"},
    {"", "what?*|<>\".html", "what______"},
    {"", "caf\xC3\xA9.html", "caf\xC3\xA9"},
    {"",
     "a\xE2\x80\xAE"
     "b\xEF\xBB\xBF"
     "c",
     "a___b___c"},                   /* a mark that turns the writing */
    {"", "a\xC3(\xE2\x82", "a_(__"}, /* no UTF-8 */
    {"", "\xC0\xAF\xED\xA0\x80", "_____"},
    {"", "a.html/b.html", "a.html_/b"}, /* "a" makes a file "a.html" */
    {"", "A.JSON/b", "A.JSON_/b"},
    {"", "v1.2/b", "v1.2/b"},
};

static const struct {
    const char *url, *target;
} URLS[] = {
    {"https://www.example.org/", "www.example.org/index"},
    {"https://www.example.org", "www.example.org/index"},
    {"http://WWW.Example.org/A/b.html", "www.example.org/A/b"},
    {"http://u:p@example.org:8080/a/", "example.org_8080/a/index"},
    {"http://example.org/a/b.html#part", "example.org/a/b"},
    {"http://example.org/%7Eann/caf%C3%A9.htm", "example.org/~ann/caf\xC3\xA9"},
    {"http://example.org/a%2F..%2Fb", "example.org/a%2F..%2Fb"},
    {"http://example.org/%2e%2e/%2E%2E/x", "example.org/x"},
    {"http://example.org/a%00b%0Ac", "example.org/a%00b_c"},
    {"http://example.org/100%", "example.org/100%"},
    {"http://../../x", "x"},
    {"urn:uuid:1", "urn_uuid_1"},
    {"", "index"},
};

static void test_paths(void) {
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        struct targets targets = {0};
        const char *target = targets_give(&targets, PATHS[i].prefix, PATHS[i].raw, "name");
        CHECK(strcmp(target, PATHS[i].target) == 0, "%s + %s: %s, not %s", PATHS[i].prefix,
              PATHS[i].raw, target, PATHS[i].target);
        targets_release(&targets);
    }
}

static void test_urls(void) {
    for (size_t i = 0; i < sizeof URLS / sizeof *URLS; i++) {
        struct targets targets = {0};
        struct out raw = {0};
        target_add_url(&raw, URLS[i].url);
        const char *target = targets_give(&targets, "", raw.bytes, URLS[i].url);
        CHECK(strcmp(target, URLS[i].target) == 0, "%s: %s, not %s", URLS[i].url, target,
              URLS[i].target);
        out_release(&raw);
        targets_release(&targets);
    }
}

static void test_queries(void) {
    struct out one = {0}, two = {0}, again = {0};
    target_add_url(&one, "http://example.org/a.html?p=1");
    target_add_url(&two, "http://example.org/a.html?p=2");
    target_add_url(&again, "http://example.org/a.html?p=1#part");
    IS(strncmp(one.bytes, "example.org/a~", 14) == 0 && one.size == 24);
    IS(strcmp(one.bytes, two.bytes) != 0);
    IS(strcmp(one.bytes, again.bytes) == 0);
    out_release(&one);
    out_release(&two);
    out_release(&again);
}

/* What one file system or another takes for the same. */
static void test_collisions(void) {
    static const char *const same[] = {"a/b.html", "a/b.md", "A/B", "a//b", "a/b.txt", "a/b.txt"};
    static const char *const accents[] = {"\xC3\x89t\xC3\xA9", "\xC3\xA9t\xC3\x89",
                                          "\xD0\x94\xCE\xA3", "\xD0\xB4\xCF\x83"};
    char given[10][64];
    struct targets targets = {0};
    for (size_t i = 0; i < 6; i++)
        strcpy(given[i], targets_give(&targets, "", same[i], i < 5 ? same[i] : same[4]));
    for (size_t i = 0; i < 4; i++)
        strcpy(given[6 + i], targets_give(&targets, "", accents[i], accents[i]));
    for (size_t i = 0; i < 10; i++)
        for (size_t j = 0; j < i; j++)
            CHECK(strcasecmp(given[i], given[j]) != 0, "twice: %s, %s", given[i], given[j]);
    IS(strcmp(given[0], "a/b") == 0);
    IS(strncmp(given[1], "a/b~", 4) == 0);
    IS(strcmp(given[6], accents[0]) == 0);
    IS(strchr(given[7], '~') && strchr(given[9], '~') && !strchr(given[8], '~'));
    targets_release(&targets);
}

static void test_lengths(void) {
    static char name[5000];
    struct targets targets = {0};
    for (size_t i = 0; i + 2 < sizeof name; i += 2) memcpy(name + i, "\xC3\xA9", 2);
    char first[2000];
    strcpy(first, targets_give(&targets, "", name, "one"));
    IS(strlen(first) <= 140);
    name[4000] = 'x';
    name[4001] = 'x'; /* differs far behind the cut */
    IS(strcmp(first, targets_give(&targets, "", name, "two")) != 0);
    for (size_t i = 0; i + 2 < sizeof name; i += 2) memcpy(name + i, "d/", 2);
    IS(strlen(targets_give(&targets, "", name, "three")) <= 1030);
    targets_release(&targets);
}

static void test_many(void) {
    struct targets targets = {0};
    for (size_t i = 0; i < 100000; i++) {
        char name[32];
        snprintf(name, sizeof name, "%zu", i);
        if (strchr(targets_give(&targets, "", name, name), '~')) check_failed++;
    }
    IS(targets.seen.count == 100000);
    targets_release(&targets);
}

int main(void) {
    test_paths();
    test_urls();
    test_queries();
    test_collisions();
    test_lengths();
    test_many();
    return check_report();
}
