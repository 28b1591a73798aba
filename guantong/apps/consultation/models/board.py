"""What is decided between the two lists: matches, fates, rounds of conferring, the two decisions, the joint list (相向会商)."""

import json
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.consultation.models.lists import Call, PlanLine, Suggestion
from guantong.apps.contests.models import Contest
from guantong.apps.journal.models import Journaled
from guantong.domain.facing.fates import NAMES, Fate, Kind
from guantong.domain.facing.joint import BODIES, Decided
from guantong.domain.words import Words


class Board(Journaled):
    """The board of one call: its lists are conferred about until the joint list is frozen.

    `edition` is the version of the joint list that is being made, or stands. Every verb of the board locks this row.
    """

    CALLED = Words("相向会商", "Convergence board")

    call = models.OneToOneField(Call, models.PROTECT, related_name="board")
    path = models.CharField(max_length=120, help_text="the desk that opened it")
    edition = models.PositiveSmallIntegerField("清单版本", default=1)
    state = models.CharField("状态", max_length=12, default="conferring")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest year first."""

        ordering = ("-call__year",)

    def __str__(self) -> str:
        return f"{self.call.year} {self.CALLED.zh}"


class Round(Journaled):
    """One round of conferring: when, who took part, what was said; the minutes hang on it as a file.

    `before` and `after` are the fates as they stood when it was opened and closed, so that what it changed is told for ever.
    """

    CALLED = Words("会商", "Round of conferring")

    board = models.ForeignKey(Board, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField("轮次")
    held_on = models.DateField("会商日期")
    participants = models.TextField("参加人")
    summary = models.TextField("会商要点", blank=True)
    before: Any = models.JSONField(default=list)
    after: Any = models.JSONField(default=list)
    settled: Any = models.JSONField(default=dict, help_text="how the lists stood when it was closed")
    state = models.CharField("状态", max_length=12, default="open")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """In their order; one is open at a time."""

        ordering = ("board", "number")
        constraints = (
            models.UniqueConstraint(fields=("board", "number"), name="round_number_once_a_board"),
            models.UniqueConstraint(fields=("board",), condition=Q(state="open"), name="one_round_is_open"),
        )

    def __str__(self) -> str:
        return f"第 {self.number} 轮会商"

    @property
    def path(self) -> str:
        """The desk of its board: whose its files are."""
        return self.board.path

    @property
    def words(self) -> Words:
        """What it is called in both languages."""
        return Words("第 {n} 轮会商", "Round {n}").filled(n=self.number)


class ItemFate(Journaled):
    """What became of one item of either list (去处); `open` again when it was taken back.

    `into` is the fate of the leading item: joint with it as one matter, or merged into it.
    """

    CALLED = Words("去处", "Fate of an item")

    board = models.ForeignKey(Board, models.PROTECT, related_name="fates")
    suggestion = models.OneToOneField(Suggestion, models.PROTECT, related_name="+", null=True)
    line = models.OneToOneField(PlanLine, models.PROTECT, related_name="+", null=True)
    state = models.CharField("去处", max_length=12, default="open")
    round = models.PositiveSmallIntegerField("轮次", default=0)
    into = models.ForeignKey("self", models.PROTECT, related_name="taken_in", null=True)
    amount = models.BigIntegerField("议定金额", null=True)
    year = models.PositiveSmallIntegerField("采纳年度", null=True)
    reason = models.CharField("理由", max_length=30, blank=True)
    document = models.CharField("依据文号", max_length=120, blank=True)
    words = models.CharField("说明", max_length=400, blank=True)
    decided_by = models.CharField("记录人", max_length=150, blank=True)
    decided_on = models.DateField("记录日期", null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """Of one item of one list."""

        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(suggestion__isnull=True, line__isnull=False) | Q(suggestion__isnull=False, line__isnull=True),
                name="fate_of_one_item",
            ),
            models.CheckConstraint(condition=~Q(state="later") | Q(year__isnull=False), name="later_has_its_year"),
            models.CheckConstraint(condition=~Q(state="merged") | Q(into__isnull=False), name="merged_into_a_line"),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(reason=""), name="declined_has_its_reason"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.item.code} {self.item.title}"

    @property
    def item(self) -> Suggestion | PlanLine:
        """The item it is of."""
        found = self.suggestion or self.line
        assert found is not None  # noqa: S101 - the database holds that it has one
        return found

    @property
    def fate(self) -> Fate | None:
        """The fate as the domain has it; None while it is open."""
        if self.state == "open":
            return None
        return Fate(
            self.item.code, Kind(self.state), self.round, self.into.item.code if self.into else "", self.amount, self.year,
            self.reason, self.document, self.words,
        )  # fmt: skip

    @property
    def says(self) -> Words:
        """The fate in words."""
        return NAMES[Kind(self.state)] if self.state != "open" else Words("待定", "open")


class Pairing(Journaled):
    """What a person said of two items: one matter or not. What the machine laid before them is kept as it was."""

    CALLED = Words("配对", "Pairing")

    board = models.ForeignKey(Board, models.PROTECT, related_name="pairings")
    line = models.ForeignKey(PlanLine, models.PROTECT, related_name="+")
    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="+")
    state = models.CharField("判断", max_length=12, default="suggested")
    percent = models.PositiveSmallIntegerField("相近程度", default=0)
    why: Any = models.JSONField("理由", default=list)
    words = models.CharField("说明", max_length=400, blank=True)
    decided_by = models.CharField("记录人", max_length=150, blank=True)
    decided_on = models.DateField("记录日期", null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """Two items are said something of once."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("line", "suggestion"), name="pairing_once"),)

    def __str__(self) -> str:
        return f"{self.line.code} · {self.suggestion.code}"


