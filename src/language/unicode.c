/* ASCII is answered here without asking ICU: nearly every character of an English page is. */
#include "language/unicode.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

bool unicode_is_letter(uint32_t c) {
    if (c < 0x80) return ascii_is_alpha((char)c);
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool unicode_is_digit(uint32_t c) {
    return c < 0x80 ? ascii_is_digit((char)c) : u_charType((UChar32)c) == U_DECIMAL_DIGIT_NUMBER;
}

bool unicode_is_upper(uint32_t c) {
    return c < 0x80 ? ascii_is_upper((char)c) : u_isupper((UChar32)c) != 0;
}

bool unicode_is_lower(uint32_t c) {
    return c < 0x80 ? ascii_is_lower((char)c) : u_islower((UChar32)c) != 0;
}

bool unicode_is_space(uint32_t c) {
    return c < 0x80 ? ascii_is_space((char)c) : u_isUWhiteSpace((UChar32)c) != 0;
}

uint32_t unicode_lower(uint32_t c) {
    return c < 0x80 ? (uint32_t)(unsigned char)ascii_lower((char)c)
                    : (uint32_t)u_tolower((UChar32)c);
}
