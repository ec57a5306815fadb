/* See binary.h. Documents come with the advice that docs/input.md spells out. */
#include "read/binary.h"

struct magic {
    struct str bytes;
    const char *what;
};

static const struct magic magics[] = {
    {{"%PDF-", 5}, "a PDF: get its HTML with pdftohtml -s -i -noframes, then convert that"},
    {{"{\\rtf", 5}, "an RTF document: save it as HTML from Word or LibreOffice, then convert that"},
    {{"\xd0\xcf\x11\xe0", 4},
     "an old Office document: save it as HTML from Word or LibreOffice, then convert that"},
    {{"PK\5\6", 4}, "an empty zip archive"},
    {{"\x1f\x8b", 2}, "compressed with gzip: unpack it first"},
    {{"BZh", 3}, "compressed with bzip2: unpack it first"},
    {{"\xfd"
      "7zXZ",
      5},
     "compressed with xz: unpack it first"},
    {{"\x28\xb5\x2f\xfd", 4}, "compressed with zstd: unpack it first"},
    {{"7z\xbc\xaf", 4}, "a 7z archive: unpack it first"},
    {{"\x89PNG", 4}, "a PNG image"},
    {{"\xff\xd8\xff", 3}, "a JPEG image"},
    {{"GIF87a", 6}, "a GIF image"},
    {{"GIF89a", 6}, "a GIF image"},
    {{"II*\0", 4}, "a TIFF image"},
    {{"MM\0*", 4}, "a TIFF image"},
    {{"wOFF", 4}, "a font"},
    {{"wOF2", 4}, "a font"},
    {{"OggS", 4}, "a sound file"},
    {{"ID3", 3}, "a sound file"},
    {{"\x7f"
      "ELF",
      4},
     "a program"},
    {{"SQLite format 3", 15}, "a database"},
};

/* Names of files, or of the type, that stand unpacked in such an archive. */
static const struct magic archives[] = {
    {{"word/document.xml", 17},
     "a Word document: save it as HTML (Web Page, Filtered), then convert that"},
    {{"application/vnd.oasis.opendocument.text", 39},
     "an OpenDocument text: save it as HTML from LibreOffice, then convert that"},
    {{"application/epub+zip", 20}, "an EPUB: unpack it, then convert its HTML files"},
    {{"xl/workbook.xml", 15}, "an Excel workbook: save the text as HTML, then convert that"},
    {{"ppt/presentation.xml", 20}, "a PowerPoint file: save its text as HTML, then convert that"},
};

static const char *archive_name(struct str bytes) {
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        if (str_find(bytes, archives[i].bytes, 0) != SIZE_MAX) return archives[i].what;
    return "a zip archive: unpack it first";
}

const char *binary_name(struct str bytes) {
    if (str_starts(bytes, STR("PK\3\4"))) return archive_name(bytes);
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (str_starts(bytes, magics[i].bytes)) return magics[i].what;
    if (bytes.size > 12 && str_equal(str_slice(bytes, 0, 4), STR("RIFF")))
        return "a WebP image, sound or film";
    if (bytes.size > 12 && str_equal(str_slice(bytes, 4, 8), STR("ftyp"))) return "a film";
    return NULL;
}

static bool is_strange(char c) {
    unsigned char u = (unsigned char)c;
    return u < 9 || (u > 13 && u < 27) || (u > 27 && u < 32) || u == 127;
}

/* One in twenty, and more than a few. */
bool binary_bytes(struct str bytes) {
    struct str head = str_slice(bytes, 0, 65536);
    size_t strange = 0;
    for (size_t i = 0; i < head.size; i++) strange += is_strange(head.bytes[i]);
    return strange > 4 && strange * 20 > head.size;
}
