"""Asking for a day: what counted at its end (按日期查).

A snapshot taken during a day holds on that day: what is asked for is what counted when it ended.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.fields import DayField

FIRST_YEAR = 1990


class Day(forms.Form):
    """A day up to today; without one, now."""

    on = DayField(label=_("日期"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date | None:
        """Return the day, if figures can have counted on it."""
        day: date | None = self.cleaned_data["on"]
        if day is not None and not date(FIRST_YEAR, 1, 1) <= day <= self.today:
            raise forms.ValidationError(_("请填 1990 年以后、不晚于今天的日期"))
        return day

    @property
    def day(self) -> date | None:
        """The day that is asked for, None where none is or it is wrong."""
        return self.cleaned_data.get("on") if self.is_valid() else None


def end_of(day: date) -> datetime:
    """Return the last moment of a day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)
