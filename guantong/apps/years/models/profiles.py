"""Which legal profile the district goes by, since when, by which document: history keeps its own (法域的选定)."""

from django.db import models

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.lifecycle.profile import profiles
from guantong.domain.words import Words


def profile_choices() -> list[tuple[str, str]]:
    """Return the profiles; callable, so that a new one needs no migration."""
    return [(one.key, later(one.name)) for one in profiles()]


class ProfileChoice(Journaled):
    """One choice of a legal profile: in force from a day on, until the next."""

    CALLED = Words("法域选定", "Choice of a legal profile")

    profile = models.CharField("法域", max_length=40, choices=profile_choices)
    since = models.DateField("起用日期")
    document = models.CharField("文号", max_length=80)
    path = models.CharField(max_length=120)
    state = models.CharField("状态", max_length=16, default="chosen")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first."""

        ordering = ("-since", "-pk")

    def __str__(self) -> str:
        return str(dict(profile_choices()).get(self.profile, self.profile))
