"""Parts of an uploaded archive, unpacked no further than its directory promises."""

from __future__ import annotations

import copy
import zipfile


def read_part(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo) -> bytes:
    """The part, with its checksum tested; ``zipfile.BadZipFile`` when there is more in it than is promised.

    Python's own ``read`` unpacks everything before it looks at the promise, and readers in other languages
    never look. So one byte more than promised is asked for, and none may come.
    """
    promised = archive.getinfo(part) if isinstance(part, str) else part
    one_more = copy.copy(promised)
    one_more.file_size += 1
    with archive.open(one_more) as stream:
        data = stream.read(promised.file_size + 1)
    if len(data) != promised.file_size:
        raise zipfile.BadZipFile(f"{promised.filename}: not as large as the directory says")
    return data
