"""A synthetic street for looking around: one city, four communities, about sixty files in every stage.

Everything in it is invented by a fixed seed, so that two machines show the same. Rows are written in bulk
(years of tests and contacts through the forms would take minutes); what is due is then computed by the same
function as everywhere. Nothing here runs unless somebody asks for the demo.
"""

from __future__ import annotations

import datetime as dt
import random

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from waystation.accounts.models import Area, Grant, Organisation, User
from waystation.casework.actions.obligations import refresh
from waystation.clients import rows
from waystation.clients.models import (
    AreaSpell,
    Client,
    ClientName,
    Consent,
    Document,
    Kin,
    TeamMember,
)
from waystation.common.persons import pinyin
from waystation.contacts.models import Appointment, Contact
from waystation.notices.models import Notice
from waystation.orders.models import Agreement, Matter, Order, OrderStep
from waystation.rules import orders, screening
from waystation.rules.calendar import add_days, add_months, last_day_of_term
from waystation.rules.roles import Role
from waystation.screening.models import Screening

from . import away, care, offices, papers, points, samples, team
from .records import new_key, records, written_on_the_day
from .street import Shape, Street

#: The password of every demo account. The data are invented, and a real installation never loads them.
PASSWORD = "zhan-demo-2026"  # noqa: S105 - said above
#: One demo login: what the person is, the name to sign in with, the password.
Login = tuple[str, str, str]

SINCE = dt.date(2020, 1, 1)
CLIENTS = 60
_SEED = 20190601
_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN_MALE = (
    *("建国", "志明", "海涛", "永强", "立新", "家宝", "文斌", "学军", "小龙", "伟"),
    *("磊", "勇", "浩然", "子轩", "成", "平", "正阳", "长青", "德才", "宏远"),
)
_GIVEN_FEMALE = ("丽华", "秀英", "小燕", "静", "美玲", "雪梅", "芳", "晓红", "佳怡", "玉兰")
_SUBSTANCES = (["opioids"], ["methamphetamine"], ["ketamine"], ["etomidate"], ["methamphetamine", "mdma"])
_ROLES: tuple[tuple[str, str, Role, str], ...] = (
    ("worker1", "顾晓岚", Role.WORKER, "street"),
    ("worker2", "陆明远", Role.WORKER, "street"),
    ("head1", "苏站长", Role.HEAD, "street"),
    ("police1", "程警官", Role.POLICE, "street"),
    ("medic1", "叶医生", Role.MEDIC, "street"),
    ("job1", "方专员", Role.JOB_OFFICER, "street"),
    ("helper1", "常网格", Role.HELPER, "street"),
    ("district1", "骆主任", Role.DISTRICT, "district"),
    ("city1", "童主任", Role.CITY, "city"),
    ("auditor1", "倪审计", Role.AUDITOR, "city"),
    ("admin1", "管理员", Role.ADMIN, "city"),
)


def titles() -> dict[Role, str]:
    """What the printed list of logins calls each role."""
    return {
        Role.WORKER: _("专干（社工）"),
        Role.HEAD: _("站长"),
        Role.DISTRICT: _("区禁毒办"),
        Role.CITY: _("市禁毒办"),
        Role.POLICE: _("民警"),
        Role.MEDIC: _("医务"),
        Role.JOB_OFFICER: _("就业专员"),
        Role.HELPER: _("网格员（志愿者）"),
        Role.AUDITOR: _("审计"),
        Role.ADMIN: _("管理员"),
    }


def logins() -> list[Login]:
    """One login per account of the demo."""
    words = titles()
    return [(words[role], username, PASSWORD) for username, _name, role, _where in _ROLES]


@transaction.atomic
def load(today: dt.date) -> list[Login]:
    """Load the demo once; a second call changes nothing. Returns the logins either way."""
    if User.objects.filter(username=_ROLES[0][0]).exists():
        return logins()
    street = _street(today)
    clients = [_client(street, number) for number in range(CLIENTS)]
    OrderStep.objects.bulk_create(street.steps)
    Agreement.objects.bulk_create(street.agreements)
    samples.panels(street)
    Screening.objects.bulk_create(street.screenings)
    Contact.objects.bulk_create(street.contacts)
    written_on_the_day(street)
    _today(street, clients)
    samples.kits(street)
    long = [c for c in clients if c.orders.filter(state="running", starts_on__lt=add_days(today, -60))]
    samples.chain(street, next(c for c in reversed(long) if c.worker == street.users["worker1"]))
    for client in clients:
        refresh(by=None, client=client, today=today)
    care.fill(street.users, clients, today)
    team.fill(street.users, today)
    papers.fill(street.users["worker1"], today)
    away.fill(street.users, today, PASSWORD)
    points.fill(street.users, street.communities, today)
    return logins()


