"""The preview answers whom it should, with what it should, and lets nobody else do anything."""

from __future__ import annotations

import base64
import json
import re
import socket
import subprocess
import sys
from typing import Any

import pytest

from incremental.site import ROOT
from postil.preview.guard import Guard
from preview.served import Served, files

UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": base64.b64encode(b"0123456789abcdef").decode(),
}
OUT = (
    "/../content/site.yaml", "/..%2fcontent/site.yaml", "/%2e%2e/content/site.yaml", "/%2e%2e%2fcontent%2fsite.yaml",
    "/%252e%252e/content/site.yaml", "/..%5ccontent%5csite.yaml", "/briefings/../../content/site.yaml", "//etc/passwd",
    "/%2fetc%2fpasswd", "/content/site.yaml", "/templates/article.html", "/.postil/preview.json", "/.git/config",
    "/assets/../../content/site.yaml", "/assets/%00", "/_postil/client/../server.py", "/_postil/client/..%2fserver.py",
    "/_postil/client/", "/_postil/", "/assets/css/10-tokens.css", "/.postil-manifest", "/%e2%80%ae",
)


@pytest.mark.parametrize("path", OUT, ids=ascii)
def test_nothing_is_served_but_the_site(served: Served, path: str) -> None:
    """No spelling of a path leads to a source, a hidden file, or out of the folder."""
    status, _, body = served.ask(path)
    assert status in (404, 405)
    assert "base_url" not in body and "root:" not in body and "{%" not in body and "import" not in body


def test_foreign_names_are_turned_away(served: Served) -> None:
    """A page of another name that was made to lead here gets nothing, whatever it asks for."""
    for host in ("evil.example", f"evil.example:{served.port}", "127.0.0.1:1", "", "127.0.0.1", f"127.0.0.1.evil.example:{served.port}"):
        for path in ("/", "/_postil/client/main.js"):
            status, _, body = served.ask(path, headers={"Host": host})
            assert status == 403 and "Roads" not in body, host
    for host in ("127.0.0.1", "localhost"):
        assert served.ask("/", headers={"Host": f"{host}:{served.port}"})[0] == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "https://{host}", "http://{host}.evil.example", "http://localhost:1"])
def test_no_foreign_page_can_listen(served: Served, origin: str) -> None:
    """The connection that carries the token is opened to pages of this very address alone."""
    headers = {**UPGRADE, "Origin": origin.format(host=served.host)}
    assert served.ask("/_postil/live", headers=headers)[0] == 403


def test_our_own_page_can_listen(served: Served) -> None:
    """The same request with the right origin is let through."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as raw:
        lines = {"Host": served.host, **UPGRADE, "Origin": f"http://{served.host}"}
        raw.sendall(("GET /_postil/live HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in lines.items()) + "\r\n").encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 101 ")


def _refused(served: Served, **changes: str) -> tuple[int, str]:
    headers = {
        "Origin": f"http://{served.host}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
        "X-Postil-Token": "guessed",
        **{name.replace("_", "-"): value for name, value in changes.items()},
    }
    status, _, body = served.ask("/_postil/do/open", method="POST", headers=headers, body='{"file": "x"}')
    return status, json.loads(body)["message"]


def test_writing_wants_everything_to_be_right(served: Served) -> None:
    """Origin, fetch site, content type and token are each asked for."""
    assert _refused(served) == (403, "Refused: the page is from an earlier run: reload it.")
    assert _refused(served, Origin="http://evil.example") == (403, "Refused: it comes from another page.")
    assert _refused(served, Sec_Fetch_Site="cross-site") == (403, "Refused: it comes from another site.")
    assert _refused(served, Content_Type="text/plain") == (403, "Refused: it is not JSON.")


def test_who_may_write() -> None:
    """A browser that says nothing of where a request comes from is believed only where browsers never say it."""
    headers = {"host": "127.0.0.1:4000", "origin": "http://127.0.0.1:4000", "content-type": "application/json"}
    near, far = Guard("127.0.0.1", 4000, token="t"), Guard("0.0.0.0", 4000, token="t")
    assert near.refusal({**headers, "x-postil-token": "t", "sec-fetch-site": "same-origin"}) == ""
    assert near.refusal({**headers, "x-postil-token": "t"})
    assert far.refusal({**headers, "x-postil-token": "t"}) == ""
    assert far.knows("192.168.1.7:4000") and not far.knows("evil.example:4000")
    assert not near.knows("192.168.1.7:4000")


def test_no_answer_invites_others(served: Served) -> None:
    """No CORS header anywhere, and every answer forbids guessing, keeping and showing elsewhere."""
    for path in ("/", "/assets/postil.css", "/nowhere/", "/_postil/client/main.js"):
        for method in ("GET", "OPTIONS", "POST"):
            _, headers, _ = served.ask(path, method=method, headers={"Origin": "http://evil.example"})
            assert not [name for name in headers if name.startswith("access-control")]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cross-origin-resource-policy"] == "same-origin"
            assert headers["cache-control"] == "no-store"


def test_the_token_stands_in_no_answer_over_http(served: Served) -> None:
    """It is sent over the socket alone, which knows the page's origin."""
    _, _, page = served.ask("/")
    assert "token" not in page.lower()
    assert re.search(r'content="default-src', page) is None


