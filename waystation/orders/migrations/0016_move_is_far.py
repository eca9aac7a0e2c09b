"""Whether the new home lies far from the new street office (a place may give such people more days)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0015_walls_of_leave_and_move")]

    operations = [migrations.AddField("move", "is_far", models.BooleanField(default=False))]
