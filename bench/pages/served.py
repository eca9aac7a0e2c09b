"""One granian process each for the product and for the bare pages, and a sign-in as a browser does it."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from pathlib import Path

from waystation.cli.running.supervisor import WSGI, web_command

FIRST_ANSWER = 60.0  # seconds
BARE = "bench.pages.bare:application"
PRODUCT = "bench.pages.product:application"


class Served:
    """A server of its own on loopback; ``cold`` is how long its first answer took (seconds)."""

    def __init__(self, application: str, environment: dict[str, str], log: Path, health: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        command = [application if word == WSGI else word for word in web_command("127.0.0.1", self.port, 1)]
        self.log = log
        start = time.monotonic()
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out, env=os.environ | environment, start_new_session=True
            )
        self._await(f"{self.address}{health}")
        self.cold = time.monotonic() - start

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def _await(self, url: str) -> None:
        deadline = time.monotonic() + FIRST_ANSWER
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(url, timeout=5) as reply:  # noqa: S310 - our own
                    if reply.status == 200:
                        return
            except OSError:
                time.sleep(0.02)
        self.stop()
        raise SystemExit(f"The server did not answer {url}:\n{self.log.read_text()[-2000:]}")

    def stop(self) -> None:
        """End it and wait until it is gone."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(20)


class Visitor:
    """Somebody who has signed in with a password, over HTTP."""

    def __init__(self, address: str, username: str, password: str) -> None:
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.address = address
        page = self.get("/accounts/login/")
        form = {"csrfmiddlewaretoken": _token(page), "login": username, "password": password}
        with self.opener.open(f"{address}/accounts/login/", urllib.parse.urlencode(form).encode()) as reply:
            if "/accounts/login" in reply.url:
                raise SystemExit(f"{username} could not sign in.")

    def get(self, path: str) -> str:
        """A page as text."""
        with self.opener.open(f"{self.address}{path}", timeout=60) as reply:
            return str(reply.read().decode())

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The cookies, as wrk sends them."""
        return (("Cookie", "; ".join(f"{one.name}={one.value}" for one in self.jar)), ("Host", "localhost"))

    @property
    def session(self) -> str:
        """The key of the session."""
        return next(str(one.value) for one in self.jar if "session" in one.name)

    @property
    def secret(self) -> str:
        """What a form has to repeat."""
        return next(str(one.value) for one in self.jar if "csrf" in one.name)


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if found is None:
        raise SystemExit("The sign-in page has no form.")
    return found.group(1)
