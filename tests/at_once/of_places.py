"""Leave, absence, change of place, second place, tests elsewhere."""

from __future__ import annotations

import datetime as dt
import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.casework.places.making import make_leave
from tests.make import make_order
from tests.people import Cast
from waystation.casework.actions.places import away, elsewhere, moves
from waystation.clients.models import Client, Document
from waystation.orders.actions.places import AbsenceData, LeaveData, MoveData, SharedData
from waystation.orders.models import LeaveExtension
from waystation.rules.places.absences import AttemptWay, NoticedBy
from waystation.rules.places.elsewhere import AskedOf
from waystation.rules.places.leaves import Decision, LeaveReason, ToldHow
from waystation.rules.places.moves import MoveReason
from waystation.rules.places.second import DoneBy, PlaceKind, SharedWork
from waystation.rules.screening import Material, Outcome
from waystation.screening.actions.elsewhere import Posted, RequestData

TODAY, NOW = timezone.localdate(), timezone.now()
BEGAN = TODAY - dt.timedelta(days=40)
_n = itertools.count(1)
A, L, B, M, H, E, S = (
    "casework.actions.places.away.",
    "orders.actions.places.leaves.",
    "orders.actions.places.absences.",
    "orders.actions.places.moves.",
    "orders.actions.places.shared.",
    "casework.actions.places.elsewhere.",
    "screening.actions.elsewhere.",
)


def _client(world: Cast) -> Client:
    client = world.client(f"行者{next(_n)}")
    make_order(client=client, served_on=BEGAN, reported_on=BEGAN, agreed_on=BEGAN)
    return client


def _days(n: int) -> dt.date:
    return TODAY + dt.timedelta(days=n)


def _by(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.worker, "today": TODAY, **words}


def _head(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.head, "today": TODAY, **words}


def _there(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.other_head, "today": TODAY, **words}


def _data(**values: object) -> LeaveData:
    return LeaveData(
        **{
            "way": ToldHow.PAPER,
            "told_on": TODAY,
            "reason": LeaveReason.WORK,
            "words": "x",
            "county": "云溪县",
            "destination": "",
            "contact": "1",
            "starts_on": _days(-2),
            "ends_on": _days(2),
            **values,
        }
    )


def _leave(world: Cast, **values: object):
    client = _client(world)
    values = {"starts_on": _days(-2), "ends_on": _days(2), "form_key": uuid4(), **values}
    return make_leave(client, client.orders.get(), world.worker, **values)


def _extension(world: Cast, **values: object) -> LeaveExtension:
    return LeaveExtension.objects.create(
        leave=_leave(world),
        told_on=TODAY,
        until=_days(5),
        form_key=uuid4(),
        recorded_by=world.worker,
        **values,
    )


def _absence(world: Cast):
    data = AbsenceData(
        noticed_on=TODAY, noticed_by=NoticedBy.WORKER, from_on=_days(-5), to_on=None, words="x"
    )
    return away.record_absence(**_by(world, client=_client(world), data=data, form_key=uuid4()))


def _asked_move(world: Cast, outside: str = ""):
    client = _client(world)
    Document.objects.create(client=client, kind="agreement", title="x", dated_on=TODAY, added_by=world.worker)
    return moves.ask_move(**_by(world, client=client, data=_move_data(world, outside), form_key=uuid4()))


def _move_data(world: Cast, outside: str = "") -> MoveData:
    return MoveData(
        to_area=None if outside else world.other_street,
        to_outside=outside,
        reason=MoveReason.HOME,
        words="",
        new_address="",
        asked_on=TODAY,
    )


def _papers(move) -> list[int]:
    return list(move.client.documents.values_list("pk", flat=True))


def _sent(world: Cast, outside: str = ""):
    move = _asked_move(world, outside)
    return moves.send_move(**_head(world, move=move, papers=_papers(move)))


def _accepting(world: Cast, move) -> dict[str, object]:
    return _there(world, move=move, area=world.other_community, worker=world.other_worker)


def _accepted(world: Cast):
    return moves.accept_move(**_accepting(world, _sent(world)))


def _reported(world: Cast):
    return moves.report_there(by=world.other_worker, move=_accepted(world), on=TODAY, today=TODAY)