def _street(today: dt.date) -> Street:
    def area(parent: Area | None, kind: Area.Kind, name: str, code: str = "") -> Area:
        values = {"kind": kind, "name": name, "code": code, "starts_on": SINCE}
        made: Area = Area.objects.add_child(parent, values) if parent else Area.objects.add_root(values)
        return made

    city = area(None, Area.Kind.CITY, "云泽市", "990500")
    district = area(city, Area.Kind.DISTRICT, "澄江区", "990502")
    street = area(district, Area.Kind.STREET, "望湖街道", "990502001")
    names = ("柳荫社区", "石桥社区", "东篱社区", "梧桐社区")
    communities = [area(street, Area.Kind.COMMUNITY, name) for name in names]

    def house(kind: Organisation.Kind, name: str, at: Area) -> Organisation:
        return Organisation.objects.create(kind=kind, name=name, area=at, starts_on=SINCE)

    places = {"city": city, "district": district, "street": street}
    houses = {
        "street": house(Organisation.Kind.CENTRE, "望湖街道社区戒毒社区康复中心", street),
        "district": house(Organisation.Kind.OFFICE, "澄江区禁毒办", district),
        "city": house(Organisation.Kind.OFFICE, "云泽市禁毒办", city),
    }
    station = house(Organisation.Kind.POLICE_STATION, "望湖派出所", street)
    password = make_password(PASSWORD)
    users = {}
    for username, name, role, where in _ROLES:
        place = station if role is Role.POLICE else houses[where]
        users[username] = User.objects.create(
            username=username, name=name, organisation=place, password=password
        )
        Grant.objects.create(
            user=users[username], role=role, area=places[where], organisation=place, starts_on=SINCE
        )
    offices.fill(street, communities, houses["street"], users)
    chance = random.Random(_SEED)  # noqa: S311 - the same street on every machine
    return Street(today, chance, communities, station, users)


def identity_number(chance: random.Random, born_on: dt.date, *, male: bool) -> str:
    """An invented number with a right check digit, of a place code that exists nowhere."""
    serial = chance.randrange(100, 998) // 2 * 2 + (1 if male else 0)
    digits = f"990502{born_on:%Y%m%d}{serial:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]


def _client(street: Street, number: int) -> Client:
    """One file with its name, phone, kin, team, papers and order; its records go into the collected rows."""
    chance, today = street.chance, street.today
    male = chance.random() < 0.8
    name = _FAMILY[number % len(_FAMILY)] + chance.choice(_GIVEN_MALE if male else _GIVEN_FEMALE)
    born_on = dt.date(chance.randrange(1968, 2004), chance.randrange(1, 13), chance.randrange(1, 28))
    # Every twelfth file has nobody yet; the first worker carries most of the street.
    worker = None if number % 12 == 7 else street.users["worker2" if number % 4 == 3 else "worker1"]
    shape = _shape(street, number)
    registered_on = min(shape.served_on, today) if shape else add_days(today, -3)
    number_text = identity_number(chance, born_on, male=male)
    id_index, id_tail = rows.id_marks(number_text)
    client = Client.objects.create(
        file_number=f"WH{registered_on:%Y}{number + 1:04d}",
        name=name,
        pinyin=pinyin.joined(name),
        sex="male" if male else "female",
        born_on=born_on,
        id_number=number_text,
        id_index=id_index,
        id_tail=id_tail,
        home_address=f"望湖街道{street.communities[number % 4].name}{chance.randrange(1, 40)}号",
        living_address=f"望湖街道{street.communities[number % 4].name}{chance.randrange(1, 40)}号",
        substances=chance.choice(_SUBSTANCES),
        area=street.communities[number % 4],
        station=street.station,
        worker=worker,
        without_worker_since=None if worker else registered_on,
        registered_on=registered_on,
        registered_by=street.users["head1"],
    )
    rows.name_row(client, ClientName.Kind.CURRENT, name).save()
    AreaSpell.objects.create(client=client, area=client.area, starts_on=registered_on)
    _people(street, client, worker, registered_on)
    if shape is not None:
        _order(street, client, shape)
    return client


def _people(street: Street, client: Client, worker: User | None, since: dt.date) -> None:
    """Phone, a relative, the help team, one consent with its paper."""
    chance = street.chance
    phone = f"1990000{chance.randrange(1000, 9999)}"
    rows.phone_row(client, phone).save()
    relation = chance.choice(
        [Kin.Relation.FATHER, Kin.Relation.MOTHER, Kin.Relation.SPOUSE, Kin.Relation.SISTER]
    )
    kin = Kin.objects.create(
        client=client,
        name=client.name[0] + chance.choice(["国强", "春梅", "秀兰", "卫东"]),
        relation=relation,
        phone=f"1990001{chance.randrange(1000, 9999)}",
        lives_with_client=chance.random() < 0.6,
    )
    team = [TeamMember(client=client, duty=TeamMember.Duty.FAMILY, kin=kin, starts_on=since)]
    if worker is not None:
        team.append(TeamMember(client=client, duty=TeamMember.Duty.WORKER, user=worker, starts_on=since))
    for duty, username in ((TeamMember.Duty.POLICE, "police1"), (TeamMember.Duty.MEDIC, "medic1")):
        team.append(TeamMember(client=client, duty=duty, user=street.users[username], starts_on=since))
    TeamMember.objects.bulk_create(team)
    if chance.random() < 0.7:
        paper = Document.objects.create(
            client=client,
            kind="consent",
            title="知情同意书",
            dated_on=since,
            paper_place="档案柜甲3",
            added_by=street.users["head1"],
        )
        Consent.objects.create(
            client=client,
            scope=Consent.Scope.FAMILY_CONTACT,
            kin=kin,
            given_on=since,
            paper=paper,
            recorded_by=worker or street.users["head1"],
        )


