"""Payday, expiry with notice, and what becomes of points when files are joined or deleted."""

from django.db import migrations

from . import _ledger_runs


class Migration(migrations.Migration):
    dependencies = [("points", "0005_purchases")]

    operations = [migrations.RunSQL(_ledger_runs.ALL, _ledger_runs.GONE)]
