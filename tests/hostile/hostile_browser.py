"""Opens pages in Chromium and says what happened there: driven over the DevTools protocol through
two pipes, so that no port is open but that of our own server, which counts what is asked for."""

import http.server
import json
import os
import select
import subprocess
import threading
import time

FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --mute-audio
--disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage
--disable-background-timer-throttling --disable-renderer-backgrounding --disable-extensions
--disable-site-isolation-trials --renderer-process-limit=2
--disable-features=BackForwardCache,SpareRendererForSitePerProcess,IsolateOrigins,site-per-process
--remote-debugging-pipe""".split()
TABS = 16
SETTLE_SECONDS = 0.1  # timers, animations and failed images speak up after the load event
LOAD_SECONDS = float(os.environ.get("HOSTILE_SECONDS", 30))
# Title, every element as [depth, name], and the schemes of all links as the browser reads them;
# asked from outside, as pages of ours run nothing.
LOOK = """(() => { const tree = [];
const walk = (node, depth) => { for (const child of node.children) {
  tree.push([depth, child.localName]); walk(child, depth + 1); } };
walk(document, 0);
const schemes = Array.from(document.querySelectorAll('a[href], area[href]'), link => link.protocol);
return JSON.stringify({title: document.title, tree, schemes}); })()"""


class Server:
    """Serves pages by path; every other request is a hit."""

    def __init__(self):
        self.pages, self.hits = {}, []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = outer.pages.get(self.path)
                if body is None and self.path != "/favicon.ico":
                    outer.hits.append(self.path)
                self.send_response(204 if body is None else 200)
                # Raw hostile bytes name their own encoding, ours do in a meta element.
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            do_POST = do_HEAD = do_OPTIONS = do_GET

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Tab:
    """One page of the browser and what was noticed in it."""

    def __init__(self, session):
        self.session, self.address = session, ""
        self.reset("")

    def reset(self, address):
        self.address, self.noticed, self.has_loaded, self.look = address, [], False, None

    def notice(self, detector, what):
        self.noticed.append((detector, str(what)[:120]))


def _request(tab, event):
    url = event["request"]["url"]
    if url != tab.address and not url.endswith("/favicon.ico"):  # asked for unasked
        tab.notice("request", url)


def _frame(tab, event):
    if event["frame"].get("parentId"):
        tab.notice("frame", event["frame"]["url"])
    elif event["frame"]["url"] != tab.address:
        tab.notice("navigation", event["frame"]["url"])


EVENTS = {
    "Network.requestWillBeSent": _request,
    "Network.webSocketCreated": lambda tab, event: tab.notice("request", event["url"]),
    "Page.frameNavigated": _frame,
    "Page.frameAttached": lambda tab, event: tab.notice("frame", event["frameId"]),
    "Page.windowOpen": lambda tab, event: tab.notice("navigation", event["url"]),
    "Page.javascriptDialogOpening": lambda tab, event: tab.notice("dialog", event["message"]),
    "Runtime.consoleAPICalled": lambda tab, event: tab.notice("console", event["args"]),
    "Runtime.exceptionThrown": lambda tab, event: tab.notice("console", event["exceptionDetails"]),
    "Log.entryAdded": lambda tab, event: tab.notice("console", event["entry"]["text"]),
}


class Browser:
    """One Chromium process with a few tabs."""

    def __init__(self, program, profile):
        to_browser, self.to = os.pipe()
        self.back, from_browser = os.pipe()
        # Chromium reads descriptor 3 and writes to descriptor 4.
        command = ["sh", "-c", f'exec "$@" 3<&{to_browser} 4>&{from_browser}', "sh", program]
        self.process = subprocess.Popen(
            command + FLAGS + [f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.serial, self.answers, self.rest, self.tabs = 0, {}, b"", {}
        for _ in range(TABS):
            self._open_tab()

    def send(self, method, session=None, **parameters):
        self.serial += 1
        message = {"id": self.serial, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        return self.serial

    def _handle(self, message):
        if "id" in message:
            self.answers[message["id"]] = message
            return
        tab = self.tabs.get(message.get("sessionId"))
        if not tab:
            return
        if message["method"] == "Page.loadEventFired":
            tab.has_loaded = True
        if message["method"] in EVENTS:
            EVENTS[message["method"]](tab, message["params"])
        if message["method"] == "Page.javascriptDialogOpening":
            self.send("Page.handleJavaScriptDialog", tab.session, accept=False)

    def pump(self, seconds, is_done=lambda: False):
        """Takes messages until all is done or time is up; says whether it was done."""
        end = time.monotonic() + seconds
        while not is_done():
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                return is_done()
            data = os.read(self.back, 1 << 16)
            if not data:
                raise SystemExit("the browser went away")
            *whole, self.rest = (self.rest + data).split(b"\0")
            for message in whole:
                self._handle(json.loads(message))
        return True

    def ask(self, method, session=None, **parameters):
        number = self.send(method, session, **parameters)
        self.pump(30, lambda: number in self.answers)
        return self.answers.pop(number, {}).get("result", {})

    def _open_tab(self):
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.tabs[session] = Tab(session)
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(domain + ".enable", session)

    def _look(self, tabs):
        asked = {self.send("Runtime.evaluate", tab.session, expression=LOOK): tab for tab in tabs}
        self.pump(LOAD_SECONDS, lambda: all(number in self.answers for number in asked))
        for number, tab in asked.items():
            value = self.answers.pop(number, {}).get("result", {}).get("result", {}).get("value")
            tab.look = json.loads(value) if value else None

    def visit(self, addresses):
        """At most TABS pages at once; gives a tab for each."""
        tabs = list(self.tabs.values())[: len(addresses)]
        for tab, address in zip(tabs, addresses):
            tab.reset(address)
            self.send("Page.navigate", tab.session, url=address)
        self.pump(LOAD_SECONDS, lambda: all(tab.has_loaded for tab in tabs))
        self.pump(SETTLE_SECONDS)
        self._look(tabs)
        return tabs

    def clear(self):
        """Leaves all pages, so that what a page still does is not put down to the next."""
        for tab in self.tabs.values():
            tab.reset("about:blank")
            self.send("Page.navigate", tab.session, url="about:blank")
        self.pump(LOAD_SECONDS, lambda: all(tab.has_loaded for tab in self.tabs.values()))

    def close(self):
        self.send("Browser.close")
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            self.process.kill()
