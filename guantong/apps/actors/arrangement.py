"""To whom one thing goes when its holder leaves (移交安排): said before the day, thing by thing."""

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class Arrangement(Journaled):
    """The new owner of one thing; `key` is the journal key of the thing, `title` what it was called that day."""

    CALLED = Words("移交安排", "Arrangement")

    key = models.CharField(max_length=120)
    title = models.CharField("事项", max_length=200)
    person = models.ForeignKey("actors.Person", models.PROTECT, related_name="+", verbose_name="离任人")
    to = models.ForeignKey("actors.Person", models.PROTECT, related_name="+", verbose_name="接手人")
    state = models.CharField("状态", max_length=8, default="arranged")

    class Meta:
        """One new owner a thing and holder."""

        app_label = "actors"
        constraints = (models.UniqueConstraint(fields=("key", "person"), name="one_new_owner_a_thing"),)
