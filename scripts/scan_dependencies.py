"""Known holes in what we depend on: pip-audit over the locked versions, in an environment of its own.

Exit 0: none known. Exit 1: a known hole, with what mends it. Where the advisories cannot be reached (no
network, or a mirror that holds packages only) nothing was looked at; it says so in one line and ends with 0,
or with 1 under ``--strict``, which a release uses.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PATIENCE = 600


def main() -> int:
    """Scan both lock files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when the advisories cannot be reached")
    parser.add_argument("locks", nargs="*", default=LOCKS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waystation-scan-") as folder:
        python = _environment(Path(folder))
        if python is None:
            print("Dependencies NOT scanned: pip-audit cannot be installed here (no package registry).")
            return int(args.strict)
        found = [_scan(python, ROOT / lock) for lock in args.locks]
    texts, codes = zip(
        *(told(name, report) for name, report in zip(args.locks, found, strict=True)), strict=True
    )
    print("\n".join(texts))
    return 1 if 1 in codes or (args.strict and 2 in codes) else 0


def _environment(folder: Path) -> Path | None:
    """A Python with pip-audit, thrown away afterwards; None where none can be had."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    words = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit>=2.9"]
    done = subprocess.run(words, capture_output=True, timeout=PATIENCE, check=False)
    return python if done.returncode == 0 else None


def _scan(python: Path, lock: Path) -> dict[str, Any] | None:
    """pip-audit's report; None when it could not ask."""
    words = [python, "-m", "pip_audit", "--requirement", lock, "--disable-pip", "--require-hashes"]
    done = subprocess.run(
        [*words, "--format", "json", "--progress-spinner", "off"],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        text=True,
    )
    try:
        report: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return None
    return report


def told(name: str, report: dict[str, Any] | None) -> tuple[str, int]:
    """What to say of one lock file, and 0 (none known), 1 (a known hole) or 2 (not looked at)."""
    packages = report["dependencies"] if report else []
    holes = [
        f"  {one['name']} {one['version']}: {hole['id']}, mended in {_versions(hole)}"
        for one in packages
        for hole in one.get("vulns", [])
    ]
    passed = [one["name"] for one in packages if "skip_reason" in one]
    looked = len(packages) - len(passed)
    if holes:
        return "\n".join([f"{name}: {len(holes)} known holes in {looked} packages", *holes]), 1
    if looked == 0:
        return f"{name}: NOT scanned, the advisories cannot be reached from here.", 2
    if passed:
        return f"{name}: no known hole in {looked} packages; NOT looked at: {', '.join(passed)}", 2
    return f"{name}: no known hole in {looked} packages.", 0


def _versions(hole: dict[str, Any]) -> str:
    return ", ".join(hole["fix_versions"]) or "no version"


if __name__ == "__main__":
    sys.exit(main())
