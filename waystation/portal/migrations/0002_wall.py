"""The second wall of ways in: a person's follows the file, a till's its place."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_ways_in")]

    operations = [
        policies.by_area_or_file("portal_login", "area_id", "client_id", "clients_client"),
        policies.through("portal_onetimecode", "login_id", "portal_login"),
        policies.through("portal_session", "login_id", "portal_login"),
    ]
