"""Known local variants of the clocks, ready to be adopted by an office. Nothing here holds by itself.

Each row was read in the local text named (mark ``L``) at the edition given; later editions may differ, so the
office that adopts one names the day from which it holds and checks the text first. What those texts regulate
besides numbers (a liaison in villages, subsidies for employers, insurance of staff or of treatment,
performers in the media) is no figure of this program and stands in ``docs/law.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waystation.rules.law.shapes import Value


@dataclass(frozen=True, slots=True)
class Variant:
    """One figure of a local text. ``article`` as in that text; empty where only the content was read."""

    key: str
    value: Value
    article: str = ""


@dataclass(frozen=True, slots=True)
class LocalText:
    """A local text with its figures. ``code`` names it in forms and records; ``area_code``: the province's
    number in the national table of areas; ``edition``: the edition that was read."""

    code: str
    area_code: str
    title: str
    edition: str
    variants: tuple[Variant, ...]

    @property
    def source(self) -> str:
        """As the rows name it."""
        return f"{self.title}（{self.edition}）"


CATALOGUE: Mapping[str, LocalText] = {
    text.code: text
    for text in (
        LocalText(
            "zhejiang",
            "330000",
            "《浙江省禁毒条例》",
            "2011年文本",
            (
                Variant("report_deadline_days", 2),
                Variant("report_deadline_far_days", 15),
                Variant("move_report_days", 2),
                Variant("move_report_far_days", 15),
                Variant("recovery_refusal_may_treat", True, "38"),
            ),
        ),
        LocalText(
            "shanghai",
            "310000",
            "《上海市禁毒条例》",
            "2015年文本",
            (
                Variant("gate_notice_workdays", 7),
                Variant("papers_after_release_workdays", 3),
            ),
        ),
        LocalText(
            "chongqing",
            "500000",
            "《重庆市禁毒条例》",
            "已读文本",
            (
                Variant("service_hours", 24),
                Variant("street_told_workdays", 3),
                Variant("move_file_workdays", 3),
                Variant("move_police_told_workdays", 3),
                Variant("papers_before_expiry_workdays", 7),
                Variant("release_served_workdays", 3),
                Variant("release_notify_street_workdays", 7),
            ),
        ),
    )
}
