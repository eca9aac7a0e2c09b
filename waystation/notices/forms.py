"""What people say about messages: filters, channels, addresses, an office's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waystation.accounts.access import areas_visible_to
from waystation.accounts.models import Area, User
from waystation.clients import queries as clients
from waystation.clients.forms.fields import KinChoice
from waystation.clients.models import Client, Kin
from waystation.common.wording.labels import choices
from waystation.notices import channels
from waystation.rules.messages import ELECTRONIC, Channel, Language, MessageCode
from waystation.rules.roles import Verb

_LANGUAGES = [(Language.CHINESE.value, _("中文")), (Language.ENGLISH.value, _("英文"))]

if TYPE_CHECKING:
    _OneArea = forms.ModelChoiceField[Area]
else:
    _OneArea = forms.ModelChoiceField


class AreaChoice(_OneArea):
    """One area, by its name."""

    def label_from_instance(self, obj: Area) -> str:
        return obj.name


def _electronic() -> list[tuple[str, Any]]:
    return [(value, words) for value, words in choices(Channel) if value in set(ELECTRONIC)]


class RouteForm(forms.Form):
    """A real channel. Its address is shown to nobody afterwards."""

    area = AreaChoice(label=_("用于哪个区域"), queryset=Area.objects.none(), empty_label=None)
    channel = forms.ChoiceField(label=_("通道"))
    target = forms.CharField(
        label=_("通道地址"),
        max_length=500,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
        help_text=_(
            "按 apprise 的写法，含密钥；{to} 是收消息的号码或者地址，{key} 是消息的编号。"
            "例如短信网关：jsons://网关/发送?:mobile={to}&:id={key}。保存后加密，不再显示。"
        ),
    )
    sender = forms.CharField(
        label=_("落款"),
        required=False,
        max_length=20,
        help_text=_("消息开头【】里的名称，不写是“社区服务”。"),
    )
    takes_key = forms.BooleanField(
        label=_("通道能识别重复消息"),
        required=False,
        help_text=_("网关收到两条相同编号的消息只发一条时才勾选：发送中断的消息会自动再交给它。"),
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.queryset = areas_visible_to(user, Verb.MANAGE_CHANNELS).order_by("path")
        channel: Any = self.fields["channel"]
        channel.choices = _electronic()

    def clean_target(self) -> str:
        """An address that the library cannot read is said so here, not when the first message fails."""
        target = str(self.cleaned_data["target"]).strip()
        if not channels.is_understood(target):
            raise forms.ValidationError(_("看不懂这个通道地址，请对照说明检查后重新填写。"))
        return target


class TestForm(forms.Form):
    """To whom the test message goes: to oneself."""

    __test__ = False  # no test of ours, whatever pytest thinks of the name

    to = forms.CharField(label=_("发到您自己的号码或者地址"), max_length=100)


class AddressForm(forms.Form):
    """An e-mail or messenger address of the client or of a relative."""

    kin = KinChoice(label=_("谁的"), queryset=Kin.objects.none(), required=False, empty_label=_("本人的"))
    channel = forms.ChoiceField(label=_("用什么联系"))
    value = forms.CharField(
        label=_("地址或者账号"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("电话号码不用在这里登记：短信发到本人最近登记的手机号码。"),
    )

    def __init__(self, *args: Any, client: Client, **options: Any) -> None:
        super().__init__(*args, **options)
        kin: Any = self.fields["kin"]
        kin.queryset = clients.present_kin(client)
        channel: Any = self.fields["channel"]
        channel.choices = [(value, words) for value, words in _electronic() if value != Channel.SMS]


class WordingForm(forms.Form):
    """A text in the office's own words; empty: ours again."""

    area = AreaChoice(label=_("用于哪个区域"), queryset=Area.objects.none(), empty_label=None)
    code = forms.ChoiceField(label=_("哪种消息"))
    language = forms.ChoiceField(label=_("语言"), choices=_LANGUAGES)
    text = forms.CharField(
        label=_("内容"),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("只能用这种消息原来有的 { }；不写内容就恢复原来的说法。"),
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.queryset = areas_visible_to(user, Verb.WORD_MESSAGES).order_by("path")
        code: Any = self.fields["code"]
        code.choices = choices(MessageCode)
