"""What a page or a text of ours may hold, checked on its bytes. This list is written by hand beside
the emitter's own, so that what slips into src/write is noticed here. A finding is a pair: the name
of the detector and what it saw."""

import html.parser
import re

BLOCK = {"id", "lang", "dir"}
ELEMENTS = {
    "html": {"lang"}, "head": set(), "body": set(), "title": set(), "style": set(),
    "meta": {"charset", "name", "content", "http-equiv"}, "main": {"id"},
    "a": {"href", "rel", "title", "class", "id"}, "section": {"class", "aria-label", "aria-labelledby", "tabindex"},
    "nav": {"class", "aria-labelledby"}, "img": {"alt", "width", "height", "loading", "src"},
    "div": BLOCK,
    "p": BLOCK | {"class"}, "span": BLOCK | {"class", "translate"}, "ol": BLOCK | {"start"},
    "td": BLOCK | {"colspan", "rowspan"}, "th": BLOCK | {"colspan", "rowspan", "scope"},
    "abbr": {"title"}, "dfn": {"id"}, "code": {"translate"}, "dl": BLOCK, "dt": BLOCK, "dd": BLOCK,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "blockquote"), BLOCK),
    **dict.fromkeys(("table", "caption", "tr", "figure", "figcaption", "pre", "hr"), BLOCK),
    **dict.fromkeys(("thead", "tbody", "strong", "em", "q", "sub", "sup", "br"), set()),
}
PAGE_ONLY = {"html", "head", "body", "title", "style", "meta", "main"}
VOID = {"meta", "hr", "br", "img"}
NUMBER = r"[0-9]{1,10}"
OUR_ID = r"(main|words-we-explain|get-help|in-short|contents|about-this-version|b[0-9]+|(term|use|caption|key)-[0-9]+)"
LANGUAGE = r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"
VALUES = {
    "id": OUR_ID, "lang": LANGUAGE, "dir": "auto", "tabindex": "0",
    "class": "about|back|contents|help|note|picture|short|skip|table|talks|term|unseen|words", "scope": "col|row",
    "translate": "no", "start": NUMBER, "colspan": NUMBER, "rowspan": NUMBER, "rel": "noopener",
    "aria-label": "Table", "aria-labelledby": OUR_ID, "charset": "utf-8",
    "width": NUMBER, "height": NUMBER, "loading": "lazy",
    "src": r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+",
    "name": "viewport|generator", "http-equiv": "Content-Security-Policy",
}
SCHEMES = {"http", "https", "ftp", "mailto", "sms", "tel"}
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
# Escape sequences, C1, bidirectional embeddings, overrides and isolates, deprecated formatting.
HIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]")
NONCHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
REFERENCE = re.compile(r"&(?!(amp|lt|gt|quot);)")
START_TAG = re.compile(r'<[a-z][a-z0-9]*( [a-z-]+="[^"<>]*")*>')


def scheme_of(address):
    """As browsers read it: None for a relative address."""
    address = re.sub("[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
    return match.group(1).lower() if match else None


class Page(html.parser.HTMLParser):
    """Reads one page or fragment; `found` gets the findings, `tree` (depth, element) of each tag."""

    def __init__(self, is_fragment):
        super().__init__(convert_charrefs=True)
        self.is_fragment = is_fragment
        self.found, self.tree, self.open, self.ids, self.inside = [], [], [], [], []
        self.title, self.style, self.policies = "", "", []

    def say(self, detector, what):
        self.found.append((detector, what[:120]))

    def handle_starttag(self, tag, attributes):
        self.tree.append((len(self.open), tag))
        text = self.get_starttag_text()
        if not START_TAG.fullmatch(text):
            self.say("syntax", f"odd tag {text!r}")
        if tag not in ELEMENTS or (self.is_fragment and tag in PAGE_ONLY):
            self.say("element", tag)
        for name, value in attributes:
            self.check_attribute(tag, name, value or "")
        if tag == "a":
            self.check_link(dict(attributes))
        if tag == "meta":
            self.check_meta(dict(attributes))
        if tag not in VOID:
            self.open.append(tag)

    def check_attribute(self, tag, name, value):
        if name not in ELEMENTS.get(tag, set()):
            self.say("attribute", f"{tag} {name}={value!r}")
        if not re.fullmatch(VALUES.get(name, ".*"), value, re.S):
            self.say("value", f"{tag} {name}={value!r}")
        if name == "id":
            self.ids.append(value)

    def check_link(self, attributes):
        address = attributes.get("href") or ""
        if address.startswith("#"):
            self.inside.append(address[1:])
            return
        if scheme_of(address) not in SCHEMES | {None}:
            self.say("scheme", address)
        if attributes.get("rel") != "noopener":
            self.say("rel", address)

    def check_meta(self, attributes):
        if "http-equiv" not in attributes:
            return
        if self.open != ["html", "head"] or self.style:
            self.say("policy", "stands too late")
        self.policies.append(attributes.get("content"))

    def handle_startendtag(self, tag, attributes):
        self.say("syntax", f"<{tag}/>")
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if self.open[-1:] == [tag]:
            self.open.pop()
        else:
            self.say("syntax", f"</{tag}> inside {self.open[-1:]}")

    def handle_data(self, data):
        if self.open[-1:] == ["title"]:
            self.title += data
        if self.open[-1:] == ["style"]:
            self.style += data

    def handle_comment(self, data):
        self.say("syntax", f"comment {data!r}")

    def handle_pi(self, data):
        self.say("syntax", f"instruction {data!r}")

    def unknown_decl(self, data):
        self.say("syntax", f"declaration {data!r}")

    def check_ends(self):
        if self.open:
            self.say("syntax", f"open at the end: {self.open}")
        if len(set(self.ids)) < len(self.ids):
            self.say("id", f"twice: {self.ids}")
        known = set(self.ids) | ({"main"} if self.is_fragment else set())
        for lost in set(self.inside) - known:
            self.say("id", f"no target #{lost}")


def check_characters(text, detector="control"):
    """Characters that are not seen but obeyed."""
    hidden = HIDDEN.search(text)
    return [(detector, f"U+{ord(hidden.group()):04X}")] if hidden else []


def check_text(data):
    """Findings about text for a terminal."""
    try:
        return check_characters(data.decode("utf-8"), "text")
    except UnicodeDecodeError as error:
        return [("text", str(error))]


def _check_frame(page, data):
    if page.policies != [POLICY]:
        page.say("policy", repr(page.policies))
    if b'<meta charset="utf-8">' not in data[:1024]:
        page.say("charset", "not in the first 1024 bytes")
    if not data.startswith(b"<!doctype html>\n<html lang="):
        page.say("syntax", "no doctype")


def check_page(data, is_fragment):
    """The page as it was read, with its findings."""
    page = Page(is_fragment)
    text = data.decode("utf-8", "replace")
    if text.encode() != data:
        page.say("control", "not UTF-8")
    page.found += check_characters(text)
    if NONCHARACTER.search(text):
        page.say("control", "noncharacter")
    page.feed(text)
    page.close()
    page.check_ends()
    if REFERENCE.search(text.replace(page.style, "")):
        page.say("syntax", "odd character reference")
    if not is_fragment:
        _check_frame(page, data)
    return page
