"""Surveys: the questionnaire, the slips given out, the answers; nothing ties an answer to a slip (问卷).

An answer bears no time, no number of its order and no slip: of a slip the database has a digest and whether it was used.
"""

from secrets import token_hex
from typing import Any, ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.surveys.questionnaire import Questionnaire, read
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.words import Words


def origin_choices() -> list[tuple[str, str]]:
    """Return how answers come in; callable, so that words change without a migration."""
    return [(one.value, one.words.zh) for one in Origin]


class Survey(Journaled):
    """One survey: what is asked, of whom, by whom; frozen by its digest when it opens."""

    CALLED = Words("问卷", "Survey")

    UNJOURNALED: ClassVar = ("search",)
    title = models.CharField("标题", max_length=120)
    title_en = models.CharField("英文标题", max_length=160)
    population = models.CharField("调查对象", max_length=120)
    asked = models.JSONField(default=list, help_text="the questions, as domain/surveys writes them")
    groups = models.JSONField(default=dict, help_text="people of each community, by name; {} where not weighted")
    on_paper = models.BooleanField("印制纸质问卷", default=True)
    path = models.CharField(max_length=120, db_index=True)
    body = models.CharField("组织单位", max_length=120)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", help_text="the survey it asks again"
    )
    state = models.CharField("状态", max_length=10, default="draft")
    digest = models.CharField("问卷摘要值", max_length=64, blank=True)
    link = models.CharField(max_length=16, unique=True, null=True, help_text="of the open link; null before it opens")
    changed_by = models.CharField("最近编辑人", max_length=40)
    opened_on = models.DateField("开始日期", null=True)
    closed_on = models.DateField("截止日期", null=True)
    released_on = models.DateField("公布日期", null=True)
    texts_gone_on = models.DateField("文字答案清除日期", null=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title

    @property
    def questionnaire(self) -> Questionnaire:
        """What is asked, as the domain reads it."""
        return read({"title": [self.title, self.title_en], "population": self.population, "questions": self.asked})


class Slip(models.Model):
    """A slip with a one-time code (一人一码): only the digest of the code is here, and nobody's name."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="slips")
    digest = models.CharField(max_length=64, unique=True)
    group = models.CharField(max_length=60, blank=True)
    stratum = models.CharField(max_length=60, blank=True)
    used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.pk}"


def _number() -> str:
    return token_hex(16)


class Answer(models.Model):
    """One sheet that counts, under a number drawn by lot; of the slip it came by, nothing."""

    id = models.CharField(primary_key=True, max_length=32, default=_number)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers")
    origin = models.CharField(max_length=10, choices=origin_choices)
    group = models.CharField(max_length=60, blank=True)
    answers = models.JSONField(default=dict)

    class Meta:
        """By its lot: the order in which answers came is not kept."""

        ordering = ("id",)

    def __str__(self) -> str:
        return self.id


class Typed(Journaled):
    """A paper sheet as one person typed it, until another typed the same: then it is an answer, and this row is empty."""

    CALLED = Words("纸质答卷录入", "Typed sheet")

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="typed")
    number = models.PositiveIntegerField("答卷号")
    slip = models.CharField(max_length=64, blank=True, help_text="the digest of the code on it, if there is one")
    on_behalf = models.BooleanField("代填", default=False)
    group = models.CharField(max_length=60, blank=True)
    answers = models.JSONField(default=dict)
    typed_by = models.CharField("录入人", max_length=40)
    agreed = models.BooleanField(default=False)

    class Meta:
        """A sheet has one number."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("survey", "number"), name="sheet_typed_once"),)

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.number}"


class Inflow(models.Model):
    """How many answers one network address sent by the open link in one hour: a salted digest, deleted at the close."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="+")
    source = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One row for an address and hour."""

        constraints = (models.UniqueConstraint(fields=("survey", "source"), name="one_inflow"),)

    def __str__(self) -> str:
        return f"{self.count}"


