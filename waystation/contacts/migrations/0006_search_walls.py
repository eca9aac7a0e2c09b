"""The second wall of searches: they follow their file."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("contacts", "0005_searches")]

    operations = [
        policies.through("contacts_search", "client_id", "clients_client"),
        policies.through("contacts_searchstep", "search_id", "contacts_search"),
        policies.through("contacts_searchdecision", "search_id", "contacts_search"),
    ]
