"""The tables of opinions (意见)."""

import django.db.models.deletion
from django.db import migrations, models

import guantong.apps.opinions.models.choices


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HistoryFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="文件名")),
                ("sm3", models.CharField(max_length=64)),
                ("path", models.CharField(help_text="the desk that brought it", max_length=120)),
                ("rows", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("uploaded_by", models.CharField(max_length=150, verbose_name="上传人")),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                ("state", models.CharField(max_length=16, verbose_name="状态")),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="ReturnedAnswers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="文件名")),
                ("sm3", models.CharField(max_length=64)),
                ("path", models.CharField(max_length=120)),
                ("body", models.CharField(max_length=120, verbose_name="答复单位")),
                ("typed_by", models.CharField(max_length=80, verbose_name="填表人")),
                ("signed_by", models.CharField(max_length=80, verbose_name="签字人（姓名、职务）")),
                ("signed_on", models.DateField(verbose_name="签字日期")),
                (
                    "rows",
                    models.JSONField(
                        default=list, help_text="what it says of each opinion, emptied when it is used or not"
                    ),
                ),
                ("counts", models.JSONField(default=dict)),
                ("uploaded_by", models.CharField(max_length=150, verbose_name="上传人")),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                ("state", models.CharField(max_length=16, verbose_name="状态")),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="LineLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("unit_code", models.CharField(max_length=60)),
                ("unit", models.CharField(max_length=120, verbose_name="单位")),
                ("before", models.JSONField(default=list)),
                ("after", models.JSONField(default=list)),
                ("names", models.JSONField(default=dict)),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                ("decided_by", models.CharField(max_length=150, verbose_name="认定人")),
                ("decided_at", models.DateTimeField(verbose_name="认定时间")),
                ("state", models.CharField(max_length=12, verbose_name="状态")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["year", "state"], name="opinions_li_year_fad7f3_idx")],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("text", models.TextField(verbose_name="意见")),
                ("head", models.CharField(max_length=16, verbose_name="审查重点")),
                ("asks", models.JSONField(default=list, verbose_name="要求")),
                ("budget_version", models.CharField(blank=True, max_length=20, verbose_name="针对版本")),
                ("budget_number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="版次")),
                (
                    "bound",
                    models.CharField(
                        choices=guantong.apps.opinions.models.choices.bound_choices, max_length=8, verbose_name="对象"
                    ),
                ),
                ("unit_code", models.CharField(blank=True, max_length=60)),
                ("unit", models.CharField(blank=True, max_length=120, verbose_name="单位")),
                ("project_code", models.CharField(blank=True, max_length=60)),
                ("project", models.CharField(blank=True, max_length=200, verbose_name="项目")),
                ("fund_kind", models.CharField(blank=True, max_length=40)),
                ("spending_kind", models.CharField(blank=True, max_length=20)),
                ("subject_key", models.CharField(blank=True, max_length=24)),
                ("amount_then", models.BigIntegerField(blank=True, null=True, verbose_name="提出时金额")),
                ("evidence", models.JSONField(default=dict, help_text="the row it was raised about")),
                ("change_asked", models.BigIntegerField(blank=True, null=True, verbose_name="建议增减")),
                (
                    "source_of",
                    models.CharField(
                        blank=True, db_index=True, help_text="journal key of what it came from", max_length=120
                    ),
                ),
                ("source_name", models.CharField(blank=True, max_length=160, verbose_name="来源")),
                ("source_where", models.CharField(blank=True, max_length=200)),
                ("path", models.CharField(blank=True, db_index=True, max_length=120)),
                ("body", models.CharField(blank=True, max_length=120, verbose_name="答复单位")),
                ("desk", models.CharField(max_length=120)),
                ("draft_outcome", models.CharField(blank=True, max_length=12)),
                ("draft_reason", models.TextField(blank=True, verbose_name="单位答复")),
                ("draft_place", models.CharField(blank=True, max_length=200)),
                ("draft_amount", models.BigIntegerField(blank=True, null=True)),
                ("drafted_by", models.CharField(blank=True, max_length=150)),
                ("drafted_on", models.DateField(blank=True, null=True)),
                ("typed_by", models.CharField(blank=True, max_length=80, verbose_name="填表人")),
                ("signed_by", models.CharField(blank=True, max_length=80, verbose_name="签字人")),
                ("outcome", models.CharField(blank=True, max_length=12, verbose_name="答复")),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="落点")),
                ("amount", models.BigIntegerField(blank=True, null=True, verbose_name="财政确认增减")),
                ("cause", models.CharField(blank=True, max_length=16, verbose_name="变动原因")),
                ("document", models.CharField(blank=True, max_length=80, verbose_name="财政答复文号")),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("confirmed_by", models.CharField(blank=True, max_length=150)),
                ("landing", models.CharField(blank=True, max_length=12, verbose_name="落实")),
                (
                    "landing_found",
                    models.JSONField(default=dict, help_text="what the machine computed when a person confirmed it"),
                ),
                ("landing_words", models.TextField(blank=True)),
                ("landed_version", models.CharField(blank=True, max_length=20)),
                ("landed_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("verified_by", models.CharField(blank=True, max_length=150)),
                ("verified_on", models.DateField(blank=True, null=True)),
                ("history", models.BooleanField(default=False, verbose_name="历史导入")),
                ("raised_on", models.DateField(verbose_name="提出日期")),
                ("raised_by", models.CharField(max_length=150)),
                ("raised_at", models.DateTimeField()),
                ("state", models.CharField(max_length=12, verbose_name="状态")),
                ("version", models.PositiveIntegerField(default=1)),
                ("search", models.TextField(blank=True, editable=False)),
                (
                    "people",
                    models.TextField(
                        blank=True, editable=False, help_text="names to search by, for who follows it alone"
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="opinions.opinion",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="opinions.opinion",
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(max_length=40)),
                ("words", models.TextField(blank=True, verbose_name="说明")),
                ("by", models.CharField(max_length=150, verbose_name="办理人")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("inside", models.BooleanField(default=False)),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="opinions.opinion"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("path", models.CharField(help_text="of the finance bureau", max_length=120)),
                ("addressee", models.CharField(max_length=120, verbose_name="主送")),
                ("desk", models.CharField(max_length=120)),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="文号")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="送出日期")),
                ("sent_by", models.CharField(blank=True, max_length=150)),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                ("due_document", models.CharField(blank=True, max_length=80, verbose_name="期限依据文号")),
                ("prepared_by", models.CharField(max_length=150)),
                ("prepared_at", models.DateTimeField()),
                ("state", models.CharField(max_length=12, verbose_name="状态")),
                ("version", models.PositiveIntegerField(default=1)),
                ("search", models.TextField(blank=True, editable=False)),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on", None), models.Q(("due_document", ""), _negated=True), _connector="OR"
                        ),
                        name="referral_due_only_by_a_document",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="opinion",
            name="referral",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="opinions",
                to="opinions.referral",
            ),
        ),
        migrations.CreateModel(
            name="DeputySuggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("text", models.TextField(verbose_name="内容")),
                ("path", models.CharField(help_text="of the office that hands it over", max_length=120)),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="建议编号")),
                ("assigned_on", models.DateField(blank=True, null=True, verbose_name="交办日期")),
                ("complex", models.BooleanField(default=False, verbose_name="涉及面广、难度大")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("made_by", models.CharField(max_length=150)),
                ("made_at", models.DateTimeField()),
                ("state", models.CharField(max_length=12, verbose_name="状态")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suggestions", to="opinions.opinion"
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "given_up"), _negated=True),
                        fields=("opinion",),
                        name="one_suggestion_an_opinion",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("number",),
                        name="suggestion_number_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                (
                    "kind",
                    models.CharField(
                        choices=guantong.apps.opinions.models.choices.kind_choices, max_length=12, verbose_name="身份"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=guantong.apps.opinions.models.choices.level_choices, max_length=12, verbose_name="层级"
                    ),
                ),
                ("person", models.CharField(blank=True, db_index=True, max_length=150, verbose_name="账号")),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="告知日期")),
                ("told_how", models.CharField(blank=True, max_length=8, verbose_name="告知方式")),
                ("told_by", models.CharField(blank=True, max_length=150)),
                ("rating", models.CharField(blank=True, max_length=12, verbose_name="评价")),
                ("rating_words", models.CharField(blank=True, max_length=400, verbose_name="评价说明")),
                ("rated_on", models.DateField(blank=True, null=True, verbose_name="评价日期")),
                ("rated_by", models.CharField(blank=True, max_length=150)),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposers", to="opinions.opinion"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person", ""), _negated=True),
                        fields=("opinion", "person"),
                        name="proposes_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rating", ""), ("told_on__isnull", False), _connector="OR"),
                        name="rated_after_being_told",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="opinion",
            index=models.Index(fields=["year", "unit_code", "project_code"], name="opinions_op_year_afe4db_idx"),
        ),
        migrations.AddIndex(
            model_name="opinion",
            index=models.Index(fields=["state", "path"], name="opinions_op_state_6ceb8f_idx"),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True), name="opinion_merged_into_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", None), ("state__in", ("merged", "withdrawn")), _connector="OR"),
                name="opinion_merged_says_so",
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", ""), ("history", True), models.Q(("document", ""), _negated=True), _connector="OR"
                ),
                name="opinion_confirmed_in_writing",
            ),
        ),
    ]
