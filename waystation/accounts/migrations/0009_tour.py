"""The first-day tour is offered until somebody has finished or skipped it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_area_distance")]

    operations = [
        migrations.AddField(
            model_name="user", name="toured_at", field=models.DateTimeField(blank=True, null=True)
        )
    ]
