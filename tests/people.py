"""The cast: two streets of one district, and somebody of every role in the first.

``world = cast()`` makes them all in the test's database. 王敏 works in 永丰街道, 李强 in 清河街道; the head,
the police and the helpers belong to 永丰街道. All of them are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client as Browser

from tests.make import make_area, make_client, make_order, make_organisation, make_user
from waystation.accounts.models import Area, Organisation, User
from waystation.clients.models import Client
from waystation.rules.roles import Role


@dataclass(frozen=True)
class Cast:
    """The areas, organisations and people of a small city."""

    city: Area
    district: Area
    street: Area
    community: Area
    other_street: Area
    other_community: Area

    office: Organisation
    centre: Organisation
    station: Organisation
    other_centre: Organisation
    other_station: Organisation

    worker: User  # 王敏, own street
    other_worker: User  # 李强, other street
    head: User  # 赵站长, own street
    other_head: User
    police: User  # 孙民警, own station
    other_police: User
    district_office: User
    city_office: User
    medic: User
    job_officer: User
    helper: User
    auditor: User
    admin: User

    def by_role(self) -> dict[Role, User]:
        """One person of each role, of the own street."""
        return {
            Role.WORKER: self.worker,
            Role.HEAD: self.head,
            Role.DISTRICT: self.district_office,
            Role.CITY: self.city_office,
            Role.POLICE: self.police,
            Role.MEDIC: self.medic,
            Role.JOB_OFFICER: self.job_officer,
            Role.HELPER: self.helper,
            Role.AUDITOR: self.auditor,
            Role.ADMIN: self.admin,
        }

    def client(self, name: str = "陈安", **values: object) -> Client:
        """A client of 王敏 in the own community and at the own station."""
        return make_client(
            name, **{"area": self.community, "worker": self.worker, "station": self.station, **values}
        )

    def other_client(self, name: str = "周平", **values: object) -> Client:
        """A client of 李强 in the other street."""
        return make_client(
            name,
            **{
                "area": self.other_community,
                "worker": self.other_worker,
                "station": self.other_station,
                **values,
            },
        )

    def client_with_order(self, name: str = "陈安", **values: object) -> Client:
        """A client of 王敏 with a running order (see ``make_order``)."""
        client = self.client(name)
        make_order(client=client, **values)
        return client


def cast() -> Cast:
    """Make everybody; call it once in a test."""
    city = make_area("楚安市", kind=Area.Kind.CITY, code="990100")
    district = make_area("江湾区", kind=Area.Kind.DISTRICT, parent=city, code="990102")
    street = make_area("永丰街道", kind=Area.Kind.STREET, parent=district, code="990102001")
    community = make_area("桂花社区", parent=street)
    other_street = make_area("清河街道", kind=Area.Kind.STREET, parent=district, code="990102002")
    other_community = make_area("柳林社区", parent=other_street)
    office = make_organisation("江湾区禁毒办", area=district, kind=Organisation.Kind.OFFICE)
    centre = make_organisation("永丰街道社区戒毒社区康复中心", area=street)
    station = make_organisation("永丰派出所", area=street, kind=Organisation.Kind.POLICE_STATION)
    other_centre = make_organisation("清河街道社区戒毒社区康复中心", area=other_street)
    other_station = make_organisation("清河派出所", area=other_street, kind=Organisation.Kind.POLICE_STATION)
    hospital = make_organisation("永丰街道社区卫生服务中心", area=street, kind=Organisation.Kind.HOSPITAL)

    def person(
        username: str, name: str, role: Role, area: Area, organisation: Organisation | None = None
    ) -> User:
        return make_user(username, name=name, role=role, area=area, organisation=organisation)

    return Cast(
        city=city,
        district=district,
        street=street,
        community=community,
        other_street=other_street,
        other_community=other_community,
        office=office,
        centre=centre,
        station=station,
        other_centre=other_centre,
        other_station=other_station,
        worker=person("wangmin", "王敏", Role.WORKER, street, centre),
        other_worker=person("liqiang", "李强", Role.WORKER, other_street, other_centre),
        head=person("zhao", "赵站长", Role.HEAD, street, centre),
        other_head=person("qian", "钱站长", Role.HEAD, other_street, other_centre),
        police=person("sunmin", "孙民警", Role.POLICE, street, station),
        other_police=person("wumin", "吴民警", Role.POLICE, other_street, other_station),
        district_office=person("zheng", "郑主任", Role.DISTRICT, district, office),
        city_office=person("feng", "冯主任", Role.CITY, city),
        medic=person("chu", "褚医生", Role.MEDIC, street, hospital),
        job_officer=person("wei", "卫专员", Role.JOB_OFFICER, street, centre),
        helper=person("jiang", "蒋志愿者", Role.HELPER, community),
        auditor=person("shen", "沈审计", Role.AUDITOR, city),
        admin=person("han", "韩管理员", Role.ADMIN, city),
    )


def searched(browser: Browser, address: str, **sent: object) -> HttpResponse:
    """The page that a search form leads to; what was typed is sent, never asked for in an address."""
    answer = browser.post(address, sent, follow=True)
    assert len(answer.redirect_chain) == 1
    return answer


def signed_in(user: User) -> Browser:
    """Django's test client with a session of ``user``."""
    browser = Browser()
    browser.force_login(user, backend="waystation.accounts.middleware.who.Accounts")
    return browser
