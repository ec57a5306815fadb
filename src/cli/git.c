/* See git.h. */
#include "cli/git.h"

#include "host/tell.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_ARGUMENTS = 32 };

extern char **environ;

void git_release(struct git_output *output) {
    free(output->bytes);
    *output = (struct git_output){0};
}

/* A hook finds these set for the repository that it runs for, relative to a folder that is not
 * ours; the last four would change what a file's name means. */
static bool is_left_out(const char *variable) {
    static const char *const names[] = {"GIT_DIR=",
                                        "GIT_WORK_TREE=",
                                        "GIT_INDEX_FILE=",
                                        "GIT_COMMON_DIR=",
                                        "GIT_PREFIX=",
                                        "GIT_LITERAL_PATHSPECS=",
                                        "GIT_GLOB_PATHSPECS=",
                                        "GIT_NOGLOB_PATHSPECS=",
                                        "GIT_ICASE_PATHSPECS="};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(variable, names[i], strlen(names[i])) == 0) return true;
    return false;
}

/* The environment for git, its strings borrowed; NULL without memory. */
static char **environment(void) {
    size_t count = 0, kept = 0;
    while (environ[count]) count++;
    char **variables = calloc(count + 1, sizeof *variables);
    for (size_t i = 0; variables && i < count; i++)
        if (!is_left_out(environ[i])) variables[kept++] = environ[i];
    return variables;
}

/* Reads until the other end is closed. False with errno set. */
static bool read_all(int descriptor, struct git_output *output) {
    size_t capacity = 4096;
    output->bytes = malloc(capacity);
    while (output->bytes) {
        ssize_t got = read(descriptor, output->bytes + output->size, capacity - output->size - 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        output->size += (size_t)got;
        output->bytes[output->size] = '\0';
        if (got == 0) return true;
        if (capacity - output->size > 1) continue;
        capacity *= 2;
        char *grown = realloc(output->bytes, capacity);
        if (!grown) break;
        output->bytes = grown;
    }
    errno = ENOMEM;
    return false;
}

/* Standard input is ours: git is not to read from it. */
static int set_streams(posix_spawn_file_actions_t *actions, int out, bool with_messages) {
    int error = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    if (!error) error = posix_spawn_file_actions_adddup2(actions, out, 1);
    if (error) return error;
    return with_messages ? posix_spawn_file_actions_adddup2(actions, out, 2)
                         : posix_spawn_file_actions_addopen(actions, 2, "/dev/null", O_WRONLY, 0);
}

/* Returns 0 with the process's id, or an errno. */
static int start(char *const *words, int out, bool with_messages, pid_t *child) {
    posix_spawn_file_actions_t actions;
    char **variables = environment();
    int error = variables ? posix_spawn_file_actions_init(&actions) : ENOMEM;
    if (!error) {
        error = set_streams(&actions, out, with_messages);
        if (!error) error = posix_spawnp(child, words[0], &actions, NULL, words, variables);
        posix_spawn_file_actions_destroy(&actions);
    }
    free(variables);
    return error;
}

static int wait_for(pid_t child) {
    enum { KILLED = 128 };
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : KILLED;
}

static int run(char *const *words, bool with_messages, struct git_output *output) {
    int ends[2];
    pid_t child = 0;
    *output = (struct git_output){0};
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    int error = start(words, ends[1], with_messages, &child);
    close(ends[1]);
    if (!error && !read_all(ends[0], output)) error = errno;
    close(ends[0]);
    int status = child ? wait_for(child) : -1;
    if (!error) return status;
    git_release(output);
    errno = error;
    return -1;
}

static int run_in(const char *folder, const char *const *arguments, bool with_messages,
                  struct git_output *output) {
    const char *words[MOST_ARGUMENTS] = {"git", "--no-optional-locks", "--literal-pathspecs", "-C",
                                         folder};
    size_t count = 5;
    while (*arguments && count + 1 < MOST_ARGUMENTS) words[count++] = *arguments++;
    return run((char *const *)words, with_messages, output);
}

int git_run(const char *folder, const char *const *arguments, struct git_output *output) {
    return run_in(folder, arguments, false, output);
}

/* git's reasons stand behind "fatal: "; in other languages, on the first line. */
static char *reason(char *text) {
    static const char fatal[] = "fatal: ";
    char *line = strstr(text, fatal);
    line = line ? line + sizeof fatal - 1 : text;
    line[strcspn(line, "\n")] = '\0';
    return line;
}

void git_tell(const char *name, const char *folder, const char *const *arguments) {
    struct git_output said;
    int status = run_in(folder, arguments, true, &said);
    if (status < 0 && errno == ENOENT)
        tell("git is not there: --changed-since needs it");
    else if (status < 0)
        tell("git cannot be run: %s", strerror(errno));
    else
        tell("%s: --changed-since: git says: %s", name, reason(said.bytes));
    git_release(&said);
}
