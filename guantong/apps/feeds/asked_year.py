"""Of which year and as known on which day the books are asked for (年度、截至日期)."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.feeds.models import Snapshot
from guantong.apps.feeds.queries import books_in, snapshot_on
from guantong.apps.feeds.reconciliation import years_in
from guantong.domain.fiscal.records.books import Books


class YearAndDay(forms.Form):
    """A year of the books, and a day up to today."""

    year = forms.TypedChoiceField(label=later("年度"), coerce=int)
    on = DayField(label=later("截至日期"), required=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """The books that are asked for; `year` None where they hold neither payments nor budget lines."""

    form: YearAndDay
    snapshot: Snapshot
    books: Books
    year: int | None
    day: date


def asked_of(request: HttpRequest) -> Asked | None:
    """Return what the address asks for: without a year the latest, without a day today; None before anything was published."""
    snapshot = snapshot_on()
    if snapshot is None:
        return None
    today: date = request.today  # type: ignore[attr-defined]
    years = years_in(books_in(snapshot))
    form = YearAndDay({"year": request.GET.get("year") or (years[0] if years else ""), "on": request.GET.get("on", "")})
    form.fields["year"].choices = [(year, year) for year in years]
    valid = form.is_valid()
    day = (form.cleaned_data.get("on") if valid else None) or today
    year = form.cleaned_data["year"] if valid else years[0] if years else None
    return Asked(form, snapshot, books_in(snapshot, min(day, today)), year, min(day, today))
