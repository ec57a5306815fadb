/* See pictures.h. The kind of a picture is told by its first bytes, whatever its name says; its
 * size stands in its head (PNG: ISO/IEC 15948, 11.2.2; GIF: GIF89a, 18; JPEG: ITU-T T.81, B.2.2).
 */
#include "host/pictures.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LARGEST = 2 << 20, LARGEST_IN_ALL = 8 << 20 };

void pictures_open(struct pictures *pictures, const char *input) {
    *pictures = (struct pictures){0};
    if (!input || strcmp(input, "-") == 0) {
        pictures->is_closed = true;
        return;
    }
    const char *slash = strrchr(input, '/');
    size_t size = slash ? (size_t)(slash - input) + 1 : 0;
    if (size >= sizeof pictures->folder)
        pictures->is_closed = true;
    else
        memcpy(pictures->folder, input, size);
}

void pictures_close(struct pictures *pictures) {
    file_release(&pictures->file);
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The path that a relative address means, without its query and fragment; false for any other. */
static bool decode(const char *address, size_t size, char *path, size_t room) {
    size_t used = 0;
    for (size_t i = 0; i < size && address[i] != '?' && address[i] != '#'; i++) {
        char c = address[i];
        int high = i + 2 < size && c == '%' ? hex_value(address[i + 1]) : -1;
        int low = high >= 0 ? hex_value(address[i + 2]) : -1;
        if (low >= 0) {
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (c == '\0' || c == ':' || c == '\\' || used + 1 >= room) return false;
        path[used++] = c;
    }
    path[used] = '\0';
    return used > 0 && path[0] != '/';
}

/* Does no part of the path lead upwards, or to a hidden file? */
static bool is_inside(const char *path) {
    for (const char *part = path; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL)
        if (part[0] == '.' && part[1] != '/') return false;
    return true;
}

/* A file and no pipe or device; a link must not lead out of the folder, either. */
static bool is_below(const char *path, const char *folder) {
    char real[PATH_MAX], above[PATH_MAX];
    struct stat about;
    if (!realpath(path, real) || !realpath(*folder ? folder : ".", above)) return false;
    if (stat(real, &about) != 0 || !S_ISREG(about.st_mode)) return false;
    size_t size = strlen(above);
    return strncmp(real, above, size) == 0 && (real[size] == '/' || above[size - 1] == '/');
}

static unsigned big_endian(const unsigned char *bytes, size_t count) {
    unsigned value = 0;
    for (size_t i = 0; i < count; i++) value = value << 8 | bytes[i];
    return value;
}

/* Walks over the segments to the start of a frame. */
static void measure_jpeg(const unsigned char *b, size_t size, pl_picture *picture) {
    for (size_t at = 2; at + 9 < size && b[at] == 0xFF;) {
        unsigned marker = b[at + 1];
        bool is_frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame) {
            picture->height = big_endian(b + at + 5, 2);
            picture->width = big_endian(b + at + 7, 2);
            return;
        }
        at += 2 + big_endian(b + at + 2, 2);
    }
}

/* Type and size of a picture; false when it is none that every browser shows. */
static bool look_at(pl_picture *picture) {
    const unsigned char *b = (const unsigned char *)picture->bytes;
    size_t size = picture->size;
    if (size > 24 && memcmp(b, "\x89PNG\r\n\x1a\n", 8) == 0) {
        picture->type = "image/png";
        picture->width = big_endian(b + 16, 4);
        picture->height = big_endian(b + 20, 4);
    } else if (size > 10 && memcmp(b, "GIF8", 4) == 0) {
        picture->type = "image/gif";
        picture->width = b[6] | (unsigned)b[7] << 8;
        picture->height = b[8] | (unsigned)b[9] << 8;
    } else if (size > 4 && memcmp(b, "\xff\xd8\xff", 3) == 0) {
        picture->type = "image/jpeg";
        measure_jpeg(b, size, picture);
    } else if (size > 16 && memcmp(b, "RIFF", 4) == 0 && memcmp(b + 8, "WEBP", 4) == 0) {
        picture->type = "image/webp";
    }
    return picture->type != NULL;
}

bool pictures_find(void *context, const char *address, size_t size, pl_picture *picture) {
    struct pictures *pictures = context;
    char name[PATH_MAX], path[2 * PATH_MAX];
    if (pictures->is_closed || !decode(address, size, name, sizeof name) || !is_inside(name))
        return false;
    strcpy(path, pictures->folder); /* NOLINT: both fit by their sizes */
    strcat(path, name);             /* NOLINT */
    file_release(&pictures->file);
    if (!is_below(path, pictures->folder) || !file_read(path, &pictures->file)) return false;
    size_t bytes = pictures->file.size;
    if (bytes > LARGEST || pictures->total + bytes > LARGEST_IN_ALL) return false;
    *picture = (pl_picture){.bytes = pictures->file.bytes, .size = bytes};
    if (!look_at(picture)) return false;
    pictures->total += bytes;
    return true;
}
