"""What a person decided about lines that no code or name matches: split, merged, renamed between two versions (预算项对应)."""

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.fiscal.records.versions import Key, Link
from guantong.domain.words import Words


class LineLink(Journaled):
    """Lines of an earlier version of a year's budget and those of a later one that they became, with the reason.

    `before` and `after` are keys of lines, each a list of its parts; `names` what they were called when it was decided.
    """

    CALLED = Words("预算项对应", "Link of budget lines")

    year = models.PositiveSmallIntegerField("预算年度")
    unit_code = models.CharField(max_length=60)
    unit = models.CharField("单位", max_length=120)
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    names = models.JSONField(default=dict)
    reason = models.CharField("理由", max_length=200)
    decided_by = models.CharField("认定人", max_length=150)
    decided_at = models.DateTimeField("认定时间")
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)
        indexes = (models.Index(fields=("year", "state")),)

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"

    @property
    def as_link(self) -> Link:
        """The link as versions are compared by it."""
        return Link(frozenset(Key(*key) for key in self.before), frozenset(Key(*key) for key in self.after))
