#!/usr/bin/env python3
"""Makes a corpus for trying out batches: documents that differ in kind, shape, length, encoding and
words, some of them twice, one in a hundred broken, and a web archive of the same with all else that
crawlers keep. All words are ours; the same seed makes the same bytes.

FOLDER/pages and FOLDER/crawl.warc.gz hold the same. FOLDER/poison.tsv names the broken ones: path, kind, and the status and cause that a batch is to give
them. A kind of crash, hang or swell brings its worker down only where PLAINER_TEST_HOOKS is set.
"""
import argparse
import gzip
import os
import random
import zlib

WHO = ["The council", "The local authority", "Our team", "A social worker", "The board", "The home", "The review",
       "The independent reviewing officer", "Each school", "The fostering service", "The charity", "A young person",
       "Most of the children we met", "Nobody", "One in five care leavers", "The panel that met in %s", "Ms Okoro",
       "A foster carer from %s", "The head of the home", "Every child who answered", "The designated teacher"]
DOES = ["commenced", "utilised", "facilitated", "considered", "reviewed", "implemented", "agreed", "wrote about",
        "gave consideration to", "asked for", "is responsible for", "will undertake", "has prioritised", "listened to",
        "did not hear about", "must provide", "may not change", "should have explained", "was told about", "endeavours to improve",
        "made a decision on", "carried out a review of", "is in receipt of", "had concerns about", "cannot promise"]
WHAT = ["the placement", "a new policy", "the views of the children", "the pathway plan", "contact with brothers and sisters",
        "the budget for the next year", "an assessment of need", "the provision of advocacy", "support for care leavers",
        "what the children had said", "the training of foster carers", "a statutory duty", "the transition to adulthood",
        "the £%d that each child gets", "the garden", "bedtimes at the weekend", "a complaint about the food", "the care order",
        "the personal education plan", "therapeutic interventions", "the multi-agency safeguarding arrangements",
        "a bus pass", "the allocation of resources", "how meetings are run", "the life story book", "a dog called %s"]
MORE = [", which was published in %d", " in order to help %d children", " because %d families had asked for it",
        ", although this was not possible in %d cases", " prior to the meeting on %d May", "; %d people came",
        " with regard to the %d rooms of the house", ", and %d of them were glad of it", " when %d children moved in",
        " (see page %d)", ", having waited for %d weeks", " unless %d or more of them object", " – all %d of them –",
        ", as section %d of the Children Act 1989 says", " so that %d more can stay", "", "", "", "", ""]
PLACES = ["Ashford", "Bexley", "Crewe", "Dudley", "Epsom", "Fareham", "Grantham", "Hexham", "Ilkley", "Jarrow"]
SAYINGS = ["I just want to stay where I am", "nobody told me why we moved", "she listens, and that helps", "my brother lives too far away",
           "we were never asked", "the new room is better than the old one"]
HEADINGS = ["What we heard", "What we will do", "Where children live", "Health", "School", "Keeping in touch", "Money", "Next steps",
            "Recommendations", "Background", "Who we asked", "Appendix %d", "%d. Findings", "Equality impact", "Being heard"]
LETTERS = "abdefgiklmnoprstuvz"


def fill(r, text):
    """Puts a number or a name where the text leaves room for one."""
    if "%d" in text:
        return text.replace("%d", str(r.choice([2, 3, 7, 12, 26, 140, 1989, 2024])), 1).replace("%%", "%")
    return text.replace("%s", r.choice(PLACES), 1)


def invented(r):
    return "".join(r.choice(LETTERS) for _ in range(r.randint(4, 9)))


def sentence(r):
    kind = r.random()
    if kind < 0.06:
        return f"“{r.choice(SAYINGS).capitalize()},” said {r.choice(['Amira', 'Tom', 'one boy', 'a girl of nine'])}."
    if kind < 0.1:
        return f"{r.randint(2, 97)}% of {r.choice(['children', 'carers', 'schools'])} in {r.choice(PLACES)} said so in {r.randint(2009, 2025)}."
    words = fill(r, r.choice(WHO)) + " " + r.choice(DOES) + " " + fill(r, r.choice(WHAT)) + fill(r, r.choice(MORE))
    if kind < 0.3:
        other = fill(r, r.choice(WHO))
        words += f", and {other if other[:2] == 'Ms' else other[0].lower() + other[1:]} {r.choice(DOES)} {fill(r, r.choice(WHAT))}"
    if kind > 0.97:
        words += f" at {invented(r).capitalize()} House"
    return words + "."


def paragraphs(r, most=6):
    return [" ".join(sentence(r) for _ in range(r.randint(1, 5))) for _ in range(r.randint(1, most))]


