"""Papers: templates, numbers, what was issued, prints of many."""

import django.db.models.deletion
import waystation.common.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0011_guards'),
        ('clients', '0008_history'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PaperBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('issues', models.BooleanField(default=False)),
                ('values', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('stopped', 'Stopped')], default='waiting', max_length=8)),
                ('made_on', models.DateField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('content', models.BinaryField(blank=True, null=True)),
                ('size_bytes', models.IntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=100)),
                ('form_key', models.UUIDField(unique=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='PaperTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('form', models.CharField(choices=[('typ', 'PDF'), ('docx', 'Word')], max_length=4)),
                ('content', models.BinaryField()),
                ('digest', models.CharField(max_length=64)),
                ('file_name', models.CharField(max_length=120)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_templates', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='IssuedPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('year', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=60)),
                ('issued_on', models.DateField()),
                ('issued_at', models.DateTimeField(auto_now_add=True)),
                ('facts', waystation.common.fields.EncryptedTextField(blank=True, default='')),
                ('digest', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('size_bytes', models.IntegerField()),
                ('pages', models.PositiveSmallIntegerField()),
                ('check_id', models.UUIDField(unique=True)),
                ('form_key', models.UUIDField(unique=True)),
                ('cancelled_on', models.DateField(blank=True, null=True)),
                ('cancelled_reason', models.CharField(blank=True, max_length=100)),
                ('cancelled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued_papers', to='clients.client')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('template', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='papers.papertemplate')),
            ],
        ),
        migrations.CreateModel(
            name='BatchLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField()),
                ('done', models.BooleanField(default=False)),
                ('left_out', models.CharField(blank=True, max_length=40)),
                ('content', models.BinaryField(blank=True, null=True)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_lines', to='clients.client')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='batch_lines', to='papers.issuedpaper')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='papers.paperbatch')),
            ],
            options={
                'indexes': [models.Index(fields=['batch', 'place'], name='batch_line_by_batch')],
                'constraints': [models.UniqueConstraint(fields=('batch', 'client'), name='batch_line_once')],
            },
        ),
        migrations.CreateModel(
            name='PaperCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'year'), name='paper_counter_once')],
            },
        ),
        migrations.CreateModel(
            name='PaperNumbering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('pattern', models.CharField(max_length=60)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_numberings', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind'), name='paper_numbering_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='papertemplate',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('organisation', 'kind', 'form'), name='paper_template_in_force_once'),
        ),
        migrations.AddConstraint(
            model_name='papertemplate',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='paper_template_until_after_since'),
        ),
        migrations.AddIndex(
            model_name='issuedpaper',
            index=models.Index(fields=['client', '-issued_on'], name='issued_paper_by_client'),
        ),
        migrations.AddConstraint(
            model_name='issuedpaper',
            constraint=models.UniqueConstraint(fields=('organisation', 'kind', 'year', 'sequence'), name='issued_paper_number_once'),
        ),
        migrations.AddConstraint(
            model_name='issuedpaper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancelled_by__isnull', True), ('cancelled_on__isnull', True), ('cancelled_reason', '')), models.Q(('cancelled_by__isnull', False), ('cancelled_on__isnull', False), models.Q(('cancelled_reason', ''), _negated=True)), _connector='OR'), name='issued_paper_cancelled_with_reason'),
        ),
    ]