def _shape(street: Street, number: int) -> Shape | None:
    """Every stage appears; most files are in the middle of their term."""
    chance, today = street.chance, street.today
    kind = orders.Kind.RECOVERY if number % 3 == 2 else orders.Kind.TREATMENT
    years = 3 if kind is orders.Kind.TREATMENT else 1 + number // 3 % 3

    def begun(days_ago: int, **more: dt.date | None) -> Shape:
        reported = add_days(today, -days_ago)
        values = {"agreed_on": add_days(reported, 3), **more}
        return Shape(kind, years, add_days(reported, -chance.randrange(2, 14)), reported, **values)

    term = (today - add_months(today, -12 * years)).days
    shapes = {
        1: Shape(kind, years, add_days(today, -6), None, None),  # served, sign-in still possible
        2: Shape(kind, years, add_days(today, -23), None, None),  # sign-in overdue
        4: begun(10, agreed_on=None),  # agreement not signed
        5: begun(300, suspended_on=add_days(today, -40)),
        6: begun(term - 12),  # ends soon
        9: begun(term + 20, ended_on=add_days(today, -20)),
    }
    if number % 20 == 0:
        return None  # no order yet
    return shapes.get(number % 20) or begun(chance.randrange(40, max(60, years * 365 - 60)))


def _order(street: Street, client: Client, shape: Shape) -> None:
    """The order with its steps and agreement, then what was done under it."""
    by = street.users["worker1"]
    expires_on = last_day_of_term(shape.reported_on, shape.years) if shape.reported_on else None
    steps = [(orders.Step.SERVE, shape.served_on), (orders.Step.SIGN_IN, shape.reported_on)]
    steps += [(orders.Step.SIGN_AGREEMENT, shape.agreed_on), (orders.Step.SUSPEND, shape.suspended_on)]
    steps += [(orders.Step.COMPLETE, shape.ended_on)]
    order = Order(
        client=client,
        kind=shape.kind,
        number=f"澄社戒决字〔{shape.served_on:%Y}〕{client.pk % 900 + 100}号",
        authority="望湖派出所",
        served_on=shape.served_on,
        family_served_on=shape.served_on,
        years=shape.years,
        reported_on=shape.reported_on,
        starts_on=shape.reported_on,
        expires_on=expires_on,
        recorded_by=by,
        ended_on=shape.ended_on,
    )
    state, on = orders.State.REGISTERED, shape.served_on
    walked = []
    for step, day in steps:
        if day is None:
            continue
        way = orders.way(shape.kind, state, step)
        walked.append(
            OrderStep(
                order=order,
                step=step,
                on=day,
                from_state=state,
                to_state=way.to,
                decider=way.decider,
                article=way.article,
                recorded_by=by,
            )
        )
        state, on = way.to, day
    order.state, order.state_on = state, on
    order.save()
    street.steps += walked
    if shape.agreed_on:
        street.agreements.append(Agreement(order=order, signed_on=shape.agreed_on, recorded_by=by))
    if shape.reported_on:
        records(street, client, order, shape)


def _runs(client: Client) -> bool:
    return client.orders.filter(state="running").exists()


def _today(street: Street, clients: list[Client]) -> None:
    """What makes this very morning: appointments, one result still missing, two matters, notices."""
    today, worker, head = street.today, street.users["worker1"], street.users["head1"]
    running = [c for c in clients if c.worker_id == worker.pk and _runs(c)]
    hours = ((running[0], "talk", 0, 9), (running[1], "screening", 0, 14), (running[2], "home_visit", 0, 16))
    for client, what, days, hour in (*hours, (running[3], "talk", -1, 10), (running[4], "screening", -2, 9)):
        Appointment.objects.create(
            client=client,
            what=what,
            on=add_days(today, days),
            at=dt.time(hour, 0),
            place="街道中心",
            made_by=worker,
        )
    for client in running[5:7]:
        order = client.orders.get(ended_on=None)
        test = Screening.objects.create(
            client=client,
            order=order,
            form_key=new_key(street),
            purpose=screening.Purpose.PLANNED,
            nature=screening.Nature.CARE,
            material=screening.Material.URINE,
            taken_on=add_days(today, -1),
            place="街道中心",
            outcome=screening.Outcome.POSITIVE,
            positive_for=["methamphetamine"],
            recorded_by=worker,
        )
        matter = Matter.objects.create(
            client=client,
            order=order,
            kind=screening.MatterKind.POSITIVE_TEST,
            key=f"screening:{test.pk}",
            opened_on=add_days(today, -1),
            opened_by=worker,
        )
        Notice.objects.create(
            to=head,
            code="casework.matter_opened",
            client=client,
            data={"kind": matter.kind},
            key=f"matter:{matter.pk}",
        )
