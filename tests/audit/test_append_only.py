"""What is on the record stays there: the database itself refuses to change or delete it."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.make import make_user
from waystation.audit import actions as audit
from waystation.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET verb = 'x'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
    ],
)
def test_an_entry_is_neither_changed_nor_deleted(statement):
    user = make_user("lina")
    audit.record(user, "accounts.signed_in", user)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Entry.objects.values_list("verb", flat=True)) == ["accounts.signed_in"]