class AnswerFile(Journaled):
    """A file of another platform's answers, until it is taken in or set aside: columns on persons were dropped before it came here.

    `rows` and `marks` are emptied then, and at the close: a mark is a salted digest by which a row is counted once.
    """

    CALLED = Words("平台答卷导入", "File of answers")

    UNJOURNALED: ClassVar = ("rows", "marks")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="files")
    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField("摘要", max_length=64)
    dropped: Any = models.JSONField(default=list)
    mapping: Any = models.JSONField(
        default=dict, help_text="by head of a column the place it answers; empty is left out"
    )
    rows: Any = models.JSONField(default=list)
    marks: Any = models.JSONField(default=list)
    counts: Any = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=12, default="previewed")
    brought_by = models.CharField("上传人", max_length=40)
    brought_at = models.DateTimeField("上传时间")

    class Meta:
        """The latest first; of one survey a file stands once."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("survey", "sm3"), condition=~models.Q(state="discarded"), name="answers_of_a_file_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Referral(Journaled):
    """That something written in an answer was handed on as a report of wrongdoing: the receipt and the day, never the words."""

    CALLED = Words("转出回执", "Referral")

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="referrals")
    receipt = models.CharField("回执号", max_length=24)
    left_on = models.DateField("转出日期")

    class Meta:
        """In their order."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.receipt


class Sample(Journaled):
    """Who is asked: so many of every community and stratum, drawn by a seed from a list of which the digest is here.

    `drawn` is empty where only counts were given; nobody's name is on a list.
    """

    CALLED = Words("抽样方案", "Sample")

    UNJOURNALED: ClassVar = ("drawn",)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="samples")
    size = models.PositiveIntegerField("样本数")
    substitutes = models.PositiveIntegerField("每层替补", default=0)
    seed = models.CharField("随机种子", max_length=80)
    seed_from = models.CharField("种子出处", max_length=120)
    digest = models.CharField("名单摘要值", max_length=64, blank=True)
    cells: Any = models.JSONField(default=list, help_text="community, stratum, listed, asked")
    drawn: Any = models.JSONField(default=list, help_text="community, stratum, id, place, substitute or not")
    state = models.CharField("状态", max_length=12, default="drawn")
    drawn_by = models.CharField("抽取人", max_length=40)
    drawn_at = models.DateTimeField("抽取时间")

    class Meta:
        """The latest first; of one survey one stands."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("survey",), condition=models.Q(state="drawn"), name="one_sample_stands"),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class PublicPanel(Journaled):
    """A public panel drawn by lot and checked against quotas; whoever has the list draws the same (公众参与库)."""

    CALLED = Words("公众参与库", "Public panel")

    UNJOURNALED: ClassVar = ("drawn",)
    title = models.CharField("名称", max_length=120)
    size = models.PositiveIntegerField("抽取人数")
    named = models.PositiveIntegerField("推荐人数", default=0)
    seed = models.CharField("随机种子", max_length=80)
    seed_from = models.CharField("种子出处", max_length=120)
    quotas: Any = models.JSONField(default=list, help_text="trait, value, least, most")
    digest = models.CharField("名单摘要值", max_length=64)
    listed = models.PositiveIntegerField("名单人数")
    round = models.PositiveIntegerField("轮次")
    drawn: Any = models.JSONField(default=list, help_text="id and traits, in the order of the draw")
    path = models.CharField(max_length=120, db_index=True)
    state = models.CharField("状态", max_length=12, default="drawn")
    drawn_by = models.CharField("抽取人", max_length=40)
    drawn_at = models.DateTimeField("抽取时间")

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title


class Weighing(Journaled):
    """One figure of several sources by the weights a dated document sets; a source without a score leaves it not computed (多源加权)."""

    CALLED = Words("多源加权", "Weighed result")

    title = models.CharField("名称", max_length=120)
    document = models.CharField("文件依据", max_length=160)
    dated = models.DateField("文件日期")
    sources: Any = models.JSONField(
        default=list, help_text="key, words, weight, score in hundredths or none, where it stands"
    )
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="weighings", null=True)
    path = models.CharField(max_length=120, db_index=True)
    state = models.CharField("状态", max_length=12, default="weighed")
    weighed_by = models.CharField("汇总人", max_length=40)
    weighed_at = models.DateTimeField("汇总时间")

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title
