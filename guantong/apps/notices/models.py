"""Due work (待办): what waits for whom until when."""

from typing import ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class DueWork(Journaled):
    """One thing to do, for a role in an organisation or for one person.

    `key` is the journal key of what it is about: one open thing a key, verb and organisation.
    """

    CALLED = Words("待办", "Due work")

    UNJOURNALED: ClassVar = ("search",)
    key = models.CharField(max_length=120)
    verb = models.CharField(max_length=40)
    title = models.CharField("事项", max_length=160)
    where = models.CharField(max_length=200, help_text="the address of the page where it is done")
    path = models.CharField(max_length=120, help_text="the organisation whose work it is")
    role = models.CharField(max_length=40, blank=True)
    person = models.CharField(max_length=40, blank=True)
    waits_for = models.CharField("对方", max_length=80, blank=True)
    asked_by = models.CharField(max_length=40)
    asked_path = models.CharField(max_length=120, blank=True, help_text="the organisation that asked, and waits")
    due_on = models.DateField("期限", null=True, blank=True)
    planned = models.BooleanField(default=False, help_text="the day is a plan of one's own choice, no 期限")
    state = models.CharField(max_length=12, default="open")
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateField("已提醒", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """A thing is asked once."""

        constraints = (
            models.UniqueConstraint(
                fields=("key", "verb", "path"), condition=models.Q(state="open"), name="asked_once"
            ),
        )
        indexes = (
            models.Index(fields=("path", "state", "due_on")),
            models.Index(fields=("person", "state")),
            models.Index(fields=("asked_path", "state")),
            models.Index(fields=("asked_by", "state")),
        )

    def __str__(self) -> str:
        return self.title
