"""The sentences about the way in of clients, relatives and merchants; ``messages`` brings them together.

Those that a person of the portal reads say nothing of what the house is for.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PORTAL: dict[str, str | Promise] = {
    "portal.wrong": _("号码或密码不对。一次性密码只能用一次，过期或试错太多次要请工作人员重新发。"),
    "portal.closed": _("这个入口已经关闭或者换了新的一次性密码，请联系工作人员。"),
    "portal.file_closed": _("档案已封存，不能开通自助入口。"),
    "portal.kin_ended": _("这位家属的登记已经结束，请先在“家属”里重新登记。"),
    "portal.see_the_person": _("请先当面核对是本人，再勾选“已当面核对”，然后发一次性密码。"),
}
