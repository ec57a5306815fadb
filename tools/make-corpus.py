#!/usr/bin/env python3
"""Makes a corpus for trying out batches: documents that differ, a few of them broken, and a web
archive of the same. All words are ours; the same seed makes the same bytes.

    make-corpus.py FOLDER [COUNT] [SEED]      FOLDER/pages and FOLDER/crawl.warc.gz

One document in a hundred is poison: cut off, not what it says, a bomb of nested elements, or one that
(with PLAINER_TEST_HOOKS set) brings its worker down or hangs it. FOLDER/poison.tsv names them.
"""
import gzip
import os
import random
import sys

WHO = ["The council", "The local authority", "Our team", "A social worker", "The board", "The home", "The review",
       "The independent reviewing officer", "Each school", "The fostering service", "The charity", "A young person"]
DOES = ["commenced", "utilised", "facilitated", "considered", "reviewed", "implemented", "agreed", "wrote about",
        "gave consideration to", "asked for", "is responsible for", "will undertake", "has prioritised", "listened to"]
WHAT = ["the placement", "a new policy", "the views of the children", "the pathway plan", "contact with brothers and sisters",
        "the budget for the next year", "an assessment of need", "the provision of advocacy", "support for care leavers",
        "what the children had said", "the training of foster carers", "a statutory duty", "the transition to adulthood"]
MORE = [", which was published in %d", " in order to help %d children", " because %d families had asked for it",
        ", although this was not possible in %d cases", " prior to the meeting on %d May", "; %d people came",
        " with regard to the %d rooms of the house", ", and %d of them were glad of it", "", "", ""]
HEADINGS = ["What we heard", "What we will do", "Where children live", "Health", "School", "Keeping in touch", "Money", "Next steps"]


def sentence(r):
    more = r.choice(MORE)
    return f"{r.choice(WHO)} {r.choice(DOES)} {r.choice(WHAT)}{more % r.randint(2, 28) if more else ''}."


def paragraphs(r):
    return [" ".join(sentence(r) for _ in range(r.randint(1, 5))) for _ in range(r.randint(1, 6))]


def document(r, number):
    """(ending, text) of one document, from a note of a few lines to a report of some pages."""
    title = f"Report {number}: {r.choice(HEADINGS).lower()}"
    parts = [(r.choice(HEADINGS), paragraphs(r)) for _ in range(r.choice([1, 1, 2, 3, 4, 8]))]
    kind = r.random()
    if kind < 0.7:
        body = "".join(f"<h2>{h}</h2>\n" + "".join(f"<p>{p}</p>\n" for p in ps) for h, ps in parts)
        menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        return "html", (f"<!DOCTYPE html>\n<html lang='en-GB'><head><meta charset='utf-8'><title>{title}</title></head>\n"
                        f"<body>{menu}<main><h1>{title}</h1>\n{body}</main><footer>Council</footer></body></html>\n")
    if kind < 0.85:
        return "md", f"# {title}\n\n" + "".join(f"## {h}\n\n" + "".join(f"{p}\n\n" for p in ps) for h, ps in parts)
    return "txt", f"{title}\n\n" + "".join(f"{h}\n\n" + "".join(f"{p}\n\n" for p in ps) for h, ps in parts)


POISON = {
    "cut-off": lambda r, text: text[: len(text) // 3].encode()[:-1] + b"\xe2\x82",
    "binary": lambda r, text: b"\x89PNG\r\n\x1a\n" + bytes(r.randrange(256) for _ in range(500)),
    "bomb": lambda r, text: b"<div>" * 200000,
    "crash": lambda r, text: b"<main><p>plainer-test-crash</p></main>",
    "hang": lambda r, text: b"<main><p>plainer-test-hang</p></main>",
    "other-language": lambda r, text: ("<main><p>" + "Mae plant yn byw yma gyda nhw, ac mae pawb yn hapus iawn. " * 8 + "</p></main>").encode(),
}


def record(url, number, body):
    types = {"html": "text/html; charset=utf-8", "md": "text/markdown", "txt": "text/plain; charset=utf-8"}
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {types[url.rsplit('.', 1)[-1]]}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
    return gzip.compress(head.encode() + http + b"\r\n\r\n", 6, mtime=0)


def main():
    folder = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    r = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "crawl.warc.gz"), "wb") as warc, open(os.path.join(folder, "poison.tsv"), "w") as listing:
        for number in range(count):
            ending, text = document(r, number)
            body, name = text.encode(), f"{number // 500:03d}/report-{number:05d}"
            if r.random() < 0.01:
                poison = r.choice(sorted(POISON))
                ending, body = "html", POISON[poison](r, text)
                listing.write(f"pages/{name}.html\t{poison}\n")
            path = os.path.join(folder, "pages", f"{name}.{ending}")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(body)
            warc.write(record(f"https://council.example/{name}.{ending}", number, body))


main()
