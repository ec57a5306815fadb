/* Texts and exit statuses of the failure list. */
#include "base/status.h"

#define STATUS_EXIT(code, exit_status, message) [code] = exit_status,
#define STATUS_TEXT(code, exit_status, message) [code] = message,

int status_exit(enum status status) {
    static const int exits[] = {STATUS_LIST(STATUS_EXIT)};
    return (unsigned)status < STATUS_COUNT ? exits[status] : 70;
}

const char *status_message(enum status status) {
    static const char *const texts[] = {STATUS_LIST(STATUS_TEXT)};
    return (unsigned)status < STATUS_COUNT ? texts[status] : "an unknown failure";
}
