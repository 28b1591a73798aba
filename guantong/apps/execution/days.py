"""The day as known on which the books are asked for (截至日期)."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.execution.opened import Ledger, ledger_on
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import with_a_line
from guantong.domain.fiscal.records.periods import month_end


class OnADay(forms.Form):
    """A day up to today."""

    on = DayField(label=later("截至日期"), required=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """The books that are asked for and their `day`; `latest` is the day of the latest payment in them at all, `years` all with payments.

    `budgeted`: they hold a budget, quotas or money carried over of the year of the day. Without any, every payment lacks its line.
    """

    form: OnADay
    ledger: Ledger
    day: date
    latest: date | None
    years: tuple[int, ...]
    budgeted: bool

    @property
    def ends(self) -> list[tuple[int, str]]:
        """Every year and the day its page is asked for by: its last, of the latest year none."""
        newest = max(self.years, default=0)
        return [(year, "" if year == newest else f"{year}-12-31") for year in self.years]


def asked_of(request: HttpRequest) -> Asked | None:
    """Return what the address asks for; without a day the end of the month of the latest payment. None before anything was published."""
    return on_a_day(request.GET.get("on", ""), request.today)  # type: ignore[attr-defined]


def on_a_day(text: str, today: date) -> Asked | None:
    """Return the books as known on the day written as `text`, never later than today; "" is the latest."""
    whenever = ledger_on(None)
    if whenever is None:
        return None
    days = whenever.told(paid_days)
    latest = days[-1][1] if days else None
    form = OnADay({"on": text})
    asked = form.cleaned_data.get("on") if form.is_valid() else None
    day = min(asked or (month_end(latest) if latest else today), today)
    ledger = ledger_on(day)
    assert ledger is not None  # noqa: S101 - there was one a moment ago
    return Asked(form, ledger, day, latest, tuple(year for year, _ in days), ledger.told(_budgeted, day))


def _budgeted(books: Books, day: date) -> bool:
    lines = with_a_line(books)
    return bool(books.rows(lines.filter(lines.year == day.year).limit(1)))


def paid_days(books: Books) -> list[tuple[int, date]]:
    """Return every year in which something was paid with the latest day of it, earliest first."""
    if not books.holds("payment"):
        return []
    rows = books.table("payment")
    told = rows.group_by(year=rows.paid_on.year()).agg(latest=rows.paid_on.max()).order_by("year")
    return [(row["year"], row["latest"]) for row in books.rows(told)]
