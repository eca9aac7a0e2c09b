"""Messages that leave the house: channels, states, kinds, why one did not go, what a channel answered."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from waystation.common.wording.labels.shape import Words
from waystation.rules import messages

CHANNELS: Words = (
    (messages.Channel.SMS, _("短信")),
    (messages.Channel.MESSENGER, _("微信等即时消息")),
    (messages.Channel.EMAIL, _("电子邮件")),
    (messages.Channel.LETTER, _("纸条、信件")),
)

KINDS: Words = (
    (messages.MessageCode.APPOINTMENT, _("提醒约见")),
    (messages.MessageCode.APPOINTMENT_OFF, _("约见取消")),
    (messages.MessageCode.COME_TODAY, _("请来一趟")),
    (messages.MessageCode.LEAVE_DECIDED, _("申请有答复")),
    (messages.MessageCode.POINTS_CHANGED, _("积分有变动")),
    (messages.MessageCode.POINTS_EXPIRING, _("积分快到期")),
    (messages.MessageCode.PAPER_READY, _("材料办好了")),
    (messages.MessageCode.CALL_US, _("请来电话")),
    (messages.MessageCode.SIGN_IN, _("请登录查看")),
)

STATES: Words = (
    (messages.MessageState.WAITING, _("等待发送")),
    (messages.MessageState.CLAIMED, _("正在发送")),
    (messages.MessageState.SENT, _("已发送")),
    (messages.MessageState.REHEARSED, _("试用通道，没有真的发出")),
    (messages.MessageState.FAILED, _("没有发成")),
    (messages.MessageState.TO_PRINT, _("等待打印")),
    (messages.MessageState.PRINTED, _("已打印")),
    (messages.MessageState.WITHDRAWN, _("不再发送")),
)

REASONS: Words = (
    (messages.Reason.CANCELLED, _("事情有变，不用发了")),
    (messages.Reason.TOO_LATE, _("过了时间，发也没有用了")),
    (messages.Reason.NO_CONSENT, _("本人没有同意用这种方式联系")),
    (messages.Reason.NO_ADDRESS, _("没有能用的号码或者地址")),
    (messages.Reason.FILE_CLOSED, _("档案已结案，或者账号已停用")),
    (messages.Reason.BY_PERSON, _("工作人员处理的")),
)

ANSWERS: Words = (
    (messages.Answer.ACCEPTED, _("通道已收下")),
    (messages.Answer.REHEARSED, _("只写入发送记录")),
    (messages.Answer.REFUSED, _("通道退回")),
    (messages.Answer.UNREACHABLE, _("连不上通道")),
    (messages.Answer.NO_ANSWER, _("通道没有回答，不知道发出去没有")),
    (messages.Answer.MISSET, _("通道设置有误")),
    (messages.Answer.PRINTED, _("已打印")),
)
