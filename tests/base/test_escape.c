/* Tests of which addresses a page may link to. */
#include "base/escape.h"
#include "check.h"

struct sample {
    const char *target;
    bool is_web, is_near;
};

static const struct sample samples[] = {
    {"https://a.example/b", true, false},
    {"HTTP://a.example", true, false},
    {"bins.html", false, true},
    {"in/bins.html#two", false, true},
    {"in/b...html", false, true},
    {"..bins.html", false, true},
    {"", false, false},
    {"/home/ann/bins.html", false, false},
    {"//a.example/b", false, false},
    {"../bins.html", false, false},
    {"in/../../bins.html", false, false},
    {"in/..", false, false},
    {"in/.%2E/bins.html", false, false},
    {"in\\..\\bins.html", false, false},
    {" /home/ann", false, false},
    {".\t./bins.html", false, false},
    {"#top", false, false},
    {"?page=2", false, false},
    {"javascript:alert(1)", false, false},
    {"file:///home/ann/bins.html", false, false},
    {"mailto:ann@a.example", false, false},
};

int main(void) {
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        struct str target = str_from(samples[i].target);
        if (escape_is_web_target(target) != samples[i].is_web ||
            escape_is_near_target(target) != samples[i].is_near)
            puts(samples[i].target);
        IS(escape_is_web_target(target) == samples[i].is_web);
        IS(escape_is_near_target(target) == samples[i].is_near);
    }
    return check_report();
}
