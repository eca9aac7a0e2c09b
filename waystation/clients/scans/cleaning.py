"""The process that makes one scan anew: the file comes in on standard input, type and new file go out.

It imports neither Django nor anything of ours, knows no key and no database, and first of all gives up the
right to more memory, time and files than one scan needs.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

REFUSED = 3  # exit code: standard output holds the refusal's code

#: Enough for one picture of ``MOST_PIXELS`` three times over, and for qpdf on a scan of any allowed size.
MEMORY = 1024 * 1024 * 1024
SECONDS = 30
#: A telephone's camera makes up to fifty million; more is a bomb or a poster.
MOST_PIXELS = 52_000_000
#: A page of A4 at 300 dots an inch is 3508 high.
LONGEST_SIDE = 4096
QUALITY = 88
PDF_MEMORY = 256 * 1024 * 1024

_ISO = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")


class Refused(Exception):
    """A file that is not kept; its first argument is the code of ``common/wording``."""


def main() -> int:
    """Read, make anew, write; a reader that fails on a broken file ends the process, which says enough."""
    _limit_myself()
    content = sys.stdin.buffer.read()
    try:
        kind, made = _cleaner(content)(content)
    except Refused as refusal:
        sys.stdout.write(f"{refusal.args[0]}\n")
        return REFUSED
    sys.stdout.buffer.write(kind.encode("ascii") + b"\n" + made)
    return 0


def _limit_myself() -> None:
    try:
        import resource
    except ImportError:  # Windows; the caller's patience is the limit there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # may write no file; pipes are none
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _cleaner(content: bytes) -> Callable[[bytes], tuple[str, bytes]]:
    """Who can read it, by its first bytes; its name was never asked for."""
    if content.startswith(b"%PDF-"):
        return _pdf
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _picture
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _picture
    if content[4:8] == b"ftyp" and content[8:12] in _ISO:
        raise Refused("scan_heic")
    raise Refused("scan_type")


def _picture(content: bytes) -> tuple[str, bytes]:
    """The picture alone, the right way up, on white, as JPEG or PNG."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the check of our own comes first: Pillow's would only warn
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Refused("scan_too_many_pixels")
        return _drawn_anew(opened, most=2 * len(content))


def _drawn_anew(opened: Any, *, most: int) -> tuple[str, bytes]:
    from PIL import Image, ImageOps

    kind = opened.format
    if kind == "JPEG":
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # decodes smaller where it can
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if upright.mode == "P" or "transparency" in upright.info:
        upright = upright.convert("RGBA")
    if upright.mode in {"I;16", "I", "F"}:
        upright = upright.point(lambda value: value / 256).convert("L")
    alone = Image.new("L" if upright.mode in {"1", "L"} else "RGB", upright.size, "white")
    if upright.mode in {"RGBA", "LA"}:
        alone.paste(upright.convert("RGBA"), mask=upright.getchannel("A"))
    else:
        alone.paste(upright.convert(alone.mode))
    out = io.BytesIO()
    if kind == "PNG":
        alone.save(out, "PNG")
        if out.tell() <= most:  # a photograph saved as PNG grows; it becomes a JPEG
            return "image/png", out.getvalue()
        out = io.BytesIO()
    alone.save(out, "JPEG", quality=QUALITY)
    return "image/jpeg", out.getvalue()


def _pdf(content: bytes) -> tuple[str, bytes]:
    """The pages alone: no script, attachment, outside address, film, or word about its making."""
    import pikepdf
    from pikepdf import sanitize, settings

    settings.set_qpdf_limits(
        flate_max_memory=PDF_MEMORY, run_length_max_memory=PDF_MEMORY, png_max_memory=PDF_MEMORY
    )
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not pdf.pages:
                raise Refused("scan_broken")
            for step in (
                sanitize.remove_javascript,
                sanitize.remove_attachments,
                sanitize.remove_external_access,
                sanitize.remove_multimedia,
                sanitize.remove_collection,
                sanitize.remove_private_app_data,
                sanitize.remove_web_capture,
                sanitize.remove_search_index,
                sanitize.remove_thumbnails,
            ):
                step(pdf)
            _forget_its_making(pdf)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    except pikepdf.PasswordError as problem:
        raise Refused("scan_locked") from problem
    return "application/pdf", out.getvalue()


def _forget_its_making(pdf: Any) -> None:
    """Who wrote it with what and when; and what starts by itself when it is opened."""
    from pikepdf import Dictionary, Name, Stream

    for obj in pdf.objects:
        if isinstance(obj, Dictionary | Stream):
            for key in (Name.Metadata, Name.AA, Name.OpenAction):
                if key in obj:
                    del obj[key]
    if Name.AcroForm in pdf.Root and isinstance(pdf.Root.AcroForm, Dictionary):
        for key in (Name.XFA, Name.CO):
            if key in pdf.Root.AcroForm:
                del pdf.Root.AcroForm[key]
    if Name.Info in pdf.trailer:
        del pdf.trailer[Name.Info]


if __name__ == "__main__":
    sys.exit(main())
