# The two lists.

import django.db.models.deletion
import guantong.apps.voices.words
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("actors", "0007_second_of_an_absence"),
        ("voices", "0001_needs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="年度")),
                ("path", models.CharField(help_text="the desk that opened it", max_length=120)),
                ("body", models.CharField(max_length=120, verbose_name="人大")),
                ("opens_on", models.DateField(verbose_name="征集开始")),
                ("closes_on", models.DateField(verbose_name="征集截止")),
                ("ceiling", models.BigIntegerField(null=True, verbose_name="资金上限")),
                ("ceiling_source", models.CharField(blank=True, max_length=200, verbose_name="上限依据")),
                ("state", models.CharField(default="open", max_length=12, verbose_name="状态")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("-year",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ceiling__isnull", True), models.Q(("ceiling_source", ""), _negated=True), _connector="OR"
                        ),
                        name="ceiling_has_its_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="call_ends_after_it_begins"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(null=True, verbose_name="版本")),
                ("name", models.CharField(max_length=120, verbose_name="文件名")),
                ("sm3", models.CharField(max_length=64)),
                ("path", models.CharField(db_index=True, help_text="the desk that brought it", max_length=120)),
                ("lines", models.JSONField(default=list)),
                ("document", models.CharField(blank=True, max_length=120, verbose_name="来文")),
                ("brought_by", models.CharField(max_length=150, verbose_name="上传人")),
                ("brought_at", models.DateTimeField(verbose_name="上传时间")),
                ("state", models.CharField(default="previewed", max_length=12, verbose_name="状态")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_files", to="consultation.call"
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("unit_code", models.CharField(blank=True, max_length=60, verbose_name="单位编码")),
                ("unit", models.CharField(max_length=120, verbose_name="牵头单位")),
                (
                    "path",
                    models.CharField(
                        blank=True, db_index=True, help_text="of the unit, where one bears it", max_length=120
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="项目")),
                ("content", models.TextField(blank=True, verbose_name="内容")),
                ("where", models.CharField(blank=True, max_length=200, verbose_name="地点")),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=guantong.apps.voices.words.field_choices,
                        db_index=True,
                        max_length=20,
                        verbose_name="领域",
                    ),
                ),
                ("amount", models.BigIntegerField(null=True, verbose_name="金额")),
                ("money_source", models.CharField(blank=True, max_length=120, verbose_name="资金来源")),
                ("at", models.JSONField(default=dict)),
                ("state", models.CharField(default="listed", max_length=12, verbose_name="状态")),
                ("version", models.PositiveIntegerField(default=1)),
                ("search", models.TextField(blank=True, editable=False)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_lines", to="consultation.call"
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="consultation.planfile"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="actors.organisation",
                        verbose_name="社区或街道",
                    ),
                ),
            ],
            options={
                "ordering": ("-call__year", "number"),
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(null=True, verbose_name="编号")),
                ("title", models.CharField(max_length=80, verbose_name="项目建议")),
                ("text", models.TextField(verbose_name="建设内容")),
                ("path", models.CharField(db_index=True, max_length=120)),
                ("where", models.CharField(blank=True, max_length=120, verbose_name="具体位置")),
                (
                    "field",
                    models.CharField(
                        choices=guantong.apps.voices.words.field_choices,
                        db_index=True,
                        max_length=20,
                        verbose_name="领域",
                    ),
                ),
                ("people", models.PositiveIntegerField(null=True, verbose_name="受益人数")),
                ("people_basis", models.CharField(blank=True, max_length=200, verbose_name="人数依据")),
                ("cost", models.BigIntegerField(null=True, verbose_name="估算金额")),
                ("cost_basis", models.CharField(blank=True, max_length=400, verbose_name="估算依据")),
                ("state", models.CharField(db_index=True, default="draft", max_length=12, verbose_name="状态")),
                ("proposed_by", models.CharField(db_index=True, max_length=150, verbose_name="拟稿人")),
                ("submitted_on", models.DateField(null=True, verbose_name="提出日期")),
                ("version", models.PositiveIntegerField(default=1)),
                ("search", models.TextField(blank=True, editable=False)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="consultation.call",
                        verbose_name="年度征集",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="actors.organisation",
                        verbose_name="建议承办单位",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="consultation.suggestion",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="actors.organisation",
                        verbose_name="地点",
                    ),
                ),
            ],
            options={
                "ordering": ("-call__year", "number", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Proposer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=24, verbose_name="身份")),
                (
                    "person",
                    models.CharField(
                        blank=True, db_index=True, help_text="the account; empty: signed on paper", max_length=150
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                ("path", models.CharField(blank=True, max_length=120)),
                ("first", models.BooleanField(default=False, verbose_name="领衔")),
                ("signed_on", models.DateField(verbose_name="签名日期")),
                ("state", models.CharField(default="signed", max_length=12)),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposers",
                        to="consultation.suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ("-first", "pk"),
            },
        ),
        migrations.CreateModel(
            name="NeedLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("linked_on", models.DateField(verbose_name="关联日期")),
                ("linked_by", models.CharField(max_length=150, verbose_name="关联人")),
                ("told", models.BooleanField(default=False, verbose_name="已告知")),
                (
                    "need",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voices.need"),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="consultation.suggestion"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Feasibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("office", models.CharField(max_length=120, verbose_name="出具单位")),
                ("path", models.CharField(max_length=120)),
                ("verdicts", models.JSONField(default=dict)),
                ("cost", models.BigIntegerField(null=True, verbose_name="核算金额")),
                ("cost_basis", models.CharField(blank=True, max_length=400, verbose_name="核算依据")),
                ("document", models.CharField(blank=True, max_length=120, verbose_name="文号或表名")),
                ("stated_by", models.CharField(max_length=150, verbose_name="填写人")),
                ("stated_on", models.DateField(verbose_name="填写日期")),
                ("state", models.CharField(default="standing", max_length=12, verbose_name="状态")),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feasibility",
                        to="consultation.suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="planfile",
            constraint=models.UniqueConstraint(fields=("call", "number"), name="plan_version_once_a_call"),
        ),
        migrations.AddConstraint(
            model_name="planfile",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "taken_in")), fields=("call",), name="one_plan_stands"
            ),
        ),
        migrations.AddConstraint(
            model_name="planline",
            constraint=models.UniqueConstraint(fields=("call", "number"), name="plan_number_once_a_call"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(fields=("call", "number"), name="suggestion_number_once_a_call"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cost__isnull", True), models.Q(("cost_basis", ""), _negated=True), _connector="OR"
                ),
                name="suggested_cost_has_its_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("people__isnull", True), models.Q(("people_basis", ""), _negated=True), _connector="OR"
                ),
                name="suggested_people_have_their_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("submitted", "merged")), _negated=True),
                    models.Q(("number__isnull", False), ("submitted_on__isnull", False)),
                    _connector="OR",
                ),
                name="what_is_put_forward_has_its_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("state", "merged")),
                    models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into__isnull", True)),
                    _connector="OR",
                ),
                name="merged_into_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "signed"), models.Q(("person", ""), _negated=True)),
                fields=("suggestion", "person"),
                name="suggestion_signed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("first", True)), fields=("suggestion",), name="one_proposer_is_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="needlink",
            constraint=models.UniqueConstraint(fields=("suggestion", "need"), name="need_linked_once"),
        ),
        migrations.AddConstraint(
            model_name="feasibility",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "standing")),
                fields=("suggestion", "path"),
                name="one_feasibility_an_office",
            ),
        ),
        migrations.AddConstraint(
            model_name="feasibility",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cost__isnull", True), models.Q(("cost_basis", ""), _negated=True), _connector="OR"
                ),
                name="reviewed_cost_has_its_basis",
            ),
        ),
    ]
