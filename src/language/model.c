/* Opens a model: checks what must hold for look-ups to stay inside the bytes, and nothing else. A
 * damaged weight gives a worse tree, never a read out of bounds. */
#include "language/constructions.h"

enum { HEADER_BYTES = 16 + LANGUAGE_PART_COUNT * 8, SHIFT_LIMIT = 15 };
static const char magic[4] = {'P', 'L', 'M', '1'};

static uint32_t read_u32(const unsigned char *bytes) {
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static bool is_little_endian(void) {
    const uint16_t one = 1;
    return *(const unsigned char *)&one == 1;
}

/* The header: magic, version, number of parts, size of the file, the four shifts; then offset and
 * size of each part. */
static bool check_header(const unsigned char *bytes, size_t size) {
    return size >= HEADER_BYTES && memcmp(bytes, magic, sizeof magic) == 0 &&
           bytes[4] == LANGUAGE_MODEL_VERSION && bytes[5] == LANGUAGE_PART_COUNT && bytes[6] == 0 &&
           bytes[7] == 0 && read_u32(bytes + 8) == size && is_little_endian();
}

static bool set_parts(struct language_model *model, const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < LANGUAGE_PART_COUNT; i++) {
        uint32_t start = read_u32(bytes + 16 + i * 8), length = read_u32(bytes + 20 + i * 8);
        if (start < HEADER_BYTES || start % 64 != 0 || start > size || length > size - start)
            return false;
        model->parts[i] = (struct language_part){bytes + start, length};
    }
    return true;
}

static bool check_names(const struct language_model *model, size_t names, size_t traits,
                        uint16_t *count) {
    uint32_t bytes = model->parts[names].size;
    *count = (uint16_t)(bytes / LANGUAGE_NAME_BYTES);
    return bytes % LANGUAGE_NAME_BYTES == 0 && bytes > 0 &&
           bytes / LANGUAGE_NAME_BYTES < LANGUAGE_MAX_CLASSES &&
           model->parts[traits].size == bytes / LANGUAGE_NAME_BYTES;
}

static bool check_buckets(const struct language_model *model) {
    static const struct {
        uint32_t part, bucket;
    } rules[] = {
        {LANGUAGE_FIXED_WORDS, sizeof(struct language_byte_bucket)},
        {LANGUAGE_WORD_CLASSES, sizeof(struct language_byte_bucket)},
        {LANGUAGE_TAGGER_INDEX, sizeof(struct language_class_bucket)},
        {LANGUAGE_TAGGER_WEIGHTS, 2},
        {LANGUAGE_LABELLER_INDEX, sizeof(struct language_class_bucket)},
        {LANGUAGE_LABELLER_WEIGHTS, 2},
        {LANGUAGE_GREEDY_WEIGHTS, LANGUAGE_ROW_BUCKET},
        {LANGUAGE_BEAM_WEIGHTS, LANGUAGE_ROW_BUCKET},
        {LANGUAGE_GUIDE_WEIGHTS, LANGUAGE_ROW_BUCKET},
        {LANGUAGE_JUDGE_WEIGHTS, LANGUAGE_JUDGE_BYTES},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        uint32_t size = model->parts[rules[i].part].size;
        if (size == 0 || size % rules[i].bucket != 0) return false;
    }
    return true;
}

static bool set_shifts(struct language_model *model, const unsigned char *bytes) {
    model->tagger_shift = bytes[12];
    model->labeller_shift = bytes[13];
    model->greedy_shift = bytes[14];
    model->beam_shift = bytes[15];
    for (size_t i = 12; i < 16; i++)
        if (bytes[i] > SHIFT_LIMIT) return false;
    return true;
}

