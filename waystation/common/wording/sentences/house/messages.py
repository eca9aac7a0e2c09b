"""Sentences about messages that leave the house."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, str | Promise] = {
    "messages.param": _("这种消息里不能有“%(place)s”，或者没有填。请联系管理员。"),
    "messages.text_empty": _("请填写消息的内容。"),
    "messages.text_long": _("内容太长：最多%(most)s个字，请缩短。"),
    "messages.word_refused": _("消息里不能出现“%(word)s”：旁人看到也不应当知道是什么事。请换一种说法。"),
    "messages.place_unknown": _("这种消息没有“{%(place)s}”这一项，请只用下面列出的几项。"),
    "messages.place_missing": _("内容里缺少“{%(place)s}”，请补上。"),
    "messages.settled": _("这条消息的情况已经变了，请刷新后再处理。"),
    "messages.moment": _("消息正在发送，请过两分钟再处理。"),
    "messages.target_without_place": _("通道地址里要有 {to}，表示收消息的号码或者地址。"),
    "messages.key_without_place": _("勾选了“通道能识别重复消息”，地址里就要有 {key}。"),
    "messages.route_there": _("这个区域的这种通道已经有一条在用，请先停用它。"),
    "messages.address_bad": _("请填写正确的电子邮件地址或者账号。"),
    "messages.kin_not_agreed": _("本人现在没有同意和这位家属联系，不能给家属打印。需要时请直接问本人。"),
    "messages.over": _("这条消息说的时间已经过了，不能再发送。需要时请直接打电话。"),
}
