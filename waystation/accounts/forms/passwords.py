"""What a password may not be, beside what Django's own checks refuse (ASVS 2.1)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.common.persons import pinyin
from waystation.common.wording import words

#: Shorter names would forbid too much.
_SHORTEST = 4
_DIFFERENT = 5
#: Longer ones would only cost the hash its time (ASVS 2.1.2).
LONGEST = 128


class NotOfThisPlace:
    """No word of the product, the own office or oneself, and not the same few characters over and over."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError with what to do."""
        plain = password.casefold()
        if len(password) > LONGEST:
            raise ValidationError(_("密码太长，最多%(most)s个字符。") % {"most": LONGEST})
        if len(set(plain)) < _DIFFERENT:
            raise ValidationError(_("密码里重复的字符太多。可以用几个不相干的词连成一句话。"))
        if any(word in plain for word in [*words.PRODUCT, *_of_person(user)]):
            raise ValidationError(_("密码里不要有系统名称、单位名称、姓名和用户名，别人一试就中。"))

    def get_help_text(self) -> str:
        return _("不要用系统名称、单位名称、姓名和用户名。")


def _of_person(user: User | None) -> list[str]:
    if user is None:
        return []
    office = user.organisation.name if user.organisation else ""
    said = (user.username, user.name, pinyin.joined(user.name), office, pinyin.joined(office))
    return [word.casefold() for word in said if len(word) >= _SHORTEST]
