"""Votes on livelihood projects: the document that says how, the candidate sheet, what was decided after (民生实事项目票决).

The votes themselves are in the box of the room below (`ballots`): no row here knows who voted or what.
"""

from typing import Any, ClassVar

from django.db import models

from guantong.apps.ballots.models import CONTEST_WAYS, Box
from guantong.apps.contests.candidates import Line, line_from
from guantong.apps.journal.models import Journaled
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.voting.procedure import Procedure as Decides
from guantong.domain.voting.procedure import procedure_from
from guantong.domain.words import Words


def way_choices() -> list[tuple[str, str]]:
    """Return the ways of voting; callable, so that words change without a migration."""
    return [(way, words.zh) for way, words in CONTEST_WAYS.items()]


class Procedure(Journaled):
    """A 表决办法: of a document, from a day, until another ends it. None ships."""

    CALLED = Words("表决办法", "Procedure of voting")

    document = models.CharField("文号", max_length=80)
    since = models.DateField("自")
    until = models.DateField("至", null=True, help_text="the first day on which it holds no more")
    ending = models.CharField("终止文号", max_length=80, blank=True)
    content: Any = models.JSONField(default=dict)
    path = models.CharField(max_length=120, blank=True)
    state = models.CharField("状态", max_length=10, default="proposed")
    proposed_by = models.CharField("录入人", max_length=40)
    proposed_at = models.DateTimeField("录入时间")
    decided_by = models.CharField("确认人", max_length=40, blank=True)
    decided_at = models.DateTimeField("确认时间", null=True)

    class Meta:
        """The latest first; from one day one procedure."""

        ordering = ("-since", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("since",), condition=models.Q(state__in=("in_force", "ended")), name="one_procedure_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.document

    @property
    def decides(self) -> Decides:
        """The procedure itself."""
        return procedure_from(self.content)


class Contest(Journaled):
    """One vote on candidates: its sheet, its box, what people decided after it.

    `sheet` is the candidates 候选项目 in printed order, `digest` fixes the sheet; `after` is the vote that this one follows, on those tied or left over; `takes` are the candidates
    that people took in by the decision `option` of `document`.
    """

    CALLED = Words("票决", "Vote on projects")

    UNJOURNALED: ClassVar = ("search",)
    title = models.CharField("票决事项", max_length=120)
    path = models.CharField(max_length=120, db_index=True, help_text="the body whose members vote")
    body = models.CharField("表决机构", max_length=120)
    held_on = models.DateField("会议日期")
    places = models.PositiveSmallIntegerField("名额")
    way = models.CharField("方式", max_length=8, choices=way_choices)
    members = models.PositiveIntegerField("全体组成人员", default=0, help_text="0: as many as the roll of the day has")
    keyholder_one = models.CharField("密钥保管人甲", max_length=40, blank=True)
    keyholder_two = models.CharField("密钥保管人乙", max_length=40, blank=True)
    procedure = models.JSONField("表决办法", default=dict)
    sheet: Any = models.JSONField("候选单", default=list)
    digest = models.CharField("候选单校验值", max_length=64, blank=True)
    box = models.OneToOneField(Box, models.PROTECT, null=True, related_name="+")
    after = models.ForeignKey("self", models.PROTECT, null=True, related_name="following")
    state = models.CharField("状态", max_length=10, default="draft")
    option = models.CharField("后续决定", max_length=20, blank=True)
    takes: Any = models.JSONField("列入", default=list)
    words = models.CharField("决定内容", max_length=400, blank=True)
    document = models.CharField("决定文号", max_length=80, blank=True)
    decided_on = models.DateField("决定日期", null=True)
    changed_by = models.CharField(max_length=40)
    announced_at = models.DateTimeField("公布时间", null=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title

    @property
    def decides(self) -> Decides | None:
        """The procedure of its day, once the sheet is fixed."""
        return procedure_from(self.procedure) if self.procedure else None

    @property
    def candidates(self) -> list[Line]:
        """The projects on the sheet, as printed."""
        return [line_from(one) for one in self.sheet]


def digest_of(title: str, places: int, candidates: list[dict[str, Any]], procedure: dict[str, Any]) -> str:
    """Return the digest (SM3) of a candidate sheet: title, places, every word of every candidate, the procedure."""
    return sm3(canonical({"title": title, "places": places, "candidates": candidates, "procedure": procedure}).encode())
