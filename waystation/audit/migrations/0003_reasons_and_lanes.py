"""Whom somebody acted for and why; the places of entries in chains. Old entries get theirs in the next step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Lane",
            fields=[
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("count", models.BigIntegerField(default=0)),
                ("last", models.BigIntegerField(default=0)),
                ("head", models.BinaryField(default=b"", max_length=32)),
                ("key_id", models.SmallIntegerField(default=0)),
                ("mac", models.BinaryField(default=b"", max_length=32)),
            ],
        ),
        migrations.AddConstraint(
            model_name="lane",
            constraint=models.CheckConstraint(
                condition=models.Q(count=0, last=0) | models.Q(count__gt=0, last__gt=0),
                name="audit_lane_empty_or_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="lane",
            constraint=models.CheckConstraint(
                condition=models.Q(count__gte=0) & models.Q(last__gte=models.F("count")),
                name="audit_lane_counts_up",
            ),
        ),
        migrations.AddField(
            "entry",
            "on_behalf_of",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("entry", "reason", models.CharField(blank=True, default="", max_length=30)),
        migrations.AddField("entry", "lane", models.SmallIntegerField(default=0), preserve_default=False),
        migrations.AddField("entry", "position", models.BigIntegerField(default=0), preserve_default=False),
        migrations.AddField("entry", "seen", models.BigIntegerField(default=0), preserve_default=False),
        migrations.AddField("entry", "key_id", models.SmallIntegerField(default=0), preserve_default=False),
        migrations.AddField(
            "entry", "mac", models.BinaryField(default=b"", max_length=32), preserve_default=False
        ),
        migrations.AlterField("entry", "at", models.DateTimeField()),
        migrations.AlterField("entry", "id", models.BigIntegerField(primary_key=True, serialize=False)),
    ]
