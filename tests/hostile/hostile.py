"""Runs hostile inputs through plainer and looks at what comes out: on its bytes, and in Chromium.

    hostile.py FOLDER WORK [BROWSER]          the suite: every finding is a line, and a failure;
                                              HOSTILE_EVERY=N takes only every Nth case
    hostile.py --raw FOLDER WORK BROWSER      which inputs run in the browser when nobody stops them

Each case is converted to a page, to a fragment of the whole page and to text, and checked. The
fragment is opened without a Content-Security-Policy, so that the policy cannot hide what the
emitter lets through."""

import collections
import concurrent.futures
import os
import re
import subprocess
import sys

import hostile_browser
import hostile_cases
import hostile_static

PLAINER = os.environ.get("PLAINER", "build/plainer")
BARE = b'<!doctype html><html><head><meta charset="utf-8"><title>bare</title></head><body>%s</body></html>'
BARE_TREE = [(0, "html"), (1, "head"), (2, "meta"), (2, "title"), (1, "body")]


class Job:
    """A case with its files, and what was found in them."""

    def __init__(self, case, work, host):
        self.case, self.found, self.views = case, [], {}
        self.folder = os.path.join(work, case.identity)
        self.payload = case.bytes(host)
        os.makedirs(self.folder)

    def say(self, view, found):
        self.found += [(view, *one) for one in found]

    def write(self, name, data):
        path = os.path.join(os.fsencode(self.folder), name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def prepare(self):
        """Lays the files out; the words that go behind the command."""
        case, ending = self.case, hostile_cases.ENDINGS.get(self.case.kind)
        if ending:
            return [self.write(b"input" + ending.encode(), self.payload)]
        line = self.payload.rstrip(b"\n")
        name = line + b".html" if case.kind == "name" else b"input.html"
        harmless = hostile_cases.HARMLESS.encode()
        if case.kind == "name":  # a title would stand where the name is printed
            harmless = re.sub(b"<(title|h1)>.*", b"", harmless)
        words = [self.write(name, harmless)]
        if case.kind == "ini":
            self.write(b".plainer.ini", self.payload)
        if case.kind in ("csv", "theme"):
            option = b"--dictionary" if case.kind == "csv" else b"--theme"
            words += [option, self.write(b"given." + case.kind.encode(), self.payload)]
        return words

    def run(self, view, words):
        """One run of plainer; its output, or None when it failed as it should."""
        done = subprocess.run([PLAINER, *words], capture_output=True, stdin=subprocess.DEVNULL)
        errors = hostile_static.check_text(done.stderr)
        self.say(view, [("stderr", what) for _, what in errors])
        is_listing = words[0] == "check" and done.returncode == 1
        if done.returncode != self.case.exit and not is_listing:
            self.say(view, [("exit", f"{done.returncode} {done.stderr[:200]!r}")])
        return done.stdout if done.returncode == 0 or is_listing else None

    def convert(self):
        words = self.prepare()
        themeless = words[:1] if self.case.kind == "theme" else words
        page = self.run("page", ["convert", *words])
        fragment = self.run("fragment", ["convert", "--whole-page", "--fragment", *themeless])
        text = self.run("text", ["convert", "--whole-page", "--to", "text", *themeless])
        listing = self.run("check", ["check", "--whole-page", "--format", "human", *themeless])
        self.check_html("page", page)
        self.check_html("fragment", fragment)
        for view, output in (("text", text), ("check", listing)):
            self.say(view, hostile_static.check_text(output or b""))
        if text is not None and not self.case.may_be_empty and not re.search(rb"\w", text):
            self.say("text", [("empty", "no text is left")])

    def settle(self):
        """Takes away what is allowed. A theme is the user's own: the policy alone must stop it."""
        if self.case.kind == "theme":
            self.found = [one for one in self.found if one[1] not in ("request", "console")]
        if self.case.known:
            rest = [one for one in self.found if one[1] != self.case.known]
            if len(rest) == len(self.found):
                rest.append(("case", "known", f"{self.case.known} is mended: take the option away"))
            self.found = rest

    def check_html(self, view, data):
        if data is None:
            return
        page = hostile_static.check_page(data, view == "fragment")
        self.say(view, page.found)
        tree, title = page.tree, " ".join(re.split("[ \t\n\f\r]+", page.title)).strip()
        if view == "fragment":
            data, title = BARE % data, "bare"
            tree = BARE_TREE + [(depth + 2, tag) for depth, tag in tree]
        self.views[view] = (data, title, [list(node) for node in tree])


def unsafe_links(tab):
    """Links that lead elsewhere in the browser's eyes; ":" is an address that is none."""
    known = {f"{scheme}:" for scheme in hostile_static.SCHEMES} | {":"}
    return [("scheme", scheme) for scheme in tab.look["schemes"] if scheme not in known]


def judge(job, view, tab):
    """What a visit says about a view."""
    _, title, tree = job.views[view]
    job.say(view, tab.noticed)
    if tab.look is None:
        job.say(view, [("gone", "the page cannot be asked")])
        return
    job.say(view, unsafe_links(tab))
    if tab.look["title"] != title:
        job.say(view, [("title", f"{tab.look['title']!r}, not {title!r}")])
    if tab.look["tree"] != tree:
        job.say(view, [("tree", "the browser's tree is another one")])


def open_views(jobs, server, browser, judge):
    """Opens all views; a hit on the server counts for those that are open."""
    views = [(job, view) for job in jobs for view in job.views]
    for start in range(0, len(views), hostile_browser.TABS):
        batch = views[start : start + hostile_browser.TABS]
        paths = [f"/{view}/{job.case.identity}" for job, view in batch]
        for path, (job, view) in zip(paths, batch):
            server.pages[path] = job.views[view][0]
        tabs = browser.visit([f"http://{server.host}{path}" for path in paths])
        for (job, view), tab in zip(batch, tabs):
            judge(job, view, tab)
        if judge is judge_raw:
            browser.clear()


def note_hits(jobs, server):
    known = {job.case.identity: job for job in jobs}
    for path in server.hits:
        job = known.get(path.removeprefix("/hit/"), jobs[0])
        job.say("server", [("hit", path)])


def browse(jobs, server, program, work, judge=judge):
    browser = hostile_browser.Browser(program, os.path.join(work, "profile"))
    try:
        open_views(jobs, server, browser, judge)
    finally:
        browser.close()
    note_hits(jobs, server)


def judge_raw(job, view, tab):
    if tab.look and tab.look["title"] == "ran":
        job.say(view, [("title", "ran")])
    if tab.look:
        job.say(view, unsafe_links(tab))


def run_raw(jobs, server, program, work):
    """Prints the cases that run, load or lead to a program in a browser alone."""
    for job in jobs:
        if job.case.kind == "html":
            job.views["raw"] = (job.payload, "", [])
    browse([job for job in jobs if job.views], server, program, work, judge_raw)
    alive = [job.case.identity for job in jobs if job.found]
    print(*alive, sep="\n")
    print(f"{len(alive)} of {sum(bool(job.views) for job in jobs)} run when nobody stops them")


def run_suite(jobs, server, program, work):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(Job.convert, jobs))
    if program:
        browse(jobs, server, program, work)
    for job in jobs:
        job.settle()
        for finding in job.found:
            print(f"{job.case.identity} ({finding[0]}): {finding[1]}: {finding[2]}")
    failed = sum(bool(job.found) for job in jobs)
    kinds = collections.Counter(job.case.kind for job in jobs)
    print(f"{len(jobs) - failed} passed, {failed} failed:", dict(kinds))
    return 1 if failed or not jobs else 0


def main(arguments):
    is_raw = arguments[:1] == ["--raw"]
    folder, work, *program = arguments[is_raw:]
    server = hostile_browser.Server()
    cases = hostile_cases.load(folder)[:: int(os.environ.get("HOSTILE_EVERY", 1))]
    jobs = [Job(case, work, server.host) for case in cases]
    if is_raw:
        return run_raw(jobs, server, program[0], work)
    return run_suite(jobs, server, program[0] if program else None, work)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
