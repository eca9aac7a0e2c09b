"""Drug tests."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import screening

SCREENING: Words = (
    (screening.Outcome.NEGATIVE, _("阴性")),
    (screening.Outcome.POSITIVE, _("阳性（初筛）")),
    (screening.Outcome.INVALID, _("无效")),
    (screening.Outcome.DILUTED, _("样本过稀")),
    (screening.Outcome.REFUSED, _("拒绝")),
    (screening.Outcome.MISSED, _("未到")),
    (screening.Outcome.ELSEWHERE, _("在他处检测")),
    (screening.MissKind.EXCUSED, _("有正当理由")),
    (screening.MissKind.UNEXCUSED, _("无正当理由")),
    (screening.MissKind.EVIDENCE_AWAITED, _("待补证明")),
    (screening.MissKind.SERVICE_FAULT, _("工作方原因")),
    (screening.MissReason.ILLNESS, _("生病")),
    (screening.MissReason.HOSPITAL, _("住院")),
    (screening.MissReason.WORK, _("工作")),
    (screening.MissReason.FAMILY_CARE, _("照顾家人")),
    (screening.MissReason.BEREAVEMENT, _("家中丧事")),
    (screening.MissReason.COURT, _("出庭或者接受询问")),
    (screening.MissReason.DETAINED, _("被拘留或者逮捕")),
    (screening.MissReason.ON_LEAVE, _("已请假外出")),
    (screening.MissReason.WEATHER, _("天气或者灾害")),
    (screening.MissReason.OTHER, _("其他")),
    (screening.MissReason.NO_REASON_GIVEN, _("没有说明原因")),
    (screening.MissReason.NOT_REACHED, _("联系不上")),
    (screening.MissReason.NO_KIT, _("没有试剂")),
    (screening.MissReason.DEVICE_FAULT, _("设备故障")),
    (screening.MissReason.NO_STAFF, _("没有工作人员")),
    (screening.MissReason.CLOSED, _("场所未开放")),
    (screening.MissReason.NOT_TOLD, _("没有通知到本人")),
    (screening.Purpose.PLANNED, _("计划检测")),
    (screening.Purpose.RANDOM, _("随机抽检")),
    (screening.Purpose.EXTRA, _("临时加测")),
    (screening.Purpose.AFTER_TRAVEL, _("外出返回后检测")),
    (screening.Nature.CARE, _("服务性检测")),
    (screening.Nature.LEGAL, _("公安机关检测")),
    (screening.Material.URINE, _("尿液")),
    (screening.Material.SALIVA, _("唾液")),
    (screening.Material.HAIR, _("毛发")),
    (screening.Material.BLOOD, _("血液")),
)
