"""Tests asked of another place."""

import django.contrib.postgres.fields
import django.db.models.deletion
import waystation.common.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_guards'),
        ('clients', '0010_second_place'),
        ('orders', '0014_leave_and_move'),
        ('screening', '0008_draws'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TestRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_of', models.CharField(choices=[('street', 'street'), ('centre', 'centre'), ('police', 'police')], max_length=8)),
                ('from_name', models.CharField(max_length=120)),
                ('to_outside', models.CharField(blank=True, max_length=80)),
                ('person', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('material', models.CharField(max_length=8)),
                ('asked_on', models.DateField()),
                ('by_on', models.DateField()),
                ('plan_key', models.CharField(blank=True, max_length=60)),
                ('words', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('state', models.CharField(choices=[('asked', 'asked'), ('posted', 'posted'), ('counted', 'counted'), ('refused', 'refused'), ('unanswered', 'unanswered'), ('withdrawn', 'withdrawn')], max_length=10)),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('positive_for', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None)),
                ('taken_on', models.DateField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=60)),
                ('kit_lot', models.CharField(blank=True, max_length=40)),
                ('answer', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('posted_on', models.DateField(blank=True, null=True)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('form_key', models.UUIDField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='test_requests', to='clients.client')),
                ('order', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clients.document')),
                ('posted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('screening', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='request', to='screening.screening')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to_area', models.ForeignKey(blank=True, db_column='to_area_path', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.area', to_field='path')),
            ],
            options={
                'indexes': [models.Index(fields=['client', '-asked_on'], name='test_request_by_client'), models.Index(fields=['to_area', 'state'], name='test_request_by_target')],
                'constraints': [models.UniqueConstraint(fields=('client', 'form_key'), name='test_request_form_once'), models.CheckConstraint(condition=models.Q(models.Q(('to_area__isnull', False), ('to_outside', '')), models.Q(('to_area__isnull', True), models.Q(('to_outside', ''), _negated=True)), _connector='OR'), name='test_request_goes_somewhere'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'counted'), _negated=True), ('screening__isnull', False), _connector='OR'), name='test_request_counted_is_a_test'), models.CheckConstraint(condition=models.Q(('posted_on__isnull', True), models.Q(models.Q(('outcome', ''), _negated=True), ('taken_on__isnull', False)), _connector='OR'), name='test_request_posted_has_result')],
            },
        ),
    ]
