"""Score sheets: what is scored by whom, the roll, and the scores; secret ones tied to nobody (评分表).

Roll and sealed scores share no key, no time, no order. `SealedScore` has no entry in the journal, and is gone once it was opened.
"""

from secrets import token_hex
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.roles import Role
from guantong.domain.seal.box import Slip as Opened
from guantong.domain.voting.rubric import Rubric, rubric_from
from guantong.domain.words import Words

KEYHOLDER_ROLES = (
    Role.LEADER, Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF,
    Role.FINANCE_COMMITTEE_MEMBER, Role.DEPUTY,
)  # fmt: skip
"""Who may be named a keyholder 密钥保管人 of a sheet."""
NAMED, SECRET, PAPER = "named", "secret", "paper"
WAYS = {
    NAMED: Words("记名评分", "by name"),
    SECRET: Words("无记名电子密封评分", "secret, sealed on the screen"),
    PAPER: Words("无记名纸质评分", "secret, on paper"),
}


def way_choices() -> list[tuple[str, str]]:
    """Return the ways of scoring; callable, so that words change without a migration."""
    return [(way, later(words)) for way, words in WAYS.items()]


class ScoreSheet(Journaled):
    """One scoring by deputies: of what, by which rubric, how, and what came of it (代表评分).

    What the matter is, only the room that asked knows: `subject_of` is its lasting key, `subject_where` the page it stands on.
    `path` is the organisation that is scored. `rubric` is kept as it was that day.
    """

    CALLED = Words("评分表", "Score sheet")

    UNJOURNALED: ClassVar = ("search",)
    title = models.CharField("评分事项", max_length=160)
    question = models.CharField("评分内容", max_length=200)
    subject_of = models.CharField(max_length=120, blank=True, db_index=True)
    subject_name = models.CharField("对象", max_length=200, blank=True)
    subject_where = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=120, db_index=True, blank=True, help_text="of the organisation that is scored")
    unit = models.CharField("被评单位", max_length=120, blank=True)
    way = models.CharField("方式", max_length=8, choices=way_choices)
    held_on = models.DateField("日期")
    rubric = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=10, default="prepared")
    keyholder_one = models.CharField("密钥保管人甲", max_length=40, blank=True)
    keyholder_two = models.CharField("密钥保管人乙", max_length=40, blank=True)
    key_one = models.CharField(max_length=64, blank=True, help_text="the public half")
    key_two = models.CharField(max_length=64, blank=True, help_text="the public half")
    prepared_by = models.CharField("准备人", max_length=40)
    prepared_at = models.DateTimeField("准备时间")
    opened_at = models.DateTimeField("开始时间", null=True)
    closed_at = models.DateTimeField("截止时间", null=True)
    counted_at = models.DateTimeField("汇总时间", null=True)
    remarks = models.JSONField(default=list, help_text="of secret scores, apart from the points")
    root = models.CharField("评分根值", max_length=64, blank=True)
    reason = models.CharField("作废原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """What its scores are sealed for, and its lines begin with: never another sheet's."""
        return self.journal_key

    @property
    def by(self) -> Rubric:
        """The rubric, as it was that day."""
        return rubric_from(self.rubric)

    @property
    def keyholders(self) -> tuple[str, str]:
        """The two, by username."""
        return self.keyholder_one, self.keyholder_two


class Seat(Journaled):
    """One deputy on the roll of a sheet (评分名册): recused and why, gone from office before scoring, scored or not; never what."""

    CALLED = Words("评分名册", "Seat on the roll of scorers")

    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="roll")
    person = models.CharField(max_length=40)
    name = models.CharField("姓名", max_length=40)
    recused = models.CharField("回避", max_length=120, blank=True, help_text="why; empty when not recused")
    left_on = models.DateField(
        "离任", null=True, help_text="the first day out of office, where nothing was scored before"
    )
    done = models.BooleanField("已评", default=False)

    class Meta:
        """In the order of the roll; nobody twice."""

        ordering = ("sheet", "pk")
        constraints = (models.UniqueConstraint(fields=("sheet", "person"), name="once_on_a_roll_of_scorers"),)

    def __str__(self) -> str:
        return self.name


class Score(Journaled):
    """The points of one scorer by name, or of one unnamed paper sheet by its number; typed from paper it stands when typed twice."""

    CALLED = Words("评分", "Score")

    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="scores")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="scores", null=True)
    number = models.PositiveSmallIntegerField("纸质表编号", null=True)
    points: Any = models.JSONField(default=list, help_text="tenths, item by item")
    words = models.CharField("意见", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10)
    typed_by = models.CharField("录入人", max_length=40)
    repeated_by = models.CharField("复录人", max_length=40, blank=True)

    class Meta:
        """In their order; nobody's, and no number's, twice."""

        ordering = ("sheet", "pk")
        constraints = (
            models.UniqueConstraint(fields=("seat",), condition=~Q(state="withdrawn"), name="scores_once"),
            models.UniqueConstraint(fields=("sheet", "number"), condition=~Q(state="withdrawn"), name="typed_once"),
            models.CheckConstraint(
                condition=Q(seat__isnull=True) ^ Q(number__isnull=True), name="a_scorer_or_a_number"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


def _number() -> str:
    return token_hex(16)


class SealedScore(models.Model):
    """A score nobody can read before both keyholders open it; all are of one length. Gone after the opening.

    Its key is the digest of a code that only the scorer has, to take the score back with: nothing of it stands on the roll.
    """

    id = models.CharField(primary_key=True, max_length=64)
    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="+")
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.id


class Slip(models.Model):
    """The points of one opened score, under a number drawn at the opening. The root in the sheet's own row stands for all."""

    id = models.CharField(primary_key=True, max_length=32, default=_number)
    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="slips")
    points: Any = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.id

    @property
    def opened(self) -> Opened:
        """The points as they are published."""
        return Opened(self.id, tuple(f"{one}" for one in self.points))