def block(r):
    """One thing that stands in a page, as HTML."""
    kind = r.random()
    if kind < 0.65:
        return f"<p>{sentence(r)} {sentence(r)}</p>\n"
    if kind < 0.78:
        return "<ul>" + "".join(f"<li>{sentence(r)}</li>" for _ in range(r.randint(2, 6))) + "</ul>\n"
    if kind < 0.86:
        rows = "".join(f"<tr><td>{r.choice(PLACES)}</td><td>{r.randint(1, 400)}</td></tr>" for _ in range(r.randint(2, 9)))
        return f"<table><tr><th>Place</th><th>Children</th></tr>{rows}</table>\n"
    if kind < 0.92:
        return f"<blockquote><p>{r.choice(SAYINGS).capitalize()}.</p></blockquote>\n"
    if kind < 0.96:
        return f"<figure><img src='{invented(r)}.jpg' alt='{sentence(r)}'><figcaption>{r.choice(PLACES)}</figcaption></figure>\n"
    return f"<h3>{fill(r, r.choice(HEADINGS))}</h3>\n<p>{sentence(r)}</p>\n"


def inside(r, parts):
    return "".join(f"<h2>{h}</h2>\n" + "".join(f"<p>{p}</p>\n" for p in ps) + "".join(block(r) for _ in range(r.randint(0, 4)))
                   for h, ps in parts)


def modern(r, title, parts):
    menu = "<nav><ul>" + "".join(f"<li><a href='/{invented(r)}'>{r.choice(HEADINGS).split('%')[0] or 'More'}</a></li>" for _ in range(r.randint(2, 40))) + "</ul></nav>"
    cookie = "<div class='cookie-banner'><p>We use cookies. Accept or reject them.</p><button>Accept</button></div>" if r.random() < 0.3 else ""
    return (f"<!DOCTYPE html>\n<html lang='en-GB'><head><meta charset='utf-8'><title>{title} | Council</title>"
            f"<script>var a = '<p>';</script><style>p {{ margin: 0 }}</style></head>\n<body>{cookie}<header>{menu}</header>"
            f"<main><h1>{title}</h1>\n{inside(r, parts)}</main><footer>Council, {r.choice(PLACES)}</footer></body></html>\n"), "utf-8"


def old(r, title, parts):
    """Tags in capitals, nothing closed, tables for layout, a code page of Windows."""
    body = "".join(f"<FONT SIZE=4><B>{h}</B></FONT><BR>\n" + "".join(f"<P>{p}\n" for p in ps) for h, ps in parts)
    return (f"<HTML><HEAD><META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1252'><TITLE>{title}</TITLE></HEAD>"
            f"<BODY BGCOLOR=white><TABLE WIDTH=600><TR><TD>{title}<HR>\n{body}</TABLE></BODY></HTML>\n"), "cp1252"


def blog(r, title, parts):
    comments = "".join(f"<div class='comment'><p>{r.choice(SAYINGS)}</p></div>" for _ in range(r.randint(0, 12)))
    return (f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><div id=wrapper><div class=sidebar>"
            f"<p>About us</p><p>Archive</p></div><div class=post><h1>{title}</h1><p class=byline>By Ann Lee, {r.randint(1, 28)} May 2024</p>"
            f"{inside(r, parts)}</div><div class=comments>{comments}</div></div></html>\n"), "utf-8"


def bare(r, title, parts):
    return f"<h1>{title}</h1>" + inside(r, parts), "utf-8"


def document(r, number):
    """(ending, bytes) of one document, from a note of a few lines to a report of many pages."""
    title = f"{r.choice(['Report', 'Minutes', 'News', 'Letter', 'Policy'])} {number}: {fill(r, r.choice(HEADINGS)).lower()}"
    count = r.choice([1, 1, 1, 2, 2, 3, 4, 8]) if r.random() < 0.99 else r.randint(20, 60)
    parts = [(fill(r, r.choice(HEADINGS)), paragraphs(r)) for _ in range(count)]
    kind = r.random()
    if kind < 0.75:
        shape = modern if kind < 0.45 else blog if kind < 0.6 else old if kind < 0.7 else bare
        text, charset = shape(r, title, parts)
        return "html", text.encode(charset, "replace")
    if kind < 0.88:
        return "md", (f"# {title}\n\n" + "".join(f"## {h}\n\n" + "".join(f"{p}\n\n" for p in ps) + f"* {sentence(r)}\n* {sentence(r)}\n\n" for h, ps in parts)).encode()
    return "txt", (f"{title}\n\n" + "".join(f"{h}\n\n" + "".join(f"{p}\n\n" for p in ps) for h, ps in parts)).encode()


def hook(name):
    return lambda r, body: (f"<main><p>{invented(r)} plainer-test-{name}</p></main>").encode()


