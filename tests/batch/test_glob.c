/* Patterns against paths, as gitignore(5) tells them. */
#include "../check.h"
#include "batch/glob.h"

#include <string.h>
#include <time.h>

static enum glob_says say(const char *lines, const char *path, bool is_folder) {
    struct globs globs = {0};
    globs_add_lines(&globs, lines, strlen(lines));
    enum glob_says says = globs_say(&globs, path, is_folder);
    globs_release(&globs);
    return says;
}

static const struct {
    const char *lines, *path;
    bool is_folder;
    enum glob_says says;
} CASES[] = {
    {"a.html", "a.html", false, GLOB_TAKES},
    {"a.html", "b/c/a.html", false, GLOB_TAKES},
    {"a.html", "xa.html", false, GLOB_NOTHING},
    {"*.html", "b/a.html", false, GLOB_TAKES},
    {"*.html", "a.htm", false, GLOB_NOTHING},
    {"a*", "a", false, GLOB_TAKES},
    {"?.md", "x.md", false, GLOB_TAKES},
    {"?.md", "xy.md", false, GLOB_NOTHING},
    {"?.md", "\xC3\xA9.md", false, GLOB_TAKES}, /* one character of two bytes */
    {"?.md", "\xC3\xA9\xC3\xA9.md", false, GLOB_NOTHING},
    {"/a.md", "a.md", false, GLOB_TAKES},
    {"/a.md", "b/a.md", false, GLOB_NOTHING},
    {"b/a.md", "b/a.md", false, GLOB_TAKES},
    {"b/a.md", "c/b/a.md", false, GLOB_NOTHING}, /* a slash inside ties it to its folder */
    {"b/*", "b/a.md", false, GLOB_TAKES},
    {"b/*", "b/c/a.md", false, GLOB_NOTHING}, /* a star crosses no slash */
    {"b?a.md", "b/a.md", false, GLOB_NOTHING},
    {"/b[/]a.md", "b/a.md", false, GLOB_NOTHING},
    {"/b[!x]a.md", "b/a.md", false, GLOB_NOTHING},
    {"out/", "out", true, GLOB_TAKES},
    {"out/", "out", false, GLOB_NOTHING},
    {"out/", "b/out", true, GLOB_TAKES},
    {"/out/", "b/out", true, GLOB_NOTHING},
    {"**/out", "out", false, GLOB_TAKES},
    {"**/out", "a/b/out", false, GLOB_TAKES},
    {"**/out", "a/bout", false, GLOB_NOTHING},
    {"**/b/a.md", "b/a.md", false, GLOB_TAKES},
    {"**/b/a.md", "x/y/b/a.md", false, GLOB_TAKES},
    {"b/**", "b/c/a.md", false, GLOB_TAKES},
    {"b/**", "b", true, GLOB_NOTHING}, /* what is in it, not the folder */
    {"b/**", "c/b/a", false, GLOB_NOTHING},
    {"a/**/z", "a/z", false, GLOB_TAKES},
    {"a/**/z", "a/b/z", false, GLOB_TAKES},
    {"a/**/z", "a/b/c/z", false, GLOB_TAKES},
    {"a/**/z", "a/bz", false, GLOB_NOTHING},
    {"a/**/b/**/z", "a/1/b/b/2/z", false, GLOB_TAKES},
    {"a**z", "abcz", false, GLOB_TAKES},
    {"/a**z", "ab/cz", false, GLOB_NOTHING}, /* no whole name: as one star */
    {"[a-c].md", "b.md", false, GLOB_TAKES},
    {"[a-c].md", "d.md", false, GLOB_NOTHING},
    {"[!a-c].md", "d.md", false, GLOB_TAKES},
    {"[^a-c].md", "b.md", false, GLOB_NOTHING},
    {"[]a].md", "].md", false, GLOB_TAKES},
    {"[a-].md", "-.md", false, GLOB_TAKES},
    {"[\\]].md", "].md", false, GLOB_TAKES},
    {"[[:digit:]x].md", "7.md", false, GLOB_TAKES},
    {"[[:digit:]x].md", "x.md", false, GLOB_TAKES},
    {"[[:digit:]x].md", "d.md", false, GLOB_NOTHING},
    {"[a.md", "[a.md", false, GLOB_NOTHING}, /* a set without an end matches nothing */
    {"\\*.md", "*.md", false, GLOB_TAKES},
    {"\\*.md", "a.md", false, GLOB_NOTHING},
    {"# a.md", "# a.md", false, GLOB_NOTHING},
    {"\\#a.md", "#a.md", false, GLOB_TAKES},
    {"\\!a.md", "!a.md", false, GLOB_TAKES},
    {"a.md  ", "a.md", false, GLOB_TAKES},
    {"a.md\\ ", "a.md ", false, GLOB_TAKES},
    {"a.md\r\nb.md\r\n", "a.md", false, GLOB_TAKES},
    {"\xEF\xBB\xBF"
     "a.md\n",
     "a.md", false, GLOB_TAKES},
    {"\n\n", "a", false, GLOB_NOTHING},
    {"/", "a", true, GLOB_NOTHING},
    {"!", "a", false, GLOB_NOTHING},
    {"*.md\n!keep.md", "keep.md", false, GLOB_NEGATES},
    {"*.md\n!keep.md", "other.md", false, GLOB_TAKES},
    {"!keep.md\n*.md", "keep.md", false, GLOB_TAKES}, /* the last one decides */
    {"**", "a/b", false, GLOB_TAKES},
    {"*", "\xC3\xA9", false, GLOB_TAKES},
};

/* Patterns that make a matcher which tries one way after another run for years. */
static void test_time(void) {
    char path[4001], lines[256] = "";
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    for (size_t i = 0; i < 60; i++) strcat(lines, "a*");
    strcat(lines, "b");
    clock_t start = clock();
    IS(say(lines, path, false) == GLOB_NOTHING);
    for (size_t i = 1; i < sizeof path - 1; i += 2) path[i] = '/';
    strcpy(lines, "");
    for (size_t i = 0; i < 60; i++) strcat(lines, "**/");
    strcat(lines, "b");
    IS(say(lines, path, false) == GLOB_NOTHING);
    IS((clock() - start) / CLOCKS_PER_SEC < 2);
}

int main(void) {
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        CHECK(say(CASES[i].lines, CASES[i].path, CASES[i].is_folder) == CASES[i].says,
              "\"%s\" of \"%s\": not %d", CASES[i].lines, CASES[i].path, CASES[i].says);
    char longest[4000];
    memset(longest, '*', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    IS(say(longest, "a", false) == GLOB_NOTHING); /* longer than any pattern that is read */
    test_time();
    return check_report();
}
