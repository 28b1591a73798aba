"""Rehearsals 演算: money shared among small projects by what residents chose; never a result of the law (微实事演算)."""

from typing import Any, ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.voting.sharing.arrangement import Arrangement, arrangement_from
from guantong.domain.voting.sharing.pabulib import PollFile, poll_file
from guantong.domain.words import Words

KINDS = {
    "micro": Words("社区民生微实事", "community micro-projects"), "sheet": Words("候选单演算", "rehearsal on a candidate list"),
}  # fmt: skip


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds; callable, so that words change without a migration."""
    return [(kind, words.zh) for kind, words in KINDS.items()]


class Rehearsal(Journaled):
    """One rehearsal: the poll as a file of Pabulib, the arrangement of a document, and with its completion what it came to.

    `file` is the text as it was brought, or as the typed sheets are written; `result` stays {} until it is computed.
    """

    CALLED = Words("演算", "Rehearsal")

    UNJOURNALED: ClassVar = ("search",)
    title = models.CharField("演算事项", max_length=120)
    kind = models.CharField("种类", max_length=8, choices=kind_choices)
    path = models.CharField(max_length=120, db_index=True, help_text="whose rehearsal it is")
    body = models.CharField("单位", max_length=120)
    file = models.TextField("选项与选票")
    arrangement: Any = models.JSONField("经费分配办法", default=dict)
    result: Any = models.JSONField("演算结果", default=dict)
    state = models.CharField("状态", max_length=10, default="draft")
    prepared_by = models.CharField("准备人", max_length=40)
    prepared_at = models.DateTimeField("准备时间")
    computed_at = models.DateTimeField("演算时间", null=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title

    @property
    def polled(self) -> PollFile:
        """Projects and ballots."""
        return poll_file(self.file)

    @property
    def rule(self) -> Arrangement:
        """The arrangement it is computed by."""
        return arrangement_from(self.arrangement)