def _sending(world: Cast) -> dict[str, object]:
    move = _asked_move(world)
    return _head(world, move=move, papers=_papers(move))


def _taken_or_withdrawn(world: Cast) -> dict[str, object]:
    return _by(world, move=_sent(world), reason="x")


def _letter(world: Cast) -> SharedData:
    return SharedData(
        area=world.other_street,
        kind=PlaceKind.RESIDENCE,
        letter_on=TODAY,
        letter_number="",
        words="x",
        shares=dict.fromkeys(SharedWork, DoneBy.BOTH),
    )


def _shared(world: Cast):
    return moves.ask_shared(**_head(world, client=_client(world), data=_letter(world), form_key=uuid4()))


def _answer(world: Cast, row) -> dict[str, object]:
    return _there(world, shared=row, worker=world.other_worker, words="")


def _active(world: Cast):
    return moves.accept_shared(**_answer(world, _shared(world)))


def _ending(world: Cast):
    return moves.ask_end(**_head(world, shared=_active(world), reason="x"))


def _request_data(world: Cast) -> RequestData:
    return RequestData(
        asked_of=AskedOf.CENTRE,
        to_area=world.other_street,
        to_outside="",
        from_name="x",
        person="x",
        material=Material.URINE,
        asked_on=TODAY,
        by_on=_days(5),
        plan_key="",
        words="",
    )


def _request(world: Cast):
    return elsewhere.ask(**_by(world, client=_client(world), data=_request_data(world), form_key=uuid4()))


_RESULT = Posted(outcome=Outcome.NEGATIVE, taken_on=TODAY, place="x")


def _posted(world: Cast):
    return elsewhere.post_here(**_by(world, request=_request(world), data=_RESULT))


