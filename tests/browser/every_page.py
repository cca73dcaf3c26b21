"""A small site with every kind of page, and a strict web host for it."""

from __future__ import annotations

import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sites import ROOT, Site

MORE = """\
-- articles/excerpt.md --
---
title: What another paper said of it
date: 1967-11-02
topics: [space]
source: {publisher: Example News, title: A promise, url: "https://example.org/promise", rights: All rights reserved., republish: excerpt}
---
One passage is annotated. The other is not.

Lyndon B. Johnson is not quoted on it.
-- annotations/excerpt.yaml --
notes:
  - {id: one, quote: One passage, kind: question, note: Which one?, sources: [treaty-text]}
-- articles/pact-ar.md --
---
title: وعد انقضى أجله
date: 1967-11-03
lang: ar
key_points: [وُقعت المعاهدة في 6 يوليو 1961.]
topics: [space]
---
نصت المعاهدة على أن كل طرف يقدم المساعدة العسكرية فورًا إذا تعرض الآخر لهجوم مسلح.

| المعاهدة | السنة |
|---|---|
| معاهدة الصداقة | 1961 |
-- annotations/pact-ar.yaml --
notes:
  - {id: a, quote: المساعدة العسكرية فورًا, kind: translation, note: هذا شرح لا اقتباس., confidence: high}
  - {id: b, quote: لهجوم مسلح, kind: disagreement, note: هذا رأي آخر.}
"""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
"""What a strict host would send: stricter than the page's own in nothing that the page needs."""
BRIEFING = "briefings/outer-space/index.html"


def build(folder: Path) -> Path:
    """The output: the small site that is kept byte for byte, with an excerpt and a page from right to left; stands at `/`."""
    shutil.copytree(ROOT / "tests/golden/content", folder / "content")
    return Site(folder, MORE).build("1968-01-01T12:00+00:00", base_url="https://desk.example/").output


def kinds(site: Path) -> list[str]:
    """At least one page of each kind: home, what is missing, all briefings; elsewhere the list and the fullest that it leads to."""
    found = ["index.html", "404.html"]
    for folder in sorted(one for one in site.iterdir() if one.is_dir()):
        pages = sorted(folder.rglob("*.html"), key=lambda page: (len(page.parts), page))
        pages = [page for page in pages if "http-equiv=\"refresh\"" not in page.read_text(encoding="utf-8")]
        if folder.name != "briefings":
            pages = [*pages[:1], *sorted(pages[1:], key=lambda page: page.stat().st_size)[-1:]]
        found += [page.relative_to(site).as_posix() for page in pages]
    return found


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """The address of a web host that sends the policy with everything, and the page for what is missing with a 404; compressed."""

    class Host(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            file = site / unquote(urlsplit(self.path).path).lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            found = file.is_file()
            file = file if found else site / "404.html"
            body = gzip.compress(file.read_bytes(), 6)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", self.guess_type(file))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