def welsh(r, body):
    return ("<main><p>" + f"Mae {r.randint(2, 99)} o blant yn byw yma gyda nhw, ac mae pawb yn hapus iawn. " * 8 + "</p></main>").encode()


# kind: (how it is made, status, cause). What is cut off is read as far as it goes, as browsers do.
POISON = {
    "cut-off": (lambda r, body: body[: len(body) * 9 // 10] + b"\xe2\x82", "done", ""),
    "binary": (lambda r, body: b"\x89PNG\r\n\x1a\n" + bytes(r.randrange(256) for _ in range(500)), "failed", "unreadable"),
    "nested": (lambda r, body: b"<div>" * 200000 + invented(r).encode(), "failed", "limit"),
    "too-large": (lambda r, body: ("<main><p>" + f"{invented(r)} " * (13 << 20)).encode()[: 65 << 20], "failed", "limit"),
    "nul": (lambda r, body: b"\0" * 2000 + invented(r).encode(), "failed", "unreadable"),
    "crash": (hook("crash"), "set-aside", "crash"),
    "hang": (hook("hang"), "set-aside", "time"),
    "swell": (hook("swell"), "set-aside", "memory"),
    "other-language": (welsh, "failed", "unreadable"),
}
TYPES = {"html": "text/html", "md": "text/markdown", "txt": "text/plain; charset=utf-8"}


def member(kind, url, number, content_type, payload):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:x:{kind}:{number:012d}>\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(payload)}\r\n\r\n")
    return gzip.compress(head.encode() + payload + b"\r\n\r\n", 1 if len(payload) > 1 << 20 else 6, mtime=0)


def chunked(r, body):
    out, at = bytearray(), 0
    while at < len(body):
        size = r.randint(1, 4000)
        piece = body[at:at + size]
        out += f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
        at += size
    return bytes(out) + b"0\r\n\r\n"


def response(r, url, ending, body):
    """An answer of HTTP: as it is, in chunks, or compressed."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {TYPES[ending]}\r\nServer: x\r\n"
    how = r.random()
    if how < 0.15:
        return (head + "Transfer-Encoding: chunked\r\n\r\n").encode() + chunked(r, body)
    if how < 0.3:
        body = zlib.compress(body, 6) if how < 0.2 else gzip.compress(body, 6, mtime=0)
        head += f"Content-Encoding: {'deflate' if how < 0.2 else 'gzip'}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def archive(r, warc, url, number, ending, body):
    """A page's record, and around it what else crawlers keep."""
    http = "application/http; msgtype="
    if r.random() < 0.3:
        warc.write(member("request", url, number, http + "request", f"GET {url} HTTP/1.1\r\nHost: council.example\r\n\r\n".encode()))
    warc.write(member("response", url, number, http + "response", response(r, url, ending, body)))
    if r.random() < 0.1:
        moved = f"HTTP/1.1 301 Moved\r\nLocation: {url}\r\nContent-Type: text/html\r\n\r\n<p>Moved.</p>".encode()
        warc.write(member("response", url + "?old", number + 10**9, http + "response", moved))
    if r.random() < 0.1:
        picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\x1a\n" + bytes(200)
        warc.write(member("response", url + ".png", number + 2 * 10**9, http + "response", picture))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("count", type=int, nargs="?", default=20000, help="documents (20000)")
    parser.add_argument("seed", type=int, nargs="?", default=1)
    options = parser.parse_args()
    folder, count = options.folder, options.count
    r = random.Random(options.seed)
    os.makedirs(folder, exist_ok=True)
    kinds, poisoned, last = sorted(POISON), 0, None
    with open(os.path.join(folder, "crawl.warc.gz"), "wb") as warc, open(os.path.join(folder, "poison.tsv"), "w", encoding="utf-8") as listing:
        info = b"software: make-corpus\r\nformat: WARC File Format 1.1\r\n"
        warc.write(member("warcinfo", "urn:x", 0, "application/warc-fields", info))
        for number in range(count):
            name = f"{number // 500:03d}/report-{number:05d}"
            ending, body = document(r, number)
            if number % 100 == 37:
                kind = kinds[poisoned % len(kinds)]
                poisoned += 1
                make, status, cause = POISON[kind]
                ending, body = "html", make(r, body)
                listing.write(f"{name}.html\t{kind}\t{status}\t{cause}\n")
            elif last and r.random() < 0.02:
                ending, body = last
            else:
                last = ending, body
            path = os.path.join(folder, "pages", f"{name}.{ending}")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(body)
            url = f"https://council.example/{name}/" if r.random() < 0.2 else f"https://council.example/{name}.{ending}"
            archive(r, warc, url, number, ending, body)


main()
