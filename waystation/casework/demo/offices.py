"""The other offices of the made-up street, who holds which post there, and a few figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from waystation.accounts.models import Area, AreaFact, Organisation, Post, User

_SINCE = dt.date(2020, 1, 1)
_COUNTED_ON = dt.date(2025, 12, 31)
_SOURCE = "街道年报（虚构）"
_OFFICES = (
    (Organisation.Kind.COMMISSION, "望湖街道禁毒工作委"),
    (Organisation.Kind.STREET_OFFICE, "望湖街道办事处"),
    (Organisation.Kind.PEOPLES_GROUP, "望湖街道妇联"),
)
_POSTS = (
    (Organisation.Kind.COMMISSION, "党工委书记、禁毒工作委第一主任", "骆文"),
    (Organisation.Kind.COMMISSION, "禁毒工作委主任", "童立"),
    (Organisation.Kind.PEOPLES_GROUP, "联络员", "叶青"),
)
_VOLUNTEERS = ("林秀", "魏平", "石磊", "钱多", "方圆", "庄严")
_GRID_MANAGERS = ("常安", "柳风", "梅香", "乔木")


def fill(street: Area, communities: Sequence[Area], centre: Organisation, users: Mapping[str, User]) -> None:
    """Offices beside the centre, posts with and without accounts, size and people of the street."""
    by = users["admin1"]
    houses = {
        kind: Organisation.objects.create(kind=kind, name=name, area=street, starts_on=_SINCE)
        for kind, name in _OFFICES
    }

    def post(
        organisation: Organisation, title: str, name: str, area: Area, holder: User | None = None
    ) -> Post:
        return Post(
            organisation=organisation,
            area=area,
            title=title,
            name=name,
            holder=holder,
            starts_on=_SINCE,
            made_by=by,
        )

    head = users["head1"]
    posts = [post(houses[kind], title, name, street) for kind, title, name in _POSTS]
    posts += [post(centre, "中心主任", head.name, street, head)]
    posts += [post(centre, "志愿者", name, street) for name in _VOLUNTEERS]
    posts += [
        post(centre, "网格员", name, area) for name, area in zip(_GRID_MANAGERS, communities, strict=True)
    ]
    Post.objects.bulk_create(posts)
    figures = ((AreaFact.Kind.SIZE, 12.6), (AreaFact.Kind.POPULATION, 86000))
    AreaFact.objects.bulk_create(
        AreaFact(area=street, kind=kind, value=value, on=_COUNTED_ON, source=_SOURCE, made_by=by)
        for kind, value in figures
    )
