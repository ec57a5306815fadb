/* Unicode properties, by ICU. The only door to ICU in the project. */
#ifndef LANGUAGE_UNICODE_H
#define LANGUAGE_UNICODE_H

#include "base/str.h"

bool unicode_is_letter(uint32_t code_point); /* letters and combining marks */
bool unicode_is_digit(uint32_t code_point);
bool unicode_is_upper(uint32_t code_point);
bool unicode_is_lower(uint32_t code_point);
bool unicode_is_space(uint32_t code_point); /* non-breaking ones too */
uint32_t unicode_lower(uint32_t code_point);

#endif
