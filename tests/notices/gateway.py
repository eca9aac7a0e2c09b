"""A gateway of text messages on this machine: a real HTTP server that answers as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Gateway:
    """``received``: what came in, as JSON. ``behaves``: fine, 500, 403, 504, silent, garbage or slow."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.behaves = "fine"
        self.on_message: Any = None
        self.port = 0

    def target(self, *, key: bool = False, wait: float = 0.4) -> str:
        extra = "&:key={key}" if key else ""
        return f"json://127.0.0.1:{self.port}/sms?:to={{to}}&cto={wait}&rto={wait}{extra}"

    @property
    def receivers(self) -> list[str]:
        return [one["to"] for one in self.received]

    def take(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        self.received.append(json.loads(body))
        if self.on_message is not None:
            self.on_message()
        if self.behaves == "silent":
            time.sleep(1.2)
            return
        if self.behaves == "garbage":
            handler.wfile.write(b"\x00\xff\x00 what is this\r\n\r\n")
            return
        if self.behaves == "slow":
            time.sleep(0.15)
        handler.send_response({"500": 500, "403": 403, "504": 504}.get(self.behaves, 200))
        handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"{}")


@contextmanager
def running() -> Iterator[Gateway]:
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            gateway.take(self)

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    gateway.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