CASES = {
    A + "record_leave": Case(
        lambda w: _by(w, client=_client(w), data=_data(), form_key=uuid4()), "orders.leave_reported"
    ),
    A + "correct_leave": Case(
        lambda w: _by(w, leave=_leave(w), data=_data(ends_on=_days(3)), reason="x"), "orders.leave_corrected"
    ),
    A + "decide_leave": Case(
        lambda w: _head(w, leave=_leave(w, needs_approval=True), decision=Decision.APPROVED, opinion=""),
        "orders.leave_decided",
    ),
    A + "extend_leave": Case(
        lambda w: _by(w, leave=_leave(w), until=_days(4), told_on=TODAY, words="", form_key=uuid4()),
        "orders.leave_extended",
    ),
    A + "decide_extension": Case(
        lambda w: _head(
            w, extension=_extension(w, needs_approval=True), decision=Decision.APPROVED, opinion=""
        ),
        "orders.leave_extension_decided",
    ),
    A + "withdraw_extension": Case(
        lambda w: _by(w, extension=_extension(w), reason="x"), "orders.leave_extension_withdrawn"
    ),
    A + "end_leave": Case(lambda w: _by(w, leave=_leave(w), on=TODAY), "orders.leave_ended"),
    A + "reopen_leave": Case(
        lambda w: _by(w, leave=_leave(w, returned_on=TODAY), reason="x"), "orders.leave_reopened"
    ),
    A + "withdraw_leave": Case(lambda w: _by(w, leave=_leave(w), reason="x"), "orders.leave_withdrawn"),
    **{
        L + name: Under(A + name)
        for name in (
            "record_leave",
            "correct_leave",
            "decide_leave",
            "extend_leave",
            "decide_extension",
            "withdraw_extension",
            "end_leave",
            "reopen_leave",
            "withdraw_leave",
        )
    },
    A + "record_absence": Case(
        lambda w: _by(
            w,
            client=_client(w),
            data=AbsenceData(
                noticed_on=TODAY, noticed_by=NoticedBy.WORKER, from_on=_days(-4), to_on=None, words="x"
            ),
            form_key=uuid4(),
        ),
        "orders.absence_noticed",
    ),
    A + "end_absence": Case(lambda w: _by(w, absence=_absence(w), to_on=_days(-1)), "orders.absence_ended"),
    A + "withdraw_absence": Case(
        lambda w: _by(w, absence=_absence(w), reason="x"), "orders.absence_withdrawn"
    ),
    **{B + name: Under(A + name) for name in ("record_absence", "end_absence", "withdraw_absence")},
    B + "add_attempt": Case(
        lambda w: _by(
            w,
            absence=_absence(w),
            on=TODAY,
            way=AttemptWay.PHONE,
            reached=False,
            words="",
            form_key=uuid4(),
        ),
        "orders.absence_attempt",
    ),
    M + "ask_move": Case(
        lambda w: (
            (one := _by(w, client=_client(w), data=_move_data(w), form_key=uuid4())),
            one | {"form_key": uuid4()},
        ),
        "orders.move_asked",
    ),
    M + "send_move": Case(_sending, "orders.move_sent"),
    M + "withdraw_move": Case(_taken_or_withdrawn, "orders.move_withdrawn"),
    M + "accept_move": Case(lambda w: _accepting(w, _sent(w)), "orders.move_accepted"),
    "clients.actions.taking_over.take_over": Under(M + "accept_move"),
    M + "return_move": Case(lambda w: _there(w, move=_sent(w), reason="x"), "orders.move_returned"),
    M + "undo_move": Case(lambda w: _there(w, move=_accepted(w), reason="x"), "orders.move_undone"),
    M + "record_receipt": Case(
        lambda w: _head(w, move=_sent(w, "外省"), on=TODAY, note="x"), "orders.move_receipt"
    ),
    M + "report_there": Case(
        lambda w: {"by": w.other_worker, "move": _accepted(w), "on": TODAY, "today": TODAY},
        "orders.move_reported",
    ),
    M + "tell_police": Case(
        lambda w: {"by": w.other_worker, "move": _reported(w), "on": TODAY, "today": TODAY},
        "orders.move_police_told",
    ),
    H + "ask_shared": Case(
        lambda w: (
            (one := _head(w, client=_client(w), data=_letter(w), form_key=uuid4())),
            one | {"form_key": uuid4()},
        ),
        "orders.shared_asked",
    ),
    H + "accept_shared": Case(lambda w: _answer(w, _shared(w)), "orders.shared_accepted"),
    H + "refuse_shared": Case(lambda w: _there(w, shared=_shared(w), reason="x"), "orders.shared_refused"),
    H + "withdraw_shared": Case(lambda w: _head(w, shared=_shared(w)), "orders.shared_withdrawn"),
    H + "ask_end": Case(
        lambda w: (
            (row := _active(w)) and _head(w, shared=row, reason="x"),
            _there(w, shared=row, reason="y"),
        ),
        "orders.shared_end_asked",
    ),
    H + "agree_end": Case(lambda w: _there(w, shared=_ending(w)), "orders.shared_ended"),
    H + "keep_on": Case(lambda w: {"by": w.other_head, "shared": _ending(w)}, "orders.shared_kept"),
    E + "ask": Case(
        lambda w: _by(w, client=_client(w), data=_request_data(w), form_key=uuid4()),
        "screening.request_asked",
    ),
    E + "note_unanswered": Case(lambda w: _by(w, request=_request(w)), "screening.request_unanswered"),
    E + "post_here": Case(lambda w: _by(w, request=_request(w), data=_RESULT), "screening.request_posted"),
    E + "take": Case(
        lambda w: (
            (one := _by(w, request=_posted(w), form_key=uuid4(), now=NOW)),
            one | {"form_key": uuid4()},
        ),
        "screening.request_counted",
    ),
    E + "withdraw": Case(lambda w: _by(w, request=_request(w)), "screening.request_withdrawn"),
    S + "ask": Under(E + "ask"),
    S + "note_unanswered": Under(E + "note_unanswered"),
    S + "post_here": Under(E + "post_here"),
    S + "count_it": Under(E + "take"),
    S + "withdraw_request": Under(E + "withdraw"),
    S + "post_there": Case(
        lambda w: {"by": w.other_worker, "request": _request(w), "data": _RESULT, "today": TODAY},
        "screening.request_posted",
    ),
    S + "refuse": Case(lambda w: _there(w, request=_request(w), reason="x"), "screening.request_refused"),
}
