"""The year's call, suggestions from needs, and the lines the government means to arrange: two lists that are to become one (相向贯通)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.actors.models import Organisation
from guantong.apps.journal.models import Journaled
from guantong.apps.voices.models import Need
from guantong.apps.voices.words import field_choices, fields
from guantong.domain.words import Words


class Call(Journaled):
    """The call of one year: until when suggestions are taken, and the money both lists must keep within, in fen.

    `year` is the year the projects are for. `ceiling` is None until the government told it; `ceiling_source` is the document that
    says so, and the file hangs on the call.
    """

    CALLED = Words("年度征集", "Yearly call")

    year = models.PositiveSmallIntegerField("年度", unique=True)
    path = models.CharField(max_length=120, help_text="the desk that opened it")
    body = models.CharField("人大", max_length=120)
    opens_on = models.DateField("征集开始")
    closes_on = models.DateField("征集截止")
    ceiling = models.BigIntegerField("资金上限", null=True)
    ceiling_source = models.CharField("上限依据", max_length=200, blank=True)
    state = models.CharField("状态", max_length=12, default="open")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest year first; a ceiling has its document."""

        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ceiling__isnull=True) | ~Q(ceiling_source=""), name="ceiling_has_its_source"
            ),
            models.CheckConstraint(condition=Q(closes_on__gte=models.F("opens_on")), name="call_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.CALLED.zh}"


class Suggestion(Journaled):
    """A project suggested from needs (项目建议): what, where, for how many, at what cost; no deputy's suggestion 代表建议 of the law.

    `number` is given when it is put forward and stands once in a call: R-01. `path` is that of `place`, the community or sub-district.
    `merged_into` holds it when a person joined it to a like one; its own words and proposers stay.
    """

    CALLED = Words("项目建议", "Project suggestion")

    UNJOURNALED: ClassVar = ("search",)
    call = models.ForeignKey(Call, models.PROTECT, related_name="suggestions", verbose_name="年度征集")
    number = models.PositiveSmallIntegerField("编号", null=True)
    title = models.CharField("项目建议", max_length=80)
    text = models.TextField("建设内容")
    place = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="地点")
    path = models.CharField(max_length=120, db_index=True)
    where = models.CharField("具体位置", max_length=120, blank=True)
    field = models.CharField("领域", max_length=20, choices=field_choices, db_index=True)
    department = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, verbose_name="建议承办单位"
    )
    people = models.PositiveIntegerField("受益人数", null=True)
    people_basis = models.CharField("人数依据", max_length=200, blank=True)
    cost = models.BigIntegerField("估算金额", null=True)
    cost_basis = models.CharField("估算依据", max_length=400, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, related_name="merged", null=True)
    state = models.CharField("状态", max_length=12, default="draft", db_index=True)
    proposed_by = models.CharField("拟稿人", max_length=150, db_index=True)
    submitted_on = models.DateField("提出日期", null=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """In the order of their numbers; figures have their basis, what was put forward its number."""

        ordering = ("-call__year", "number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("call", "number"), name="suggestion_number_once_a_call"),
            models.CheckConstraint(condition=Q(cost__isnull=True) | ~Q(cost_basis=""), name="suggested_cost_has_its_basis"),
            models.CheckConstraint(
                condition=Q(people__isnull=True) | ~Q(people_basis=""), name="suggested_people_have_their_basis"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("submitted", "merged")) | Q(number__isnull=False, submitted_on__isnull=False),
                name="what_is_put_forward_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False) | ~Q(state="merged") & Q(merged_into__isnull=True),
                name="merged_into_something",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """Return its number as it is read aloud: R-01; empty before it is put forward."""
        return f"R-{self.number:02d}" if self.number else ""

    @property
    def about(self) -> Words:
        """Return the field."""
        return fields().get(self.field, Words(self.field, self.field))


class Proposer(Journaled):
    """Who put a suggestion forward, first or beside others; a signature taken back stays on record (提出人)."""

    CALLED = Words("提出人", "Proposer")

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="proposers")
    kind = models.CharField("身份", max_length=24)
    person = models.CharField(
        max_length=150, blank=True, db_index=True, help_text="the account; empty: signed on paper"
    )
    name = models.CharField("姓名", max_length=60)
    path = models.CharField(max_length=120, blank=True)
    first = models.BooleanField("领衔", default=False)
    signed_on = models.DateField("签名日期")
    state = models.CharField(max_length=12, default="signed")

    class Meta:
        """The first first; an account signs once, one is first."""

        ordering = ("-first", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("suggestion", "person"), condition=Q(state="signed") & ~Q(person=""), name="suggestion_signed_once"
            ),
            models.UniqueConstraint(fields=("suggestion",), condition=Q(first=True), name="one_proposer_is_first"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class NeedLink(Journaled):
    """A need that a suggestion answers, since when; a need that was erased counts on without its words (诉求关联)."""

    CALLED = Words("诉求关联", "Linked need")

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="links")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+")
    linked_on = models.DateField("关联日期")
    linked_by = models.CharField("关联人", max_length=150)
    told = models.BooleanField("已告知", default=False)
    state = models.CharField(max_length=12, default="linked")

    class Meta:
        """A need is linked to a suggestion once at a time; one taken off a draft stays on record."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("suggestion", "need"), condition=Q(state="linked"), name="need_linked_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Feasibility(Journaled):
    """What one office says of a suggestion, criterion by criterion, each with its reason; the later takes the place of the earlier.

    `verdicts` is {criterion: {"verdict": …, "reason": …}}, criteria and verdicts those of `criteria.yaml` on `stated_on`.
    """

    CALLED = Words("可行性意见", "Feasibility")

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="feasibility")
    office = models.CharField("出具单位", max_length=120)
    path = models.CharField(max_length=120)
    verdicts: Any = models.JSONField(default=dict)
    cost = models.BigIntegerField("核算金额", null=True)
    cost_basis = models.CharField("核算依据", max_length=400, blank=True)
    document = models.CharField("文号或表名", max_length=120, blank=True)
    stated_by = models.CharField("填写人", max_length=150)
    stated_on = models.DateField("填写日期")
    state = models.CharField("状态", max_length=12, default="standing")

    class Meta:
        """The latest first; of one office one stands; a cost has its basis."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("suggestion", "path"), condition=Q(state="standing"), name="one_feasibility_an_office"
            ),
            models.CheckConstraint(condition=Q(cost__isnull=True) | ~Q(cost_basis=""), name="reviewed_cost_has_its_basis"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.office} {self.CALLED.zh}"


