"""Standards of the district by which is scored and fed back: of a document, dated, entered by one, confirmed by another (评价标准)."""

from typing import Any

from django.db import models

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.voting.rubric import Rubric, rubric_from
from guantong.domain.words import Words

RUBRIC, TERM = "rubric", "term"
KINDS = {
    RUBRIC: Words("代表评分标准", "rubric of deputies' scores"),
    TERM: Words("评价和反馈时限", "days until evaluation and feedback"),
}


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of standards; callable, so that words change without a migration."""
    return [(kind, later(words)) for kind, words in KINDS.items()]


class Standard(Journaled):
    """A rubric, or the days from completion to evaluation and feedback, as a document of the district sets it; none ships."""

    CALLED = Words("评价标准", "Standard of evaluation")

    kind = models.CharField("类别", max_length=8, choices=kind_choices)
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
        """The latest first; of one document a kind is in force once."""

        ordering = ("-since", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "document", "since"), condition=models.Q(state__in=("in_force", "ended")),
                name="one_standard_of_a_document",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.document

    @property
    def rubric(self) -> Rubric | None:
        """The rubric, where it is one."""
        return rubric_from(self.content) if self.kind == RUBRIC else None
