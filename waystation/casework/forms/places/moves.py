"""Change of place, second place and tests elsewhere, as people fill them in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from waystation.accounts.forms.fields import AreaChoice, Day
from waystation.accounts.models import Area, User
from waystation.accounts.queries import workers_in
from waystation.casework.forms.recording import Notes
from waystation.clients.forms.fields import KeyedForm, PaperChoice
from waystation.clients.models import Client, Document
from waystation.clients.queries import papers
from waystation.common.wording.labels import choices
from waystation.orders import access
from waystation.orders.actions.places import MoveData, SharedData
from waystation.rules import screening as tests
from waystation.rules.places import elsewhere as requests
from waystation.rules.places.moves import MoveReason
from waystation.rules.places.second import DoneBy, PlaceKind, SharedWork
from waystation.screening.actions.elsewhere import Posted
from waystation.screening.models import Analyte

from .away import offer_papers

#: Which field a refusal belongs to.
FIELDS = {
    "move.place_needed": "to_area",
    "move.same_place": "to_area",
    "move.area_ended": "to_area",
    "move.future": "on",
    "move.no_papers": "papers",
    "move.reason_needed": "reason",
    "move.area_not_yours": "area",
    "move.before_accepted": "on",
    "clients.area_ended": "area",
    "clients.worker_not_here": "worker",
    "privacy.worker_recused": "worker",
    "shared.same_place": "area",
    "shared.future": "letter_on",
    "shared.words_needed": "words",
    "shared.reason_needed": "reason",
    "elsewhere.place_needed": "to_area",
    "elsewhere.backwards": "by_on",
    "elsewhere.before_asked": "taken_on",
    "elsewhere.reason_needed": "reason",
}


def _text(label: Any, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, widget=forms.TextInput(attrs={"autocomplete": "off"}), **options
    )


def _words(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=1000, widget=Notes(), **options)


def other_streets(path: str) -> QuerySet[Area]:
    """The streets in use, but for the one in which ``path`` lies, in the order of the tree."""
    rows: QuerySet[Area] = Area.objects.filter(kind=Area.Kind.STREET, ends_on__isnull=True)
    above = [path[:end] for end in range(Area.steplen, len(path) + 1, Area.steplen)]
    return rows.exclude(path__in=above).order_by("path")


class PeopleChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # as its neighbours
    """One of some people, by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class MoveForm(KeyedForm):
    """Where the client moves to, and why."""

    to_area = AreaChoice(
        label=_("转往哪个街道"), required=False, help_text=_("在本系统内的街道；档案随措施一起转去。")
    )
    to_outside = _text(
        _("不在名单里的单位"), 80, required=False, help_text=_("不使用本系统的街道（乡镇），写全名。")
    )
    reason = forms.ChoiceField(label=_("原因"), choices=choices(MoveReason), widget=forms.RadioSelect)
    words = _words(_("本人怎么说"), required=False)
    new_address = _text(_("新的住址"), 200, required=False)
    is_far = forms.BooleanField(
        label=_("新住处离街道较远"),
        required=False,
        help_text=_("只在新执行地对路途较远的人另有报到期限时有影响。"),
    )
    asked_on = Day(label=_("申请日期"))
    request = PaperChoice(
        label=_("书面申请（档案里的文书）"), queryset=Document.objects.none(), required=False
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        to_area: Any = self.fields["to_area"]
        to_area.offer(other_streets(client.area_id))
        offer_papers(self, "request", client)

    def data_for_action(self) -> MoveData:
        """The clean values."""
        given = {name: self.cleaned_data[name] for name in MoveForm.declared_fields if name != "form_key"}
        given["reason"] = MoveReason(given["reason"])
        return MoveData(**given)


class SendForm(forms.Form):
    """The papers that go along, from the file's list."""

    papers = forms.MultipleChoiceField(label=_("随案移送的文书"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["papers"]
        field.choices = [(str(one.pk), one.title) for one in papers(client).filter(withdrawn_on__isnull=True)]


class AcceptForm(forms.Form):
    """Which community here, and who answers for the person from today."""

    area = AreaChoice(label=_("档案归到哪个社区"))
    worker = PeopleChoice(label=_("由谁负责"), queryset=User.objects.none(), empty_label=_("请选择"))

    def __init__(self, *args: Any, user: User, place: str, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.offer(access.places(user))
        worker: Any = self.fields["worker"]
        worker.queryset = workers_in(place)


class TakeOverForm(forms.Form):
    """Who answers for the person here, together with the first place."""

    worker = PeopleChoice(label=_("由谁共同负责"), queryset=User.objects.none(), empty_label=_("请选择"))
    words = _words(_("答复"), required=False)

    def __init__(self, *args: Any, place: str, **options: Any) -> None:
        super().__init__(*args, **options)
        worker: Any = self.fields["worker"]
        worker.queryset = workers_in(place)


class ReceiptForm(forms.Form):
    """The receipt of a place that does not work with us."""

    on = Day(label=_("回执日期"))
    note = _text(_("回执文号或者签收人"), 200)


class SharedForm(KeyedForm):
    """The letter (双向管控函)."""

    area = AreaChoice(label=_("发给哪个街道"))
    kind = forms.ChoiceField(label=_("对方是本人的"), choices=choices(PlaceKind), widget=forms.RadioSelect)
    letter_on = Day(label=_("发函日期"))
    letter_number = _text(_("函号"), 60, required=False)
    words = _words(_("为什么需要两地共同负责"))
    letter = PaperChoice(label=_("函件（档案里的文书）"), queryset=Document.objects.none(), required=False)

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.offer(other_streets(client.area_id))
        offer_papers(self, "letter", client)
        named: dict[str, Any] = dict(choices(SharedWork))
        for work in SharedWork:
            self.fields[f"share_{work.value}"] = forms.ChoiceField(
                label=named[work.value],
                choices=choices(DoneBy),
                initial=DoneBy.BOTH.value,
            )

    @property
    def shares(self) -> list[forms.BoundField]:
        """The fields of who does what."""
        return [self[f"share_{work.value}"] for work in SharedWork]

    def data_for_action(self) -> SharedData:
        """The clean values."""
        given = {name: self.cleaned_data[name] for name in SharedForm.declared_fields if name != "form_key"}
        given["kind"] = PlaceKind(given["kind"])
        shares = {work: DoneBy(self.cleaned_data[f"share_{work.value}"]) for work in SharedWork}
        return SharedData(shares=shares, **given)


class RequestForm(KeyedForm):
    """A test that another place is asked to make."""

    asked_of = forms.ChoiceField(
        label=_("委托给"), choices=choices(requests.AskedOf), widget=forms.RadioSelect
    )
    to_area = AreaChoice(label=_("哪个街道"), required=False, help_text=_("在本系统内的，对方会收到提醒。"))
    to_outside = _text(
        _("不在名单里的单位"), 80, required=False, help_text=_("打印委托函寄去，收到回执后登记结果。")
    )
    material = forms.ChoiceField(
        label=_("检测样本"), choices=choices(tests.Material), widget=forms.RadioSelect
    )
    by_on = Day(label=_("最迟哪天做"))
    words = _words(_("说明"), required=False, help_text=_("只写检测需要知道的。"))

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        to_area: Any = self.fields["to_area"]
        to_area.offer(other_streets(client.area_id))


class PostForm(forms.Form):
    """What the other place found."""

    outcome = forms.ChoiceField(
        label=_("结果"),
        choices=choices(
            tests.Outcome, [tests.Outcome.NEGATIVE, tests.Outcome.POSITIVE, tests.Outcome.INVALID]
        ),
        widget=forms.RadioSelect,
    )
    positive_for = forms.MultipleChoiceField(
        label=_("哪些项目呈阳性"),
        choices=Analyte.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    taken_on = Day(label=_("检测日期"))
    place = _text(_("检测地点"), 60)
    kit_lot = _text(_("试剂批号"), 40, required=False)
    words = _words(_("说明"), required=False)

    def data_for_action(self) -> Posted:
        """The clean values."""
        given = dict(self.cleaned_data)
        given["outcome"] = tests.Outcome(given["outcome"])
        if given["outcome"] is not tests.Outcome.POSITIVE:
            given["positive_for"] = []
        return Posted(**given)


class SlipForm(PostForm):
    """The same from a return slip on paper, with the scan in the file."""

    paper = PaperChoice(label=_("回执（档案里的文书）"), queryset=Document.objects.none(), required=False)

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_papers(self, "paper", client)


class UnansweredForm(forms.Form):
    """No answer, or a letter that says no."""

    refused = _words(_("对方的答复"), required=False, help_text=_("没有任何回音的不填。"))
