"""One client whose every personal column holds a value that stands nowhere else."""

from __future__ import annotations

from datetime import date

from tests.architecture.rows import Values
from waystation.casework.models import NotPossible
from waystation.clients.models import Client, ClientName, Document, Kin, Phone, TeamMember
from waystation.common.persons.identity import with_check_digit
from waystation.contacts.models import Appointment, Contact
from waystation.orders.models import Matter, Order, OrderStep
from waystation.screening.models import Screening

#: column → the value that must not be seen where its sort is not.
CANARIES: dict[str, str] = {
    "clients.client.name": "欧阳金鹂",
    "clients.client.id_number": with_check_digit("99050219850617452"),
    "clients.client.home_address": "楚安市江湾区永丰街道白鹭巷71号",
    "clients.client.living_address": "楚安市江湾区永丰街道青鸾里83号",
    "clients.client.remark": "备注金丝雀甲",
    "clients.clientname.text": "欧阳旧鹂",
    "clients.phone.number": "13987650001",
    "clients.phone.note": "表姐鹦鹉",
    "clients.kin.name": "上官鹧鸪",
    "clients.kin.phone": "13987650002",
    "clients.kin.note": "家属备注金丝雀",
    "clients.document.title": "材料画眉",
    "clients.document.paper_place": "柜子杜鹃",
    "clients.teammember.name": "志愿者百灵",
    "clients.teammember.phone": "13987650003",
    "orders.order.authority": "机关喜鹊所",
    "orders.orderstep.note": "步骤燕子",
    "orders.matter.note": "事项鸳鸯记述",
    "screening.screening.note": "检测麻雀记述",
    "screening.screening.place": "地点鸽子一",
    "screening.screening.witness": "见证人鹭鸶",
    "contacts.contact.note": "谈话鸿雁记述",
    "contacts.contact.promised": "答应了鹤",
    "contacts.contact.met_whom": "见到孔雀",
    "contacts.contact.place": "地点鸽子二",
    "contacts.appointment.place": "地点鸽子三",
    "casework.notpossible.note": "无法完成乌鸦",
}


def plant(rows: Values, today: date) -> Client:
    """Write every canary into the rows of one client (see ``test_url_matrix._rows``)."""
    planted: dict[type, dict[str, str]] = {}
    models = (
        Client, ClientName, Phone, Kin, Document, TeamMember, Order, OrderStep, Matter, Screening, Contact,
        Appointment, NotPossible,
    )  # fmt: skip
    for model in models:
        label = model._meta.label_lower
        planted[model] = {
            column.rpartition(".")[2]: value
            for column, value in CANARIES.items()
            if column.startswith(f"{label}.")
        }
    keys = {
        Client: "client_id", ClientName: "name_id", Phone: "phone_id", Kin: "kin_id", Document: "document_id",
        TeamMember: "member_id", Order: "order_id", OrderStep: "step_id", Matter: "matter_id",
        Screening: "screening_id", Contact: "contact_id", Appointment: "appointment_id",
        NotPossible: "entry_id",
    }  # fmt: skip
    for model, values in planted.items():
        row = model.objects.get(pk=rows[keys[model]])
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    Appointment.objects.filter(pk=rows["appointment_id"]).update(on=today)
    Matter.objects.filter(pk=rows["matter_id"]).update(
        state=Matter.State.CLOSED, closed_on=today, outcome="explained"
    )
    return Client.objects.get(pk=rows["client_id"])