def test_the_policy_of_the_page_stays_in_force(served: Served) -> None:
    """It is a header now, with a connection to this server added and nothing else."""
    _, headers, _ = served.ask("/")
    written = re.search(r'content="(default-src[^"]*)"', served.roads.text("templates/parts/policy.html"))
    asked = {directive.strip() for directive in re.sub(r"{%.*?%}.*?{% endif %}", "", written[1]).split(";")}
    given = [directive.strip() for directive in headers["content-security-policy"].split(";")]
    assert set(given) ^ asked == {
        "connect-src 'self'",
        f"connect-src 'self' ws://{served.host}",
        "frame-ancestors 'self'",
    }
    assert len(given) == len({directive.split(" ")[0] for directive in given}), "a directive given twice"


def test_what_may_hold_scripts_of_others_runs_none(served: Served) -> None:
    """A drawing, or the local copy of a source, opened by itself: it has no origin, and so no way to the token."""
    served.write("content/media/map.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>')
    served.swap("content/articles/pilot.md", "A pilot takes", "![A map](map.svg)\n\nA pilot takes")
    served.shows("/briefings/pilot/", "map.svg")
    for path in ("/media/map.svg", "/sitemap.xml"):
        status, headers, _ = served.ask(path)
        assert (status, headers.get("content-security-policy")) == (200, "sandbox"), path


def test_a_page_cannot_name_a_file(served: Served, page: Any) -> None:
    """Not even with the token: there are the ids that it was told, and nothing by a path."""
    page.goto(served.url)
    ask = "(body) => import('/_postil/client/main.js').then((main) => main.preview.do('open', body))"
    for body in ({"path": "/etc/passwd"}, {"path": "content/site.yaml", "line": 1, "column": 1}, {"file": "x", "path": "x"}):
        assert page.evaluate(ask, body)["status"] in (400, 404)


def test_what_is_no_http_is_no_news(served: Served) -> None:
    """The terminal belongs to whoever writes."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as raw:
        raw.sendall(b"\x16\x03\x01\x02\x00\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 400 ")
    assert "HTTP" not in served.log


def test_nothing_is_written_but_what_is_remembered(served: Served) -> None:
    """The output folder is not even made."""
    served.ask("/")
    assert all(path.startswith(("content/", "templates/", ".postil/")) for path in files(served.roads.root))


def test_a_build_loads_nothing_of_the_preview() -> None:
    """The libraries of the server, and the preview itself, are imported by `serve` alone."""
    code = (
        "import sys; from postil.cli import main; main(['check']);"
        "print([name for name in sys.modules if name.split('.')[0] in ('starlette', 'uvicorn', 'watchdog', 'asyncio')"
        " or name.startswith('postil.preview')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
