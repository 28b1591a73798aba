"""Rigid spending beside resources, this year and the next two; assumptions are tried on the page and kept nowhere (紧平衡)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.balancing import NAMES, Kind, balance_of, name_of, rows_of
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.offer_forms import FenField
from guantong.apps.execution.queries import totals, units
from guantong.apps.execution.sight import sight_of
from guantong.domain.fiscal.records.tight_balance import YearBalance


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """Show the three years; what the address assumes takes the ledger's place."""
    asked = asked_of(request)
    if asked is None:
        return render(request, "execution/pages/balance.html", {"asked": None})
    form = _form(request, asked.day.year)
    assumed = (
        {key: fen for key, name in form.keys.items() if (fen := form.cleaned_data.get(name)) is not None}
        if form.is_valid()
        else {}
    )
    years = balance_of(asked, assumed)
    listing = Listing(request, _("紧平衡"), rows_of(years), _columns(years), keeps=("on", *form.keys.values()))
    told = totals(units(asked, sight_of(request.standing)))
    shown = {
        "asked": asked, "list": listing, "form": form, "years": years, "assumed": len(assumed), "unspent": told.budget - told.lined,
        "kept": listing.kept_but("on"),
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/balance.html", shown)


def _columns(years: tuple[YearBalance, ...]) -> tuple[Column, ...]:
    def of(at: int) -> Column:
        return Column(str(years[at].year), lambda row: row.told[at], "yuan", note=lambda row: row.notes[at])

    return (Column("项目", "words"), *(of(at) for at in range(len(years))))


def _form(request: HttpRequest, year: int) -> "Assumptions":
    return Assumptions({name: request.GET.get(name, "") for name in Assumptions(year=year).fields}, year=year)


class Assumptions(forms.Form):
    """Another figure for a year's resources or one kind of rigid spending, in 元; blank leaves the ledger's."""

    def __init__(self, *args: object, year: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.keys = {(one, kind): name_of(one, kind) for one in range(year, year + 3) for kind in NAMES}
        for (one, kind), name in self.keys.items():
            self.fields[name] = _Assumed(label=f"{one} {Kind(kind)}", required=False)


class _Assumed(FenField):
    """An amount, or nothing."""

    def clean(self, value: object) -> int | None:
        """Return fen, None where nothing is assumed."""
        return super().clean(value) if value else None
