"""Files as people upload them, good and hostile, made here and of nobody."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pikepdf
from PIL import Image, TiffImagePlugin


def pdf(**parts: Any) -> bytes:
    """One blank page; ``parts`` are put into the document's catalogue."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        for name, value in parts.items():
            made.Root[f"/{name}"] = made.make_indirect(value)
        made.docinfo["/Author"] = "张三的电脑"
        made.save(out)
    return out.getvalue()


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (80, 40), *, mode: str = "RGB", **options: Any
) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **options)
    return out.getvalue()


def photograph(size: tuple[int, int] = (80, 40)) -> bytes:
    """As a telephone takes it: lying on its side, with the place, the time and the telephone's name."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right to see it upright
    exif[0x0110] = "Phone of somebody"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", tuple(TiffImagePlugin.IFDRational(n) for n in (31, 13, 49))
    return picture("JPEG", size, exif=exif, comment=b"note of the camera")


def archive() -> bytes:
    """A zip with a page in it, to be hung behind a picture."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("index.html", "<script>alert(1)</script>")
    return out.getvalue()
