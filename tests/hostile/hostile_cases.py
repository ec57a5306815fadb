"""The hostile inputs as data: cases/*.txt, several cases a file.

    === ID KIND [OPTION...]
    payload, up to the next header line

KIND says what plainer is given: html, markdown or text is the input itself; csv is a dictionary,
theme a style sheet, ini the settings and name the input's file name, each beside a harmless input.
Lines before the first header are a comment. In a payload

    ⟦1B 9D⟧          stands for those bytes
    ⟦hit⟧, ⟦host⟧    for an address of the runner's own server, and for its host and port
    ⟦600*x⟧          for 600 times x

A payload says that it won by setting document.title or by asking for ⟦hit⟧. Options: exit=N for
another exit status than 0; empty when no text is expected in the result; known=DETECTOR for what is
not mended yet: the case fails as soon as it is.
"""

import pathlib
import re

ENDINGS = {"html": ".html", "markdown": ".md", "text": ".txt"}
HARMLESS = """<title>A zorblat at the panel</title>
<h1>A zorblat at the panel</h1>
<p>A zorblat is at the children's panel today. The children can ask it what they want to know.</p>
"""


class Case:
    """One payload, not yet bound to the runner's port."""

    def __init__(self, identity, kind, options, payload):
        self.identity, self.kind, self.payload = identity, kind, payload
        self.exit = int(options.get("exit", 0))
        self.may_be_empty = "empty" in options
        self.known = options.get("known")

    def bytes(self, host):
        """The payload with its placeholders filled in."""
        parts = re.split("⟦([^⟧]*)⟧", self.payload)
        return b"".join(
            self._placeholder(part, host) if i % 2 else part.encode() for i, part in enumerate(parts)
        )

    def _placeholder(self, text, host):
        if text == "hit":
            return f"http://{host}/hit/{self.identity}".encode()
        if text == "host":
            return host.encode()
        if "*" in text:
            count, what = text.split("*", 1)
            return int(count) * what.encode()
        return bytes.fromhex(text)


def _parse(text, path):
    for part in re.split(r"^=== ", text, flags=re.M)[1:]:
        header, _, payload = part.partition("\n")
        identity, kind, *options = header.split()
        if not re.fullmatch(r"[a-z0-9-]+", identity):
            raise SystemExit(f"{path}: '{identity}' is no id")
        named = dict(option.partition("=")[::2] for option in options)
        yield Case(identity, kind, named, payload)


def load(folder):
    """All cases of a folder, by file and in order; an id twice is an error."""
    cases = {}
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        for case in _parse(path.read_text(encoding="utf-8"), path):
            if case.identity in cases:
                raise SystemExit(f"{path}: {case.identity} is there already")
            cases[case.identity] = case
    return list(cases.values())
