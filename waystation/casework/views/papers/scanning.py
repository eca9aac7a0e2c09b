"""What the codes on scans say, before and after the scans are filed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.casework.actions.papers.one_file import Scanned
from waystation.clients.models import Client, Document
from waystation.clients.scans import Scan
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.papers.queries import OnScan, on_scan
from waystation.papers.scanned import codes_on
from waystation.rules.papers import Placed
from waystation.rules.people import Paper


@dataclass(frozen=True)
class Read:
    """One scan with the papers whose codes are on it. ``all_read``: every page was looked at."""

    scanned: Scanned
    papers: tuple[OnScan, ...]
    all_read: bool

    @property
    def foreign(self) -> list[OnScan]:
        """Those of other files."""
        return [one for one in self.papers if not one.found.is_here]


def read(user: User, client: Client, name: str, scan: Scan) -> Read:
    """Look for codes on one scan."""
    codes = codes_on(scan)
    papers = tuple(on_scan(user, client, codes.ids)) if codes.ids else ()
    return Read(Scanned(name, scan, tuple(one.found for one in papers)), papers, codes.all_read)


def told(added: Sequence[tuple[Document, Placed]]) -> str:
    """What was filed where, and how many by their codes."""
    places = words.listed(dict.fromkeys(str(label(where.slot)) for _document, where in added))
    known = sum(where.by_code for _document, where in added)
    said = _("已保存%(n)s个扫描件，归入：%(places)s。") % {"n": len(added), "places": places}
    if known:
        said += _("其中%(n)s个按二维码归入。") % {"n": known}
    return said + _("归错了可以在下面改。")


def remarks(added: Sequence[tuple[Document, Placed]], read_ones: Sequence[Read]) -> Iterator[str]:
    """What a person should hear of each scan."""
    for (_document, where), one in zip(added, read_ones, strict=True):
        said = [str(label(remark)) for remark in where.remarks]
        if not one.all_read and not one.papers:
            said.append(_("二维码没能全部查找，请看归得对不对"))
        if said:
            yield _("“%(name)s”：%(said)s（在“%(slot)s”）。") % {
                "name": one.scanned.name[:60],
                "said": "；".join(said),
                "slot": label(Paper(where.slot)),
            }