void language_set_relation_kinds(struct language_model *model) {
    static const struct {
        const char *name;
        uint8_t kind;
    } kinds[] = {
        {"acl", LANGUAGE_REL_ACL},           {"advcl", LANGUAGE_REL_ADVCL},
        {"advcl:relcl", LANGUAGE_REL_OTHER}, {"advmod", LANGUAGE_REL_ADVMOD},
        {"obl:agent", LANGUAGE_REL_AGENT},   {"appos", LANGUAGE_REL_APPOS},
        {"aux", LANGUAGE_REL_AUX},           {"aux:pass", LANGUAGE_REL_AUX_PASS},
        {"case", LANGUAGE_REL_CASE},         {"cc", LANGUAGE_REL_CC},
        {"ccomp", LANGUAGE_REL_CCOMP},       {"conj", LANGUAGE_REL_CONJ},
        {"expl", LANGUAGE_REL_EXPL},         {"mark", LANGUAGE_REL_MARK},
        {"nsubj", LANGUAGE_REL_NSUBJ},       {"nsubj:pass", LANGUAGE_REL_NSUBJ},
        {"nsubj:outer", LANGUAGE_REL_NSUBJ}, {"parataxis", LANGUAGE_REL_PARATAXIS},
        {"punct", LANGUAGE_REL_PUNCT},       {"acl:relcl", LANGUAGE_REL_RELCL},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        int relation = language_find_relation(model, str_from(kinds[i].name));
        if (relation >= 0) model->relation_kinds[relation] = kinds[i].kind;
    }
}

static bool set_root(struct language_model *model) {
    int root = language_find_relation(model, STR("root"));
    model->root_relation = (uint8_t)root;
    return root >= 0 && model->relation_count >= 2 && model->tag_count >= 2;
}

bool language_model_open(struct language_model *model, const void *bytes, size_t size) {
    *model = (struct language_model){0};
    bool is_sound =
        bytes && check_header(bytes, size) && set_parts(model, bytes, size) &&
        check_names(model, LANGUAGE_TAG_NAMES, LANGUAGE_TAG_TRAITS, &model->tag_count) &&
        check_names(model, LANGUAGE_RELATION_NAMES, LANGUAGE_RELATION_TRAITS,
                    &model->relation_count) &&
        check_buckets(model) && set_shifts(model, bytes) && set_root(model);
    language_set_relation_kinds(model);
    if (!is_sound) *model = (struct language_model){0};
    return is_sound;
}

static struct str name_at(const struct language_part *names, unsigned index) {
    if ((uint64_t)(index + (uint64_t)1) * LANGUAGE_NAME_BYTES > names->size) return STR("");
    const char *name = (const char *)names->bytes + (size_t)index * LANGUAGE_NAME_BYTES;
    return (struct str){name, strnlen(name, LANGUAGE_NAME_BYTES)};
}

static int find_name(const struct language_part *names, struct str name) {
    for (unsigned i = 0; i < names->size / LANGUAGE_NAME_BYTES; i++)
        if (str_equal(name_at(names, i), name)) return (int)i;
    return -1;
}

struct str language_tag_name(const struct language_model *model, unsigned tag) {
    return name_at(&model->parts[LANGUAGE_TAG_NAMES], tag);
}

struct str language_relation_name(const struct language_model *model, unsigned relation) {
    return name_at(&model->parts[LANGUAGE_RELATION_NAMES], relation);
}

int language_find_tag(const struct language_model *model, struct str name) {
    return find_name(&model->parts[LANGUAGE_TAG_NAMES], name);
}

int language_find_relation(const struct language_model *model, struct str name) {
    return find_name(&model->parts[LANGUAGE_RELATION_NAMES], name);
}

unsigned language_tag_traits(const struct language_model *model, unsigned tag) {
    const struct language_part *part = &model->parts[LANGUAGE_TAG_TRAITS];
    return tag < part->size ? part->bytes[tag] : 0;
}

unsigned language_relation_traits(const struct language_model *model, unsigned relation) {
    const struct language_part *part = &model->parts[LANGUAGE_RELATION_TRAITS];
    return relation < part->size ? part->bytes[relation] : 0;
}
