"""A sheet of paper as two people typed it, each unseen by the other, and what was settled where they differ (双录表)."""

from typing import Any

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words

ONCE, DIFFERING, AGREED, TAKEN_BACK = "once", "differing", "agreed", "taken_back"
STATES = {
    ONCE: Words("待复录", "typed once"),
    DIFFERING: Words("两遍有差异", "the two typings differ"),
    AGREED: Words("两遍一致", "agreed"),
    TAKEN_BACK: Words("已撤回", "taken back"),
}


class TwiceTyped(Journaled):
    """One sheet. `of` is the lasting key of the row it becomes in the room that asked; texts by the names of the fields."""

    CALLED = Words("双录表", "Sheet typed twice")

    of = models.CharField(max_length=120)
    path = models.CharField(max_length=120, blank=True)
    first: Any = models.JSONField(default=dict)
    second: Any = models.JSONField(default=dict)
    chosen: Any = models.JSONField(default=dict, help_text="by field: what stands, and who looked at the sheet")
    first_by = models.CharField("录入人", max_length=40)
    second_by = models.CharField("复录人", max_length=40, blank=True)
    state = models.CharField("状态", max_length=10, default=ONCE)

    class Meta:
        """In the order in which they were typed; of one row of paper one typing stands."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("of",), condition=~models.Q(state=TAKEN_BACK), name="typed_once_at_a_time"),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"

    @property
    def texts(self) -> dict[str, str]:
        """What was chosen, by field."""
        return {name: said["text"] for name, said in self.chosen.items()}
