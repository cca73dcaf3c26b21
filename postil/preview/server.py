"""Server: HTTP and WebSocket, the only importer of starlette and uvicorn; it answers from tables, never from a path."""

from __future__ import annotations

import asyncio
import json
import logging
import mimetypes
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from postil.preview import told
from postil.preview.guard import Guard, is_loopback
from postil.preview.inject import OWN, served

CLIENT = Path(__file__).parent / "client"
LARGEST_REQUEST = 256_000
"""Bytes that a page may send at once: a long note has a hundredth of it."""

NO_FURTHER = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""On every answer: nothing is kept, guessed, or shown to pages of others."""

ALONE = {"Content-Security-Policy": "sandbox"}
"""For what may hold scripts of others, as a drawing or the local copy of a source: they do not run, and it has no origin
that could ask for anything here."""

TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".xml": "application/xml"}
"""Where the system's own table may say something else."""

SOON = 5.0
"""Seconds that one tab may take to receive a message before it is given up."""


class Tab(Protocol):
    """What the server needs of an open page: see postil.preview.tabs."""

    async def hear(self, message: Mapping[str, Any]) -> None: ...


class Site(Protocol):
    """What the server needs of the preview: see postil.preview.run."""

    async def get(self, address: str) -> tuple[int, bytes, str, str]:
        """Status, bytes, version and, for a redirect, the address."""

    async def do(self, name: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]: ...

    def joined(self, send: Callable[[dict[str, Any]], Awaitable[None]], *, is_near: bool) -> Tab: ...

    def left(self, tab: Tab) -> None: ...


def app(site: Site, guard: Guard) -> ASGIApp:
    """The application: the site at its address, and the preview's own under /_postil/."""
    client = {path.name: path.read_bytes() for path in CLIENT.iterdir() if path.suffix in TYPES}

    async def page(request: Request) -> Response:
        status, data, version, elsewhere = await site.get(request.path_params["address"])
        if elsewhere:
            return RedirectResponse(elsewhere, 307)
        kind = _type(request.path_params["address"], version)
        if not version:
            return Response(data, status, ALONE if kind.endswith(("html", "xml")) else None, media_type=kind)
        made = served(data, version=version, host=request.headers["host"])
        return Response(made.html, status, {"Content-Security-Policy": made.policy}, media_type="text/html")

    async def own(request: Request) -> Response:
        data = client.get(request.path_params["name"])
        if data is None:
            return PlainTextResponse("There is no such file.", 404)
        return Response(data, media_type=_type(request.path_params["name"], ""))

    async def do(request: Request) -> Response:
        refusal = guard.refusal(request.headers) if _is_near(request) else "it comes from another machine"
        if refusal:
            return JSONResponse({"message": f"Refused: {refusal}."}, 403)
        body = await _body(request)
        if body is None:
            return JSONResponse({"message": "That is no JSON object, or too long."}, 400)
        status, answer = await site.do(request.path_params["name"], body)
        return JSONResponse(answer, status)

    async def live(socket_: WebSocket) -> None:
        headers = socket_.headers
        if not guard.is_same(headers.get("origin", ""), headers.get("host", "")):
            await socket_.close(4403)
            return
        await socket_.accept()

        async def send(message: dict[str, Any]) -> None:
            await asyncio.wait_for(socket_.send_text(json.dumps(message, ensure_ascii=False)), SOON)

        tab = site.joined(send, is_near=_is_near(socket_))
        try:
            while True:
                message = json.loads(await socket_.receive_text())
                if isinstance(message, dict):
                    await tab.hear(message)
        except (WebSocketDisconnect, ValueError, RuntimeError, TimeoutError):
            # Gone, or not speaking our language: either way it is no tab of ours any more.
            pass
        finally:
            site.left(tab)

    routes = [
        WebSocketRoute(f"{OWN}live", live),
        Route(f"{OWN}client/{{name}}", own),
        Route(f"{OWN}do/{{name}}", do, methods=["POST"]),
        Route("/{address:path}", page),
    ]
    return _Checked(Starlette(routes=routes), guard)


class _Checked:
    """Turns away who asks under a foreign name, before anything else happens; every answer forbids what it can."""

    def __init__(self, inner: ASGIApp, guard: Guard) -> None:
        self._inner = inner
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = next((value.decode("latin-1") for name, value in scope.get("headers", ()) if name == b"host"), "")
        if not self._guard.knows(host):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 4403})
                return
            refused = PlainTextResponse("This preview is not at that address.", 403, NO_FURTHER)
            await refused(scope, receive, send)
            return

        async def forbid(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [(name.lower().encode(), value.encode()) for name, value in NO_FURTHER.items()]
            await send(message)

        try:
            await self._inner(scope, receive, forbid)
        except Exception as error:
            told.mistake(error)


class Server(uvicorn.Server):
    """Serves until `should_exit` is set; signals are the caller's affair."""

    def __init__(self, application: ASGIApp, listening: socket.socket) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                access_log=False,
                date_header=False,
                http="h11",
                lifespan="off",
                log_config=None,
                server_header=False,
                timeout_graceful_shutdown=1,
                ws="wsproto",
                ws_max_size=LARGEST_REQUEST,
                ws_per_message_deflate=False,
            )
        )
        self._listening = listening
        # What others send that is no HTTP is no news for whoever writes.
        logging.getLogger("uvicorn").addHandler(logging.NullHandler())

    def capture_signals(self) -> nullcontext[None]:
        """None: uvicorn would send them to us again when it has ended."""
        return nullcontext()

    async def run_until_told(self) -> None:
        """Serve."""
        await self.serve(sockets=[self._listening])


def _is_near(connection: HTTPConnection) -> bool:
    """Whether who asks is on this machine."""
    return connection.client is not None and is_loopback(connection.client.host)


async def _body(request: Request) -> dict[str, Any] | None:
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > LARGEST_REQUEST:
            return None
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _type(name: str, version: str) -> str:
    ending = Path(name).suffix.lower()
    return "text/html" if version else TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
