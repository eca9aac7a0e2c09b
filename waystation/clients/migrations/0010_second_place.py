"""Why a second place is in a file, and the wall that lets it."""

from django.db import migrations, models

from waystation.common.scope import policies


class Migration(migrations.Migration):

    dependencies = [
        ('clients', '0009_sealing'),
    ]

    operations = [
        migrations.AlterField(
            model_name='accesspass',
            name='reason',
            field=models.CharField(choices=[('caseload', 'caseload'), ('covered', 'covered'), ('second_place', 'second_place'), ('order_duty', 'order_duty'), ('queue', 'queue'), ('reception', 'reception'), ('standing_in', 'standing_in'), ('inspection', 'inspection'), ('joint_case', 'joint_case'), ('file_check', 'file_check'), ('unsealed', 'unsealed'), ('other', 'other')], max_length=14),
        ),
        policies.by_area_station_and_file("clients_client", "area_path", "station_id"),
    ]