class PlanFile(Journaled):
    """One version of the government's own list as it came; the file hangs on it, its rows stay in `lines` (政府拟安排清单).

    `number` is the version: given when it is taken in, 1 the first. A later version takes the place of the one before it.
    """

    CALLED = Words("政府拟安排清单", "The government's list")

    UNJOURNALED: ClassVar = ("lines",)
    call = models.ForeignKey(Call, models.PROTECT, related_name="plan_files")
    number = models.PositiveSmallIntegerField("版本", null=True)
    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    path = models.CharField(max_length=120, db_index=True, help_text="the desk that brought it")
    lines: Any = models.JSONField(default=list)
    document = models.CharField("来文", max_length=120, blank=True)
    brought_by = models.CharField("上传人", max_length=150)
    brought_at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=12, default="previewed")

    class Meta:
        """The latest first; one version of a call stands."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("call", "number"), name="plan_version_once_a_call"),
            models.UniqueConstraint(fields=("call",), condition=Q(state="taken_in"), name="one_plan_stands"),
        )

    def __str__(self) -> str:
        return self.name


class PlanLine(Journaled):
    """A project the government means to arrange: G-01. A corrected version changes it in place, its earlier rows stay in the files.

    `of` is the version its facts are from, `at` sheet and row there. `number` is the government's own and is what it is known by
    from version to version: whatever refers to a line keeps referring to it.
    """

    CALLED = Words("政府拟安排项目", "Planned project")

    UNJOURNALED: ClassVar = ("search",)
    call = models.ForeignKey(Call, models.PROTECT, related_name="plan_lines")
    of = models.ForeignKey(PlanFile, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("序号")
    unit_code = models.CharField("单位编码", max_length=60, blank=True)
    unit = models.CharField("牵头单位", max_length=120)
    path = models.CharField(max_length=120, blank=True, db_index=True, help_text="of the unit, where one bears it")
    title = models.CharField("项目", max_length=200)
    content = models.TextField("内容", blank=True)
    place = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, verbose_name="社区或街道")
    where = models.CharField("地点", max_length=200, blank=True)
    field = models.CharField("领域", max_length=20, choices=field_choices, blank=True, db_index=True)
    amount = models.BigIntegerField("金额", null=True)
    money_source = models.CharField("资金来源", max_length=120, blank=True)
    at: Any = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=12, default="listed")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """In the order of the list; a number stands once in a call."""

        ordering = ("-call__year", "number")
        constraints = (models.UniqueConstraint(fields=("call", "number"), name="plan_number_once_a_call"),)

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """Return its number as it is read aloud: G-01."""
        return f"G-{self.number:02d}"

    @property
    def about(self) -> Words:
        """Return the field, empty where the list names none."""
        return fields().get(self.field, Words("", ""))

    @property
    def stands_at(self) -> dict[str, Any]:
        """File, sheet and row."""
        return {"file": self.of.name, **self.at}