class ListDecision(Journaled):
    """The record of a body's decision about the list (议定记录): to fix an edition of it, or to have a frozen one changed.

    The file hangs on it; `sm3` is the digest of that file, `listed` that of the list as it stood: what was decided is what is frozen.
    """

    CALLED = Words("清单议定", "Decision about the list")

    board = models.ForeignKey(Board, models.PROTECT, related_name="decisions")
    edition = models.PositiveSmallIntegerField("清单版本")
    purpose = models.CharField("议定事项", max_length=8, default="fix")
    body = models.CharField("会议", max_length=12)
    held_on = models.DateField("日期")
    number = models.CharField("文号或纪要号", max_length=120)
    sm3 = models.CharField(max_length=64)
    listed = models.CharField(max_length=64, blank=True)
    noted_by = models.CharField("登记人", max_length=150)
    state = models.CharField("状态", max_length=12, default="noted")

    class Meta:
        """In the order of their days; of one body one stands an edition and purpose."""

        ordering = ("edition", "held_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("board", "edition", "purpose", "body"), condition=Q(state="noted"), name="one_decision_a_body"
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def path(self) -> str:
        """The desk of its board: whose its files are."""
        return self.board.path

    @property
    def of(self) -> Words:
        """The body that decided."""
        return BODIES[self.body]

    @property
    def decided(self) -> Decided:
        """The decision as the domain has it."""
        return Decided(self.body, self.held_on, self.number, self.sm3)


class JointList(Journaled):
    """A frozen edition of the joint list: its one spelling and digests. Residents read the published one, out of its spelling alone."""

    CALLED = Words("共同清单", "Joint list")

    UNJOURNALED: ClassVar = ("spelled",)
    """Its digests stand in the journal."""
    board = models.ForeignKey(Board, models.PROTECT, related_name="lists")
    edition = models.PositiveSmallIntegerField("版本")
    spelled = models.TextField()
    sm3 = models.CharField("SM3", max_length=64)
    sha256 = models.CharField("SHA-256", max_length=64)
    state = models.CharField("状态", max_length=12, default="frozen")
    frozen_by = models.CharField("冻结人", max_length=150)
    frozen_on = models.DateField("冻结日期")
    published_by = models.CharField("公布人", max_length=150, blank=True)
    published_on = models.DateField("公布日期", null=True)
    reason = models.CharField("撤下原因", max_length=200, blank=True)
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="+", null=True, verbose_name="票决")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest edition first; one of a board is published."""

        ordering = ("board", "-edition")
        constraints = (
            models.UniqueConstraint(fields=("board", "edition"), name="edition_once_a_board"),
            models.UniqueConstraint(fields=("board",), condition=Q(state="published"), name="one_list_is_published"),
        )

    def __str__(self) -> str:
        return f"{self.board.call.year} {self.CALLED.zh}"

    @property
    def path(self) -> str:
        """The desk of its board: whose its files are."""
        return self.board.path

    @property
    def record(self) -> dict[str, Any]:
        """What the spelling says."""
        found: dict[str, Any] = json.loads(self.spelled)
        return found
