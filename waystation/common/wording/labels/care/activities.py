"""Words of sessions, attendance, certificates and work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules.activities import (
    AttendanceState,
    CertificateKind,
    Excuse,
    ExcuseProof,
    ProofSeen,
    SessionKind,
    SignedHow,
    WorkProof,
)

ACTIVITIES: Words = (
    (SessionKind.VOLUNTEER, _("志愿服务")),
    (SessionKind.COUNSELLING, _("心理辅导")),
    (SessionKind.TRAINING, _("技能培训")),
    (SessionKind.TEACHING, _("知识宣讲")),
    (SessionKind.FAMILY, _("家庭活动")),
    (SessionKind.CULTURE, _("文体活动")),
    (AttendanceState.CAME, _("到场")),
    (AttendanceState.EXCUSED, _("有正当理由")),
    (AttendanceState.ABSENT, _("没有来")),
    (SignedHow.LIST, _("签到表")),
    (SignedHow.SPOT, _("当场看到")),
    (Excuse.WORK, _("上班")),
    (Excuse.ILLNESS, _("生病")),
    (Excuse.OFFICIAL, _("其他机关通知")),
    (Excuse.FAMILY, _("家中急事")),
    (ExcuseProof.PAPER, _("看过纸质证明")),
    (ExcuseProof.MESSAGE, _("看过短信或截图")),
    (ExcuseProof.CALLED, _("电话核实过")),
    (CertificateKind.SKILL, _("职业技能证书")),
    (CertificateKind.COURSE, _("培训结业证书")),
    (CertificateKind.SCHOOL, _("学历证书")),
    (CertificateKind.LICENCE, _("执业、驾驶等证照")),
    (CertificateKind.HONOUR, _("荣誉证书")),
    (ProofSeen.ORIGINAL, _("看过原件")),
    (ProofSeen.SCAN, _("档案里有扫描件")),
    (WorkProof.PAY_SLIP, _("工资条")),
    (WorkProof.ACCOUNT, _("银行流水")),
    (WorkProof.INSURANCE, _("社保记录")),
    (WorkProof.CONTRACT, _("劳动合同")),
    (WorkProof.SHOP, _("经营记录（营业执照、网店后台等）")),
)
