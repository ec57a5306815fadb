/* See digest.h. The one file that knows libcrypto. */
#include "batch/digest.h"

#include <openssl/evp.h>
#include <stdio.h>

bool digest_of(const char *bytes, size_t size, char digest[DIGEST_SIZE]) {
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (!EVP_Digest(bytes, size, sum, &length, EVP_sha256(), NULL)) return false;
    for (unsigned i = 0; i < length && i * 2 + 2 < DIGEST_SIZE; i++)
        (void)snprintf(digest + (size_t)i * 2, 3, "%02x", sum[i]);
    return true;
}
