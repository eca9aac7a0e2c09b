"""Leave, absence, change of place, two-place supervision."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import waystation.common.fields
import waystation.common.history
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_guards'),
        ('clients', '0010_second_place'),
        ('orders', '0013_isolation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noticed_on', models.DateField()),
                ('noticed_by', models.CharField(choices=[('worker', 'worker'), ('family', 'family'), ('community', 'community'), ('police', 'police'), ('place', 'place'), ('other', 'other')], max_length=10)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('words', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, max_length=100)),
                ('form_key', models.UUIDField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='clients.client')),
                ('matter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='orders.matter')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='orders.order')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AbsenceAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('way', models.CharField(choices=[('phone', 'phone'), ('message', 'message'), ('visit', 'visit'), ('family', 'family'), ('place', 'place')], max_length=10)),
                ('reached', models.BooleanField(default=False)),
                ('words', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('form_key', models.UUIDField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('absence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='orders.absence')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('way', models.CharField(choices=[('paper', 'paper'), ('spoken', 'spoken'), ('phone', 'phone')], max_length=8)),
                ('told_on', models.DateField()),
                ('reason', models.CharField(choices=[('work', 'work'), ('family', 'family'), ('illness', 'illness'), ('bereavement', 'bereavement'), ('study', 'study'), ('court', 'court'), ('holiday', 'holiday'), ('other', 'other')], max_length=12)),
                ('words', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('county', models.CharField(max_length=60)),
                ('destination', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('contact', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('tester', models.CharField(blank=True, max_length=80)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('needs_approval', models.BooleanField(default=False)),
                ('decision', models.CharField(blank=True, choices=[('approved', 'approved'), ('refused', 'refused')], max_length=8)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('opinion', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('returned_on', models.DateField(blank=True, null=True)),
                ('correction_reason', models.CharField(blank=True, max_length=100)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, max_length=100)),
                ('form_key', models.UUIDField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaves', to='clients.client')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaves', to='orders.order')),
                ('proof', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clients.document')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clients.document')),
                ('returned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='LeaveExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_on', models.DateField()),
                ('until', models.DateField()),
                ('words', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('needs_approval', models.BooleanField(default=False)),
                ('decision', models.CharField(blank=True, choices=[('approved', 'approved'), ('refused', 'refused')], max_length=8)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('opinion', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, max_length=100)),
                ('form_key', models.UUIDField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('leave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='orders.leave')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to_outside', models.CharField(blank=True, max_length=80)),
                ('reason', models.CharField(choices=[('home', 'home'), ('work', 'work'), ('family', 'family'), ('household', 'household'), ('treatment', 'treatment'), ('other', 'other')], max_length=12)),
                ('words', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('new_address', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('asked_on', models.DateField()),
                ('papers', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ('summary', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('state', models.CharField(choices=[('asked', 'asked'), ('sent', 'sent'), ('accepted', 'accepted'), ('returned', 'returned'), ('withdrawn', 'withdrawn'), ('undone', 'undone')], max_length=10)),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answer', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('returned_on', models.DateField(blank=True, null=True)),
                ('reported_on', models.DateField(blank=True, null=True)),
                ('police_told_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, max_length=100)),
                ('form_key', models.UUIDField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='clients.client')),
                ('from_area', models.ForeignKey(db_column='from_area_path', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.area', to_field='path')),
                ('from_worker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='orders.order')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clients.document')),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to_area', models.ForeignKey(blank=True, db_column='to_area_path', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.area', to_field='path')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('worker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SharedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('household', 'household'), ('residence', 'residence')], max_length=10)),
                ('letter_number', models.CharField(blank=True, max_length=60)),
                ('letter_on', models.DateField()),
                ('words', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('shares', models.JSONField(default=dict)),
                ('summary', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('state', models.CharField(choices=[('asked', 'asked'), ('active', 'active'), ('ending', 'ending'), ('ended', 'ended'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=10)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answer', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('end_asked_on', models.DateField(blank=True, null=True)),
                ('end_asked_side', models.CharField(blank=True, max_length=6)),
                ('end_words', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('form_key', models.UUIDField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(db_column='area_path', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.area', to_field='path')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shared', to='clients.client')),
                ('end_asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clients.document')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shared', to='orders.order')),
                ('worker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='absence',
            index=models.Index(fields=['client', '-from_on'], name='absence_by_client'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.UniqueConstraint(fields=('client', 'form_key'), name='absence_form_once'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='absence_to_after_from'),
        ),
        migrations.AddConstraint(
            model_name='absenceattempt',
            constraint=models.UniqueConstraint(fields=('absence', 'form_key'), name='absence_attempt_form_once'),
        ),
        migrations.AddIndex(
            model_name='leave',
            index=models.Index(fields=['client', '-starts_on'], name='leave_by_client'),
        ),
        migrations.AddIndex(
            model_name='leave',
            index=models.Index(condition=models.Q(('returned_on__isnull', True), ('withdrawn_on__isnull', True), models.Q(('decision', 'refused'), _negated=True)), fields=['ends_on'], name='leave_not_back'),
        ),
        migrations.AddConstraint(
            model_name='leave',
            constraint=models.UniqueConstraint(fields=('client', 'form_key'), name='leave_form_once'),
        ),
        migrations.AddConstraint(
            model_name='leave',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='leave_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='leave',
            constraint=models.CheckConstraint(condition=models.Q(('returned_on__isnull', True), ('returned_on__gte', models.F('starts_on')), _connector='OR'), name='leave_back_after_start'),
        ),
        migrations.AddConstraint(
            model_name='leave',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('decided_on__isnull', True), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_by__isnull', False), ('decided_on__isnull', False)), _connector='OR'), name='leave_decided_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leave',
            trigger=pgtrigger.compiler.Trigger(name='history_changed', sql=waystation.common.history.FollowSql(condition='WHEN (OLD."client_id" IS DISTINCT FROM NEW."client_id" OR OLD."order_id" IS DISTINCT FROM NEW."order_id" OR OLD."number" IS DISTINCT FROM NEW."number" OR OLD."way" IS DISTINCT FROM NEW."way" OR OLD."told_on" IS DISTINCT FROM NEW."told_on" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."words" IS DISTINCT FROM NEW."words" OR OLD."county" IS DISTINCT FROM NEW."county" OR OLD."destination" IS DISTINCT FROM NEW."destination" OR OLD."contact" IS DISTINCT FROM NEW."contact" OR OLD."tester" IS DISTINCT FROM NEW."tester" OR OLD."starts_on" IS DISTINCT FROM NEW."starts_on" OR OLD."ends_on" IS DISTINCT FROM NEW."ends_on" OR OLD."report_id" IS DISTINCT FROM NEW."report_id" OR OLD."proof_id" IS DISTINCT FROM NEW."proof_id" OR OLD."needs_approval" IS DISTINCT FROM NEW."needs_approval" OR OLD."decision" IS DISTINCT FROM NEW."decision" OR OLD."decided_on" IS DISTINCT FROM NEW."decided_on" OR OLD."decided_by_id" IS DISTINCT FROM NEW."decided_by_id" OR OLD."opinion" IS DISTINCT FROM NEW."opinion" OR OLD."returned_on" IS DISTINCT FROM NEW."returned_on" OR OLD."returned_by_id" IS DISTINCT FROM NEW."returned_by_id" OR OLD."correction_reason" IS DISTINCT FROM NEW."correction_reason" OR OLD."withdrawn_on" IS DISTINCT FROM NEW."withdrawn_on" OR OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" OR OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" OR OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id")', declare='DECLARE held jsonb; sealed text[];', func='held := jsonb_strip_nulls(jsonb_build_object(\'number\', CASE WHEN OLD."number" IS DISTINCT FROM NEW."number" THEN jsonb_build_array(OLD."number", NEW."number") END, \'way\', CASE WHEN OLD."way" IS DISTINCT FROM NEW."way" THEN jsonb_build_array(OLD."way", NEW."way") END, \'told_on\', CASE WHEN OLD."told_on" IS DISTINCT FROM NEW."told_on" THEN jsonb_build_array(OLD."told_on", NEW."told_on") END, \'reason\', CASE WHEN OLD."reason" IS DISTINCT FROM NEW."reason" THEN jsonb_build_array(OLD."reason", NEW."reason") END, \'starts_on\', CASE WHEN OLD."starts_on" IS DISTINCT FROM NEW."starts_on" THEN jsonb_build_array(OLD."starts_on", NEW."starts_on") END, \'ends_on\', CASE WHEN OLD."ends_on" IS DISTINCT FROM NEW."ends_on" THEN jsonb_build_array(OLD."ends_on", NEW."ends_on") END, \'needs_approval\', CASE WHEN OLD."needs_approval" IS DISTINCT FROM NEW."needs_approval" THEN jsonb_build_array(OLD."needs_approval", NEW."needs_approval") END, \'decision\', CASE WHEN OLD."decision" IS DISTINCT FROM NEW."decision" THEN jsonb_build_array(OLD."decision", NEW."decision") END, \'decided_on\', CASE WHEN OLD."decided_on" IS DISTINCT FROM NEW."decided_on" THEN jsonb_build_array(OLD."decided_on", NEW."decided_on") END, \'decided_by\', CASE WHEN OLD."decided_by_id" IS DISTINCT FROM NEW."decided_by_id" THEN jsonb_build_array(OLD."decided_by_id", NEW."decided_by_id") END, \'returned_on\', CASE WHEN OLD."returned_on" IS DISTINCT FROM NEW."returned_on" THEN jsonb_build_array(OLD."returned_on", NEW."returned_on") END, \'returned_by\', CASE WHEN OLD."returned_by_id" IS DISTINCT FROM NEW."returned_by_id" THEN jsonb_build_array(OLD."returned_by_id", NEW."returned_by_id") END, \'withdrawn_on\', CASE WHEN OLD."withdrawn_on" IS DISTINCT FROM NEW."withdrawn_on" THEN jsonb_build_array(OLD."withdrawn_on", NEW."withdrawn_on") END, \'withdrawn_by\', CASE WHEN OLD."withdrawn_by_id" IS DISTINCT FROM NEW."withdrawn_by_id" THEN jsonb_build_array(OLD."withdrawn_by_id", NEW."withdrawn_by_id") END, \'recorded_by\', CASE WHEN OLD."recorded_by_id" IS DISTINCT FROM NEW."recorded_by_id" THEN jsonb_build_array(OLD."recorded_by_id", NEW."recorded_by_id") END)); sealed := array_remove(ARRAY[CASE WHEN OLD."client_id" IS DISTINCT FROM NEW."client_id" THEN \'client\' END, CASE WHEN OLD."order_id" IS DISTINCT FROM NEW."order_id" THEN \'order\' END, CASE WHEN OLD."words" IS DISTINCT FROM NEW."words" AND (current_setting(\'waystation.resealing\', true) = \'on\' AND CASE WHEN length(OLD."words" ) > 1 THEN get_byte(OLD."words" , 1) END <> CASE WHEN length(NEW."words" ) > 1 THEN get_byte(NEW."words" , 1) END) IS NOT TRUE THEN \'words\' END, CASE WHEN OLD."county" IS DISTINCT FROM NEW."county" THEN \'county\' END, CASE WHEN OLD."destination" IS DISTINCT FROM NEW."destination" AND (current_setting(\'waystation.resealing\', true) = \'on\' AND CASE WHEN length(OLD."destination" ) > 1 THEN get_byte(OLD."destination" , 1) END <> CASE WHEN length(NEW."destination" ) > 1 THEN get_byte(NEW."destination" , 1) END) IS NOT TRUE THEN \'destination\' END, CASE WHEN OLD."contact" IS DISTINCT FROM NEW."contact" AND (current_setting(\'waystation.resealing\', true) = \'on\' AND CASE WHEN length(OLD."contact" ) > 1 THEN get_byte(OLD."contact" , 1) END <> CASE WHEN length(NEW."contact" ) > 1 THEN get_byte(NEW."contact" , 1) END) IS NOT TRUE THEN \'contact\' END, CASE WHEN OLD."tester" IS DISTINCT FROM NEW."tester" THEN \'tester\' END, CASE WHEN OLD."report_id" IS DISTINCT FROM NEW."report_id" THEN \'report\' END, CASE WHEN OLD."proof_id" IS DISTINCT FROM NEW."proof_id" THEN \'proof\' END, CASE WHEN OLD."opinion" IS DISTINCT FROM NEW."opinion" AND (current_setting(\'waystation.resealing\', true) = \'on\' AND CASE WHEN length(OLD."opinion" ) > 1 THEN get_byte(OLD."opinion" , 1) END <> CASE WHEN length(NEW."opinion" ) > 1 THEN get_byte(NEW."opinion" , 1) END) IS NOT TRUE THEN \'opinion\' END, CASE WHEN OLD."correction_reason" IS DISTINCT FROM NEW."correction_reason" THEN \'correction_reason\' END, CASE WHEN OLD."withdrawn_reason" IS DISTINCT FROM NEW."withdrawn_reason" THEN \'withdrawn_reason\' END]::text[], NULL); IF held <> \'{}\' OR sealed <> \'{}\' THEN INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, \'orders.leave\', OLD.id, \'changed\', held, sealed, now(), pg_current_xact_id()::text::bigint); END IF;', hash='16d24e5baba237d5481890bf3b25b40a999d9a43', operation='UPDATE', pgid='pgtrigger_history_changed_1dc52', table='orders_leave', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leave',
            trigger=pgtrigger.compiler.Trigger(name='history_removed', sql=waystation.common.history.FollowSql(func="INSERT INTO clients_fieldchange (client_id, thing, row_id, kind, held, sealed, at, transaction) VALUES (OLD.client_id, 'orders.leave', OLD.id, 'removed', '{}', '{}', now(), pg_current_xact_id()::text::bigint);", hash='ccf8053c7e63891efc2861ba6a85d7bee0eeada4', operation='DELETE', pgid='pgtrigger_history_removed_048f8', table='orders_leave', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='leaveextension',
            constraint=models.UniqueConstraint(fields=('leave', 'form_key'), name='leave_extension_form_once'),
        ),
        migrations.AddConstraint(
            model_name='leaveextension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('decided_on__isnull', True), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_by__isnull', False), ('decided_on__isnull', False)), _connector='OR'), name='leave_extension_decided_by_somebody'),
        ),
        migrations.AddIndex(
            model_name='move',
            index=models.Index(fields=['client', '-asked_on'], name='move_by_client'),
        ),
        migrations.AddIndex(
            model_name='move',
            index=models.Index(fields=['to_area', 'state'], name='move_by_target'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=models.UniqueConstraint(fields=('client', 'form_key'), name='move_form_once'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'sent', 'returned'])), fields=('client',), name='move_one_on_its_way'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('to_area__isnull', False), ('to_outside', '')), models.Q(('to_area__isnull', True), models.Q(('to_outside', ''), _negated=True)), _connector='OR'), name='move_goes_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=models.CheckConstraint(condition=models.Q(('to_area__isnull', True), models.Q(('to_area', models.F('from_area')), _negated=True), _connector='OR'), name='move_to_another_place'),
        ),
        migrations.AddConstraint(
            model_name='move',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False), ('worker__isnull', False)), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False), ('to_area__isnull', True)), _connector='OR'), name='move_accepted_by_somebody'),
        ),
        migrations.AddIndex(
            model_name='sharedfile',
            index=models.Index(condition=models.Q(('state__in', ['active', 'asked', 'ending'])), fields=['area'], name='shared_by_area', opclasses=['text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='sharedfile',
            index=models.Index(condition=models.Q(('state__in', ['active', 'ending'])), fields=['worker'], name='shared_by_worker'),
        ),
        migrations.AddConstraint(
            model_name='sharedfile',
            constraint=models.UniqueConstraint(fields=('client', 'form_key'), name='shared_form_once'),
        ),
        migrations.AddConstraint(
            model_name='sharedfile',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['active', 'asked', 'ending'])), fields=('client',), name='shared_once'),
        ),
        migrations.AddConstraint(
            model_name='sharedfile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['active', 'ending']), _negated=True), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False), ('worker__isnull', False)), _connector='OR'), name='shared_active_has_a_worker'),
        ),
    ]
