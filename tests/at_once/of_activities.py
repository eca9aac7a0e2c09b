"""Sessions, who came, certificates and months of work: two at once."""

from __future__ import annotations

import itertools
from uuid import uuid4

from django.utils import timezone

from tests.activities.making import make_attendance, make_certificate, make_session, make_work
from tests.at_once import Case, Words
from tests.people import Cast
from waystation.activities.actions.attendance import Said
from waystation.activities.actions.proofs import CertificateData, WorkData
from waystation.activities.actions.sessions import SessionData
from waystation.activities.models import Attendance, Session
from waystation.rules.activities import AttendanceState, CertificateKind, ProofSeen, SessionKind, WorkProof

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
SESSIONS, CAME, PROOFS = (f"activities.actions.{one}." for one in ("sessions", "attendance", "proofs"))


def _session(world: Cast) -> Session:
    return make_session(world.centre, world.worker, on=TODAY)


def _data(row: Session, title: str) -> SessionData:
    return SessionData(SessionKind.TRAINING, title, row.on, row.starts_at, row.ends_at)


def _new(world: Cast) -> Words:
    data = _data(Session(on=TODAY, starts_at=NOW.time().min, ends_at=NOW.time().min.replace(2)), "课")
    return {"by": world.worker, "organisation": world.centre, "data": data, "form_key": uuid4()}


def _changed(world: Cast) -> tuple[Words, Words]:
    row = _session(world)
    return (
        {"by": world.worker, "session": row, "data": _data(row, "甲课")},
        {"by": world.head, "session": row, "data": _data(row, "乙课")},
    )


def _came(world: Cast) -> Words:
    return {
        "by": world.worker,
        "session": _session(world),
        "client": world.client(f"学员{next(_n)}"),
        "kin": None,
        "said": Said(AttendanceState.CAME),
        "today": TODAY,
        "now": NOW,
    }


def _attendance(world: Cast) -> Attendance:
    return make_attendance(_session(world), world.client(f"学员{next(_n)}"), world.worker)


def _proof(world: Cast, data: CertificateData | WorkData) -> Words:
    client = world.client(f"学员{next(_n)}")
    return {
        "by": world.worker,
        "client": client,
        "data": data,
        "form_key": uuid4(),
        "today": TODAY,
        "now": NOW,
    }


CASES = {
    f"{SESSIONS}add_session": Case(_new, "activities.session_added"),
    f"{SESSIONS}change_session": Case(_changed, "activities.session_changed", frozenset({2})),
    f"{SESSIONS}cancel_session": Case(
        lambda w: {"by": w.worker, "session": _session(w), "now": NOW}, "activities.session_cancelled"
    ),
    f"{CAME}mark": Case(_came, "activities.attendance_marked"),
    f"{CAME}withdraw": Case(
        lambda w: {"by": w.worker, "attendance": _attendance(w), "reason": "x", "today": TODAY, "now": NOW},
        "activities.attendance_withdrawn",
    ),
    f"{PROOFS}add_certificate": Case(
        lambda w: _proof(w, CertificateData(CertificateKind.SKILL, "学校", TODAY, ProofSeen.ORIGINAL)),
        "activities.certificate_seen",
    ),
    f"{PROOFS}add_work": Case(
        lambda w: _proof(w, WorkData(TODAY, "维修部", WorkProof.SHOP)), "activities.work_seen"
    ),
    f"{PROOFS}withdraw_certificate": Case(
        lambda w: {
            "by": w.worker,
            "certificate": make_certificate(w.client(f"学员{next(_n)}"), w.worker),
            "reason": "x",
            "now": NOW,
        },
        "activities.certificate_withdrawn",
    ),
    f"{PROOFS}withdraw_work": Case(
        lambda w: {
            "by": w.worker,
            "work": make_work(w.client(f"学员{next(_n)}"), w.worker),
            "reason": "x",
            "now": NOW,
        },
        "activities.work_withdrawn",
    ),
}
