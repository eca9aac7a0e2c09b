"""Archives that somebody made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_PROMISED = 1_000


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of ``parts``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def lying_bomb(name: str, *, unpacked: int = 64 * 2**20) -> bytes:
    """One part of ``unpacked`` bytes whose directory promises a thousand, with the checksum of these."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = (
        b"".join(packer.compress(bytes(2**20)) for _mebibyte in range(unpacked // 2**20)) + packer.flush()
    )
    sizes = struct.pack("<III", zlib.crc32(bytes(_PROMISED)), len(packed), _PROMISED)
    told = struct.pack("<HHHHH", 20, 0, zipfile.ZIP_DEFLATED, 0, 33) + sizes
    title = name.encode()
    local = b"PK\x03\x04" + told + struct.pack("<HH", len(title), 0) + title + packed
    rest = struct.pack("<HHHHHII", len(title), 0, 0, 0, 0, 0, 0)
    central = b"PK\x01\x02" + struct.pack("<H", 20) + told + rest + title
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end
