"""Who is asked to come, with or without an account, and who came (参加人). Names are for the organiser alone."""

from django.db import models
from django.db.models import Q

from guantong.apps.actors.models import Person
from guantong.apps.journal.models import Journaled
from guantong.apps.reviews.models.activities import Review, part_choices
from guantong.domain.words import Words


class Participant(Journaled):
    """Somebody asked to come to a review; `person` is the account of whoever has one.

    `number` is the one on the slip and the sheet. `keeps_out_of` names the units of the review they must keep out of (利益冲突登记).
    """

    CALLED = Words("参加人", "Participant")

    review = models.ForeignKey(Review, models.CASCADE, related_name="participants")
    number = models.PositiveSmallIntegerField("序号")
    part = models.CharField("身份", max_length=16, choices=part_choices)
    name = models.CharField("姓名", max_length=60)
    body = models.CharField("单位、界别", max_length=120, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.CharField("座位", max_length=20, blank=True)
    keeps_out_of = models.JSONField(default=list)
    how = models.CharField("签到方式", max_length=6, blank=True)
    attended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("说明", max_length=200, blank=True)
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """In the order of the sheet; a number once, an account once."""

        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("review", "number"), name="participant_number_once"),
            models.UniqueConstraint(
                fields=("review", "person"), condition=~Q(state="struck") & Q(person__isnull=False), name="takes_part_once_in_a_review",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}"
