"""Makes inputs of each kind below a folder and compares what the program `items` says of them.

    inputs.py ITEMS FOLDER
"""
import gzip
import io
import json
import lzma
import os
import resource
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib

ITEMS, WORK = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
passed = failed = 0


def check(claim, *about):
    global passed, failed
    if claim:
        passed += 1
    else:
        failed += 1
        print("not so:", *about)


def same(found, expected, about):
    check(found == expected, about, "\n  found   ", found, "\n  expected", expected)


def run(*arguments, stdin=b"", status=0, **environment):
    done = subprocess.run([ITEMS, *arguments], input=stdin, cwd=WORK, capture_output=True,
                          env={**os.environ, **environment})
    check(done.returncode == status, arguments, done.returncode, done.stderr.decode())
    return done


def items(*arguments, stdin=b"", status=0):
    return [json.loads(line) for line in run(*arguments, stdin=stdin, status=status).stdout.splitlines()]


def names(found):
    return [item["name"] for item in found]


def targets(found):
    return [item["target"] for item in found]


def by_name(found):
    return {item["name"]: item for item in found}


def write(path, content=b"x"):
    path = os.path.join(WORK, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def test_folders():
    for name in ("b.html", "a.md", "a/z.txt", "a-b/y.htm", "a/c/x.XHTML", "image.png", ".hidden.html",
                 ".git/config.html", "out/a.html", "sub/b.markdown", "Z.html"):
        write("tree/" + name)
    os.symlink("..", os.path.join(WORK, "tree/a/loop"))
    os.symlink("../b.html", os.path.join(WORK, "tree/a/link.html"))
    os.symlink("nowhere", os.path.join(WORK, "tree/a/broken.html"))
    os.mkfifo(os.path.join(WORK, "tree/pipe.html"))
    found = items("tree", "-o", "tree/out")
    same(names(found), ["tree/" + n for n in (
        "Z.html", "a-b/y.htm", "a.md", "a/broken.html", "a/c/x.XHTML", "a/link.html", "a/z.txt", "b.html",
        "sub/b.markdown")], "a walk in order")
    same(targets(found), ["Z", "a-b/y", "a", "a/broken", "a/c/x", "a/link", "a/z", "b", "sub/b"], "its targets")
    check(by_name(found)["tree/a/broken.html"]["problem"] == "No such file or directory", found)
    check(all(item.get("path") == item["name"] for item in found if "problem" not in item), found)
    check(found[0]["size"] == 1 and found[0]["modified"] > 10**18, found[0])
    same(targets(items("tree/a", "tree/b.html", "tree/a/z.txt"))[-1], "tree/b", "several inputs keep their paths")
    same(targets(items("tree/a/c", "tree/b.html")), ["tree/a/c/x", "tree/b"], "a folder among several")
    same(targets(items("tree/b.html")), ["b"], "one file")
    same(targets(items(WORK + "/tree/b.html", "../" + os.path.basename(WORK) + "/tree/Z.html")),
         [(WORK + "/tree/b")[1:], os.path.basename(WORK) + "/tree/Z"], "paths that lead elsewhere")
    same(names(items("tree/b.html", "tree/b.html", "tree/sub", "tree/sub/b.markdown")),
         ["tree/b.html", "tree/sub/b.markdown"], "a file once only")
    same(targets(items("tree/image.png")), ["image.png"], "a file that was named is read whatever it is")
    same(items("tree/sub/", "--from", "text")[0]["format"], "text", "--from")
    same(run("tree", "-o", "tree/out", ITEMS_COUNT="1").stdout, b"9\n", "the count")


def test_globs():
    base = ["tree", "-o", "tree/out"]
    same(names(items(*base, "--include", "*.png")), ["tree/image.png"], "--include")
    same(names(items(*base, "--include", "*.png", "--include", "/b.*")), ["tree/b.html", "tree/image.png"],
         "--include twice")
    same(names(items(*base, "--include", "a/**", "--exclude", "c/", "--exclude=link*")),
         ["tree/a/broken.html", "tree/a/z.txt"], "--exclude")
    same(names(items(*base, "--exclude", "*", "--exclude", "!Z.html")), ["tree/Z.html"], "--exclude but")
    run("tree", *["--exclude=x"] * 65, status=2)


def test_gitignore():
    write("git/.gitignore", "*.html\n!keep.html\nbuild/\n/top.md\n**/deep/**/*.txt\n# a.md\n")
    write("git/a/.gitignore", "!again.html\nx*.md")
    for name in ("a.html", "keep.html", "build/a.md", "a/build/a.md", "top.md", "a/top.md", "a/again.html",
                 "a/b/again.html", "a/x1.md", "a/b/x2.md", "x3.md", "deep/q/r/a.txt", "deep/a.md", "build/keep.html",
                 "a.md", "other/again.html"):
        write("git/" + name)
    os.mkfifo(os.path.join(WORK, "git/other/.gitignore"))
    same(names(items("git")), ["git/" + n for n in (
        "a.md", "a/again.html", "a/b/again.html", "a/top.md", "deep/a.md", "keep.html", "x3.md")], ".gitignore")
    if shutil.which("git"):
        os.unlink(os.path.join(WORK, "git/other/.gitignore"))
        folder = os.path.join(WORK, "git")
        subprocess.run(["git", "init", "-q", folder], check=True)
        listed = subprocess.run(["git", "-C", folder, "ls-files", "-co", "--exclude-standard"], check=True,
                                capture_output=True).stdout.decode().split()
        same(sorted(names(items("git"))), sorted("git/" + n for n in listed if ".gitignore" not in n), "as git has it")


def test_lists():
    write("list", "tree/b.html\r\n\nnot there.html\ntree/sub\n-\n")
    found = items("--from-list", "list")
    same(names(found), ["tree/b.html", "not there.html", "tree/sub/b.markdown", "./-"], "a list")
    check("problem" in found[1] and "problem" in found[3], found)
    write("list0", b"tree/b.html\0tree/with\nline.html\0tree/Z.html")
    same(names(items("--from-list", "list0", "tree/a.md")),
         ["tree/a.md", "tree/b.html", "tree/with\nline.html", "tree/Z.html"], "NULs")
    same(names(items("--from-list", "-", stdin=b"tree/b.html")), ["tree/b.html"], "a list on standard input")
    same(run("--from-list", "list", ITEMS_COUNT="1").stdout, b"4\n", "the count of a list")


def test_own_output():
    for path in ("own/a.html", "own/out/b.html", "own/c.html"):
        write(path, "x")
    os.symlink("out/b.html", os.path.join(WORK, "own/link.html"))
    found = items("own", "-o", "own/out")
    same([(item["name"], item.get("problem")) for item in found],
         [("own/a.html", None), ("own/c.html", None), ("own/link.html", "leads into the output folder")], "own output")
    write("own.list", "./own//c.html\nown/out/b.html\n.//own/a.html")
    found = items("--from-list", "own.list", "-o", "own/out")
    same([(item["name"], item.get("problem")) for item in found],
         [("own//c.html", None), ("own/out/b.html", "lies in the output folder"), ("own/a.html", None)], "a list of it")
    os.chdir(os.path.join(WORK, "own"))
    same(names(items(".", "-o", "out"))[:2], ["a.html", "c.html"], "the present folder")
    os.chdir(WORK)
    done = run("own/a.html", "-o", "own", status=2)
    check(b"lies in the output folder" in done.stderr, done.stderr)
    write("batch-report.html", "x")
    check(targets(items("batch-report.html"))[0].startswith("batch-report~"), "the report's own name")


def test_refusals():
    for arguments, words in ((["nowhere"], b"nowhere: No such file"), ([], b"no input"),
                             (["--from-list", "nowhere"], b"nowhere: No such"),
                             (["-", "--from-list", "-"], b"once only"), (["tree", "-o", "tree"], b"output folder"),
                             (["tree", "--max-size", "x"], b"max-size"), (["tree", "--from", "pdf"], b"--from")):
        done = run(*arguments, status=2)
        check(words in done.stderr and done.stderr.count(b"\n") == 1, arguments, done.stderr)


def test_lines():
    lines = ['{"id":"one","url":"https://e.org/a/?x","html":"<p>caf\\u00e9"}', '', '{"id":2,"text":"t"}',
             '{"markdown":"# m"}', '{"id":"one","html":""}', '{bad', '[1]', '{"id":"n"}', '{"id":[],"html":""}',
             '{"id":"../../x","html":"y"}', '{"id":"nul\\u0000","html":""}', '{"id":"\udcff"}']
    stdin = "\n".join(lines).encode("utf-8", "surrogateescape")
    found = items("-", stdin=stdin)
    same(names(found), ["one", "2", "-:4", "one#4", "-:6", "-:7", "n", "[]", "../../x", '"nul\\u0000"', "-:12"], "ids")
    same(found[0]["bytes"], "<p>caf\u00e9", "html")
    same([found[0][k] for k in ("format", "charset", "url")], ["html", "utf-8", "https://e.org/a/?x"], "its fields")
    check(found[0]["target"].startswith("e.org/a/index~"), found[0])
    same([item.get("format") for item in found[:4]], ["html", "text", "markdown", "html"], "formats")
    same([n for n, item in zip(names(found), found) if "problem" in item],
         ["-:6", "-:7", "n", "-:12"], "bad lines")
    check(found[4]["problem"].startswith("line 6 is no JSON"), found[4])
    same(found[8]["target"], "x", "an id that leads elsewhere")
    big = b'{"id":"big","html":"' + b"x" * 5000000 + b'"}\n{"id":"large","html":"' + b"x" * 1100000 + b'"}\n{"id":"ok","html":"x"}\n'
    found = items("-", "--max-size", "1", stdin=big)
    same([(item["name"], "problem" in item) for item in found], [("-:1", True), ("large", True), ("ok", False)],
         "lines that are too long")
    write("lines.data", '{"id":1,"html":"x"}')
    write("lines.jsonl", '{"id":1,"html":"x"}')
    same(names(items("--from", "jsonl", "lines.data")), ["lines.data!1"], "--from jsonl")
    found = items("-", stdin=b'\xef\xbb\xbf{"id":1.0,"html":"","text":"a"}\n{"id":true,"html":""}\n{"id":"","html":"x"}')
    same([(item["name"], item["format"], item["bytes"]) for item in found],
         [("1.0", "text", "a"), ("true", "html", ""), ('""', "html", "x")], "a mark of UTF-8, and other ids")
    same(targets(items("lines.jsonl", "tree/b.html")), ["lines/1", "tree/b"], "an ending that tells")


def make_tar(path, members, mode="w"):
    with tarfile.open(os.path.join(WORK, path), mode) as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            if content is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            else:
                info.size = len(content)
            info.mtime = 1234567890
            tar.addfile(info, io.BytesIO(content) if content is not None else None)


MEMBERS = [("z/b.html", b"<p>b"), ("a.md", b"# a"), ("../../evil.html", b"e"), ("/etc/abs.txt", b"abs"),
           ("a.MD", b"# A"), ("pic.png", b"p"), (".git/x.html", b"h"), ("link.html", None), ("a.md", b"twice"),
           ("caf\u00e9.html", b"c"), ("ctl\n\x1b.html", b"c")]


def check_members(found, archive):
    same(names(found)[:10], [archive + "!" + n for n in (
        "z/b.html", "a.md", "../../evil.html", "/etc/abs.txt", "a.MD", "pic.png", "link.html", "a.md#8",
        "caf\u00e9.html", "ctl\n\x1b.html")], archive + ": names")
    same(found[0].get("bytes"), "<p>b", archive)
    same([item["kind"] for item in found], ["document"] * 5 + ["skipped"] * 2 + ["document"] * 3, archive)
    wanted = targets(found)
    same([wanted[i] for i in (0, 1, 2, 3, 8, 9)], ["z/b", "a", "evil", "etc/abs", "caf\u00e9", "ctl__"], archive + ": targets")
    check(wanted[4].startswith("a~") and wanted[7].startswith("a~"), wanted)
    check(not any("problem" in item for item in found), found)


def test_archives():
    for path, mode in (("m.tar", "w"), ("m.tar.gz", "w:gz"), ("m.tar.xz", "w:xz")):
        make_tar(path, MEMBERS, mode)
        found = items(path)
        check_members(found, path)
        same(found[0]["modified"], 0, "a member has no time: its bytes tell whether it has changed")
    subprocess.run(["zstd", "-q", "-f", "m.tar"], cwd=WORK, check=True)
    check_members(items("m.tar.zst"), "m.tar.zst")
    with zipfile.ZipFile(os.path.join(WORK, "m.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in MEMBERS:
            if content is not None and name != "a.md":
                archive.writestr(name, content)
    found = by_name(items("m.zip"))
    same(found["m.zip!caf\u00e9.html"]["target"], "caf\u00e9", "a zip with an accent")
    same([i["target"] for i in found.values() if i["kind"] == "document"],
         ["z/b", "evil", "etc/abs", "a", "caf\u00e9", "ctl__"], "a zip")
    same(targets(items("m.zip", "m.tar"))[:1], ["m/z/b"], "archives among several")
    same([n for n in names(items("m.tar", "--include", "*.png", "--exclude", "z/")) if "png" in n], ["m.tar!pic.png"],
         "globs in archives")
    check("m.tar!z/b.html" not in names(items("m.tar", "--exclude", "z/")), "--exclude in archives")
    write("packed.html.gz", gzip.compress(b"<p>one"))
    found = items("packed.html.gz")
    same((found[0]["bytes"], found[0]["target"]), ("<p>one", "packed"), "a page packed alone")
    same(run("m.tar", "tree/b.html", ITEMS_COUNT="1").stdout, b"0\n", "the count of an archive")


def test_broken_archives():
    with open(os.path.join(WORK, "m.tar.gz"), "rb") as file:
        packed = file.read()
    with open(os.path.join(WORK, "m.zip"), "rb") as file:
        zipped = file.read()
    write("cut.tar.gz", packed[:len(packed) // 2])
    write("no.tar", "rubbish")
    write("no.zip", "PK\3\4rubbish")
    write("no.tar.gz", gzip.compress(b"rubbish"))
    write("empty.zip", "")
    write("cut.zip", zipped[:zipped.index(b"a.MD") + 6])
    for path in ("cut.tar.gz", "no.tar", "no.zip", "no.tar.gz", "cut.zip"):
        found = items(path, "tree/b.html")
        check("problem" in found[-2], path, found)
        same(found[-1]["name"], "tree/b.html", "what comes behind " + path)
    same(names(items("empty.zip", "tree/b.html"))[-1], "tree/b.html", "an empty archive")
    spoilt = bytearray(zipped)
    at = zipped.index(b"etc/abs.txt") + len(b"etc/abs.txt")
    spoilt[at] ^= 0x55
    write("spoilt.zip", bytes(spoilt))
    found = by_name(items("spoilt.zip"))
    check("problem" in found["spoilt.zip!/etc/abs.txt"], found)
    same(found["spoilt.zip!a.MD"].get("bytes"), "# A", "the member behind a broken one")
    if shutil.which("zip"):
        write("secret/s.html", "<p>secret")
        write("secret/open.html", "<p>open")
        subprocess.run(["zip", "-q", "-P", "word", "../secret.zip", "s.html"], cwd=WORK + "/secret", check=True)
        subprocess.run(["zip", "-q", "../secret.zip", "open.html"], cwd=WORK + "/secret", check=True)
        found = by_name(items("secret.zip"))
        check("encrypted" in found["secret.zip!s.html"]["problem"], found)
        same(found["secret.zip!open.html"].get("bytes"), "<p>open", "beside an encrypted member")


class Zeros(io.RawIOBase):
    def __init__(self, size):
        self.left = size

    def read(self, size=-1):
        size = min(self.left, size if size >= 0 else self.left)
        self.left -= size
        return bytes(size)


def measured(*arguments):
    """Items, seconds, and the largest memory of any child so far in MiB."""
    start = time.monotonic()
    found = items(*arguments)
    return found, time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def test_bombs():
    size = 1 << 30
    with tarfile.open(os.path.join(WORK, "bomb.tar.gz"), "w:gz", compresslevel=1) as tar:
        for name, length in (("small.html", 1), ("bomb.html", size), ("behind.html", 1)):
            info = tarfile.TarInfo(name)
            info.size = length
            tar.addfile(info, Zeros(length))
    with zipfile.ZipFile(os.path.join(WORK, "bomb.zip"), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("bomb.html", "w", force_zip64=True) as member:
            for _ in range(size >> 20):
                member.write(bytes(1 << 20))
        archive.writestr("behind.html", "<p>")
    found, seconds, _ = measured("bomb.tar.gz", "--max-size", "1")
    same([(n.split("!")[1], "problem" in i) for n, i in zip(names(found), found)],
         [("small.html", False), ("bomb.html", True), ("problem-2", True)], "a bomb in a tar")
    check(seconds < 5, "bomb.tar.gz", seconds)
    found, seconds, _ = measured("bomb.zip", "--max-size", "1")
    same([(n.split("!")[1], "problem" in i) for n, i in zip(names(found), found)],
         [("bomb.html", True), ("behind.html", False)], "a bomb in a zip")
    check(seconds < 5, "bomb.zip", seconds)


def record(kind, body, url="http://e.org/", content_type="application/http; msgtype=response", identity=None,
           version="1.0", **more):
    head = f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{identity or url}>\r\nContent-Type: {content_type}\r\n"
    for name, value in more.items():
        head += f"{name.replace('_', '-')}: {value}\r\n"
    return head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def answer(body, content_type="text/html; charset=iso-8859-1", status="200 OK", *fields):
    head = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", *fields]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def chunked(body):
    return b"".join(b"%x\r\n%s\r\n" % (len(body[i:i + 7]), body[i:i + 7]) for i in range(0, len(body), 7)) + b"0\r\n\r\n"


PAGE = b"<p>A page." * 300


def make_records():
    bare = zlib.compressobj(wbits=-15)
    return [
        record("warcinfo", b"software: x\r\n", content_type="application/warc-fields"),
        record("request", b"GET / HTTP/1.1\r\n\r\n", content_type="application/http; msgtype=request"),
        record("response", answer(PAGE), "http://e.org/"),
        record("response", answer(chunked(PAGE), "text/html", "200 OK", "Transfer-Encoding: chunked"), "http://e.org/chunked.html"),
        record("response", answer(gzip.compress(PAGE), "text/html", "200 OK", "Content-Encoding: gzip"), "http://e.org/gzip.html"),
        record("response", answer(chunked(zlib.compress(PAGE)), "text/html", "200 OK", "Content-Encoding: deflate", "Transfer-Encoding: chunked"), "http://e.org/deflate?a=b"),
        record("response", answer(bare.compress(PAGE) + bare.flush(), "text/html", "200 OK", "Content-Encoding: deflate"), "http://e.org/bare"),
        record("response", answer(b"gone", "text/html", "404 Not Found"), "http://e.org/gone"),
        record("response", answer(b"\x89PNG", "image/png"), "http://e.org/a.png"),
        record("revisit", answer(b""), "http://e.org/again"),
        record("resource", b"# plain", "file:///x/notes.md", "text/markdown;charset=utf-8", version="1.1"),
        record("response", answer(b"plain", "text/plain"), "http://e.org/t.txt", version="0.18"),
        record("response", answer(PAGE[:100]), "http://e.org/cut", WARC_Truncated="length"),
        record("response", answer(PAGE), "http://e.org/", identity="other"),
        record("metadata", b"x", content_type="text/plain"),
    ]


def check_ends():
    """Records in members of their own, with fewer line ends behind them than there should be."""
    for end in (b"", b"\n", b"\r\n", b"\n\n", b"\r\n\r\n"):
        pages = [record("response", answer(PAGE), f"http://e.org/{n}")[:-4] + end for n in range(3)]
        write("ends.warc.gz", b"".join(gzip.compress(page) for page in pages))
        same([item.get("problem") for item in items("ends.warc.gz")], [None] * 3, f"ends in {end}")


def check_records(path):
    found = items(path)
    same([n.split("!<urn:uuid:")[1] for n in names(found)], [n + ">" for n in (
        "http://e.org/", "http://e.org/chunked.html", "http://e.org/gzip.html", "http://e.org/deflate?a=b",
        "http://e.org/bare", "http://e.org/gone", "http://e.org/a.png", "http://e.org/again", "file:///x/notes.md",
        "http://e.org/t.txt", "http://e.org/cut", "other")], path)
    for i in (0, 1, 2, 3, 4, 11):
        check(found[i].get("bytes", "").encode() == PAGE and found[i]["format"] == "html", path, i, found[i])
    same([item["kind"] for item in found], ["document"] * 5 + ["skipped"] * 3 + ["document"] * 4, path + ": kinds")
    same([found[i].get("format") for i in (8, 9)], ["markdown", "text"], path + ": formats")
    same([found[i].get("charset") for i in (0, 1, 8)], ["iso-8859-1", None, "utf-8"], path + ": charsets")
    same([found[i]["target"] for i in (0, 1, 4, 8, 9)],
         ["e.org/index", "e.org/chunked", "e.org/bare", "x/notes", "e.org/t"], path + ": targets")
    check(found[11]["target"].startswith("e.org/index~"), found[11]["target"])
    check("WARC-Truncated" in found[10]["problem"], found[10])
    same([i for i, item in enumerate(found) if "problem" in item], [10], path + ": problems")
    same(found[0]["url"], "http://e.org/", path + ": url")


def test_warc():
    records = make_records()
    write("r.warc", b"".join(records))
    write("r.warc.gz", b"".join(gzip.compress(r) for r in records))
    write("single.warc.gz", gzip.compress(b"".join(records)))
    plain = b"".join(records)
    write("blocks.warc.gz", b"".join(gzip.compress(plain[i:i + 500]) for i in range(0, len(plain), 500)))
    write("padded.warc.gz", b"".join(gzip.compress(r) + b"\0" * 9 for r in records))
    write("unnamed", b"".join(gzip.compress(r) for r in records))
    for path in ("r.warc", "r.warc.gz", "single.warc.gz", "blocks.warc.gz", "padded.warc.gz", "unnamed"):
        check_records(path)
    same(targets(items("r.warc.gz", "tree/b.html"))[0], "r/e.org/index", "a web archive among several")
    check_ends()


def test_broken_warc():
    pages = [record("response", answer(PAGE + bytes(str(i), "ascii")), f"http://e.org/{i}") for i in range(5)]
    packed = [gzip.compress(page) for page in pages]

    def left(path, content):
        write(path, content)
        found = items(path, "tree/b.html")
        same(found.pop()["name"], "tree/b.html", "behind " + path)
        return [item["target"].split("/")[-1] for item in found if "problem" not in item], \
            len([1 for item in found if "problem" in item])

    spoilt = bytearray(packed[2])
    spoilt[len(spoilt) // 2] ^= 0xFF
    same(left("spoilt.warc.gz", b"".join(packed[:2]) + bytes(spoilt) + b"".join(packed[3:])),
         (["0", "1", "3", "4"], 1), "a member that was spoilt")
    sums = bytearray(packed[2])
    sums[-5] ^= 0xFF
    same(left("sum.warc.gz", b"".join(packed[:2]) + bytes(sums) + b"".join(packed[3:])),
         (["0", "1", "3", "4"], 1), "a member with a wrong sum")
    room = record("response", answer(b"x" * 50000), "http://e.org/room")
    room = record("response", answer(b"x" * (50000 + 65536 - len(room))), "http://e.org/room")
    check(len(room) == 65536, len(room))
    sums = bytearray(gzip.compress(room))
    sums[-5] ^= 0xFF
    same(left("room.warc.gz", packed[0] + bytes(sums) + packed[1]), (["0", "1"], 1),
         "a wrong sum behind a record that fills the reader's room")
    same(left("gap.warc.gz", b"".join(packed[:2]) + packed[2][:60] + b"".join(packed[3:])),
         (["0", "1", "3", "4"], 1), "a member that was cut off")
    same(left("cut.warc.gz", b"".join(packed)[:-30]), (["0", "1", "2", "3"], 1), "a file that was cut off")
    same(left("cut.warc", b"".join(pages)[:-30]), (["0", "1", "2", "3"], 1), "a plain file that was cut off")
    same(left("long.warc", b"".join(pages).replace(b"Content-Length: 3", b"Content-Length: 4", 1)),
         (["1", "2", "3", "4"], 1), "a length that is wrong")
    liar = pages[2].replace(b"Content-Length: ", b"Content-Length: 99")
    same(left("liar.warc.gz", b"".join(packed[:2]) + gzip.compress(liar) + b"".join(packed[3:])),
         (["0", "1", "3", "4"], 1), "a length that reaches over the next records")
    same(left("first.warc.gz", packed[0][:20] + b"".join(packed[1:])), (["1", "2", "3", "4"], 1), "the first member")
    marks = [record("response", answer(b"x" * pad + b"WARC/" * 40000), f"http://e.org/{pad}") for pad in range(5)]
    same(left("marks.warc.gz", b"".join(gzip.compress(page) for page in marks)), (["0", "1", "2", "3", "4"], 0),
         "pages with what starts a record, wherever a piece of them starts")
    same(left("none.warc.gz", b"rubbish"), ([], 1), "no web archive")


def test_warc_bombs():
    page = gzip.compress(record("response", answer(PAGE), "http://e.org/ok"))
    inner = zlib.compressobj(1, wbits=31)
    bomb = b"".join(inner.compress(bytes(1 << 20)) for _ in range(256)) + inner.flush()
    coded = gzip.compress(record("response", answer(bomb, "text/html", "200 OK", "Content-Encoding: gzip"), "http://e.org/coded"))
    outer = zlib.compressobj(1, wbits=31)
    head = record("response", answer(b""), "http://e.org/bomb").split(b"Content-Length")[0]
    size = 1 << 30
    packed = outer.compress(head + b"Content-Length: %d\r\n\r\n" % size + answer(b""))
    packed += b"".join(outer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + outer.flush()
    write("bomb.warc.gz", page + coded + packed + page)
    found, seconds, _ = measured("bomb.warc.gz", "--max-size", "2")
    same([(item["target"].split("~")[0], "problem" in item) for item in found],
         [("e.org/ok", False), ("e.org/coded", True), ("e.org/bomb", True), ("e.org/ok", False)], "bombs in a web archive")
    check(seconds < 5, "bomb.warc.gz", seconds)


def main():
    os.makedirs(WORK, exist_ok=True)
    for test in (test_folders, test_globs, test_gitignore, test_lists, test_refusals, test_lines, test_archives,
                 test_broken_archives, test_bombs, test_warc, test_broken_warc, test_warc_bombs):
        start = time.monotonic()
        test()
        if os.environ.get("VERBOSE"):
            print(test.__name__, round(time.monotonic() - start, 2))
    _, _, memory = measured("tree/b.html")
    if "SANITIZED" not in os.environ:
        check(memory < 100, "memory in MiB", memory)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
