"""Parts of an uploaded archive come out as large as was promised, or not at all."""

from __future__ import annotations

import io
import resource
import zipfile

import pytest

from tests.archives import lying_bomb, zipped
from waystation.common.files.zip_parts import read_part


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("size", [0, 1, 4096, 100_001])
def test_an_honest_part_comes_out_whole(method: int, size: int) -> None:
    content = bytes(n % 251 for n in range(size))
    with zipfile.ZipFile(io.BytesIO(zipped({"a.xml": content}, method))) as archive:
        assert read_part(archive, "a.xml") == read_part(archive, archive.getinfo("a.xml")) == content


def test_a_part_that_holds_more_than_promised_is_refused_and_takes_no_memory() -> None:
    bomb = lying_bomb("a.xml", unpacked=400 * 2**20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive, pytest.raises(zipfile.BadZipFile):
        read_part(archive, "a.xml")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 2**10  # kilobytes


def test_a_part_that_holds_less_is_refused() -> None:
    data = bytearray(zipped({"a.xml": b"x" * 100}))
    place = data.rindex((100).to_bytes(4, "little"))
    data[place : place + 4] = (200).to_bytes(4, "little")
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive, pytest.raises(zipfile.BadZipFile):
        read_part(archive, "a.xml")
