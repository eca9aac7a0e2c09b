"""A Word template of an office: an archive that unpacks to what it promises and holds nothing that acts."""

from __future__ import annotations

import io
import re
import zipfile

from django.utils.translation import gettext_lazy as _

from waystation.common.files.zip_parts import read_part
from waystation.papers.rendering import apart
from waystation.rules.problems import RuleBroken

LARGEST = 2 * 1024 * 1024
MOST_PARTS = 200
UNPACKED = 20 * 1024 * 1024
_DOCUMENT = "word/document.xml"
#: Parts that act or bring something of their own along.
_ACTS = {
    "vbaproject": _("宏"),
    "vbadata": _("宏"),
    "activex": _("控件"),
    "embeddings/": _("嵌入的文件"),
    "oleobject": _("嵌入的文件"),
    "afchunk": _("嵌入的文件"),
}
_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_FOREIGN = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_REACHES = re.compile(rb"INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|\bDDE\b|<w:altChunk", re.IGNORECASE)
#: Field codes may be cut in pieces by Word; tags are taken out before looking.
_TAG = re.compile(rb"<[^>]+>")


def look(content: bytes) -> set[str]:
    """The fields it names. Raises RuleBroken ``papers.template_large``, ``template_type``,
    ``template_acts``."""
    if len(content) > LARGEST:
        raise RuleBroken("papers.template_large", most=LARGEST // 1024)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_inside(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise RuleBroken("papers.template_type") from None
    try:
        return set(apart.names(content))
    except apart.NotMade as problem:
        if str(problem):
            raise RuleBroken("papers.template_fails_at", words=str(problem)[:200]) from None
        raise RuleBroken("papers.template_type") from None


def _look_inside(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {info.filename for info in parts}
    if _DOCUMENT not in names:
        raise RuleBroken("papers.template_type")
    if len(parts) > MOST_PARTS or sum(info.file_size for info in parts) > UNPACKED:
        raise RuleBroken("papers.template_large", most=LARGEST // 1024)
    for info in parts:
        lower = info.filename.lower()
        for word, what in _ACTS.items():
            if word in lower:
                raise RuleBroken("papers.template_acts", what=what)
        data = read_part(archive, info)
        if lower.endswith((".xml", ".rels")):
            _look_at_xml(data)


def _look_at_xml(data: bytes) -> None:
    if _FOREIGN.search(data):
        raise RuleBroken("papers.template_type")
    if _OUTSIDE.search(data):
        raise RuleBroken("papers.template_acts", what=_("外部链接"))
    if b"instrText" in data and _REACHES.search(_TAG.sub(b"", data)):
        raise RuleBroken("papers.template_acts", what=_("取用其他文件的域"))
    if b"altChunk" in data:
        raise RuleBroken("papers.template_acts", what=_("嵌入的文件"))
    if b"w:macro" in data:
        raise RuleBroken("papers.template_acts", what=_("宏"))
