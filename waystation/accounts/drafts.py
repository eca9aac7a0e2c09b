"""Half-filled forms: kept encrypted for their writer alone, until they are sent or thrown away."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waystation.common.reading import statements

from .models import Draft, User

#: A long form is a few thousand characters; more is not a form.
MAX_BYTES = 64 * 1024
MAX_PER_USER = 200
#: Fields that belong to one showing of a form, not to its content.
_NOT_KEPT = ("csrfmiddlewaretoken", "form_key", "confirmed")

#: What the list of drafts calls each form; a form that is not named is called by the last entry.
TITLES: dict[str, Promise] = {
    "screening": _("检测记录"),
    "specimen": _("样本封存"),
    "contact": _("联系记录"),
    "client": _("学员登记"),
    "order": _("法律文书"),
    "": _("没有填完的表单"),
}


class TooMuch(Exception):
    """The draft is larger than a form can be, or the person keeps too many."""


def save(user: User, form: str, subject_id: int, data: str, page: str = "") -> Draft:
    """Keep ``data`` (urlencoded values) as the draft of this form about this subject; the last one wins."""
    if len(data.encode()) > MAX_BYTES:
        raise TooMuch
    values = QueryDict(data, mutable=True)
    for name in _NOT_KEPT:
        values.pop(name, None)
    where: dict[str, Any] = {"user": user, "form": form, "subject_id": subject_id}
    fresh = {"data": values.urlencode(), "page": page}
    if not Draft.objects.filter(**where).exists() and user.drafts.count() >= MAX_PER_USER:
        raise TooMuch
    try:
        with transaction.atomic():
            return Draft.objects.update_or_create(**where, defaults=fresh)[0]
    except IntegrityError:  # two windows, the same first draft: the other one has just made the row
        return Draft.objects.update_or_create(**where, defaults=fresh)[0]


#: Plain: it follows every form that is saved, and nothing hangs on a draft.
_CLEAR = "DELETE FROM accounts_draft WHERE user_id = %s AND form = %s AND subject_id = %s"


def load(user: User, form: str, subject_id: int) -> QueryDict | None:
    """The values that were kept, None if there are none."""
    draft = Draft.objects.filter(user=user, form=form, subject_id=subject_id).first()
    return QueryDict(draft.data) if draft else None


def clear(user: User, form: str, subject_id: int) -> None:
    """The form has been sent, or its draft is not wanted any more."""
    statements.count(_CLEAR, [user.pk, form, subject_id])


def title(form: str) -> str:
    """What a person calls the form; ``order_sign_in`` and its like are all papers of an order."""
    return str(TITLES.get(form.split("_", maxsplit=1)[0], TITLES[""]))
