"""Closed-loop load on loopback with wrk: one script for every operation, which also counts wrong answers."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .quiet import Sample, Use

# Every request is asked for in turn; UUID in a body becomes a fresh one each time.
_SCRIPT = r"""
local reqs, expected = %s, %d
local threads, i = {}, 0
function setup(thread) table.insert(threads, thread) end
function init(args)
  bad = 0
  local f = io.open("/dev/urandom", "rb"); local s = f:read(4); f:close()
  math.randomseed(s:byte(1) + s:byte(2) * 256 + s:byte(3) * 65536)
end
local function uuid()
  return (("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx"):gsub("x", function()
    return string.format("%%x", math.random(0, 15)) end))
end
function request()
  i = i %% #reqs + 1
  local r = reqs[i]
  return wrk.format(r.method, r.path, r.headers, r.body ~= "" and r.body:gsub("UUID", uuid()) or nil)
end
function response(status) if status ~= expected then bad = bad + 1 end end
function done(s, l)
  local wrong = s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout
  for _, t in ipairs(threads) do wrong = wrong + t:get("bad") end
  io.write(string.format("RES %%f %%f %%f %%f %%d %%d\n", s.requests / (s.duration / 1e6),
    l:percentile(50) / 1e3, l:percentile(95) / 1e3, l:percentile(99) / 1e3, s.requests, wrong))
end
"""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask for."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""


@dataclass(frozen=True, slots=True)
class Shot:
    """One sample: requests per second, latency in ms, requests, wrong answers, processor ms per request."""

    rate: float
    p50: float
    p95: float
    p99: float
    requests: int
    bad: int
    cpu: float
    database_cpu: float
    foreign: float


def _lua(requests: list[Request]) -> str:
    rows = []
    for one in requests:
        headers = ",".join(f"[{json.dumps(name)}]={json.dumps(value)}" for name, value in one.headers)
        method = "POST" if one.body else "GET"
        path, body = json.dumps(one.path), json.dumps(one.body)
        rows.append(f"{{method={json.dumps(method)},path={path},headers={{{headers}}},body={body}}}")
    return "{" + ",".join(rows) + "}"


def shoot(
    requests: list[Request],
    *,
    port: int,
    server: int,
    database: int | None,
    seconds: float,
    connections: int = 1,
    expected: int = 200,
) -> Shot:
    """Ask for ``seconds``. Raises RuntimeError when nothing was answered."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_SCRIPT % (_lua(requests), expected))
        script.flush()
        sample = Sample(server, database)
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "--timeout", "30s", "--latency"]
        command += ["-s", script.name, f"http://127.0.0.1:{port}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60, check=False)
        used: Use = sample.end()
    found = re.search(r"RES (.*)", done.stdout)
    values = [float(word) for word in found.group(1).split()] if found else []
    if not values or not values[4]:
        raise RuntimeError(f"{requests[0].path}: no answer\n{done.stdout}{done.stderr}")
    rate, p50, p95, p99, count, bad = values
    return Shot(
        rate,
        p50,
        p95,
        p99,
        int(count),
        int(bad),
        used.server * 1000 / count,
        used.database * 1000 / count,
        used.foreign,
    )


def installed() -> bool:
    """Whether wrk is here."""
    from shutil import which

    return which("wrk") is not None and Path("/proc/stat").exists()
