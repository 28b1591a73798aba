"""Statistics of places beside what was spent on a class or a project the reader chooses; side by side is no cause (统计与支出并列)."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.chart import Chart, Line
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.beside import LEVEL_WORDS, Pair, Wish, by_place, by_year, levels_at_hand
from guantong.apps.execution.days import Asked, asked_of
from guantong.apps.execution.places import line_address, opened_of
from guantong.domain.fiscal.classification.codes import names_of_function
from guantong.domain.fiscal.records.indicators import classes, known


class Choice(forms.Form):
    """Which indicator, beside which spending, of which places."""

    indicator = forms.ChoiceField(label=later("指标"), required=False)
    head = forms.ChoiceField(label=later("支出功能科目"), required=False)
    project = forms.CharField(label=later("项目编码"), required=False, max_length=60)
    level = forms.ChoiceField(label=later("地区"), required=False)

    def __init__(self, request: HttpRequest, asked: Asked) -> None:
        told = asked.ledger.told(known)
        names = [f"{name}（{measure}）" if measure else name for name, measure in told]
        of = dict(zip(names, told, strict=True))
        given = {name: request.GET.get(name, "") for name in self.base_fields}
        self.chosen = of.get(given["indicator"]) or (told[0] if told else None)
        self.levels = levels_at_hand(asked, *self.chosen) if self.chosen else []
        given["indicator"] = next((name for name in names if of[name] == self.chosen), "")
        given["level"] = given["level"] if given["level"] in self.levels else next(iter(self.levels), "")
        super().__init__(given)
        heads = [(code, f"{code} {next(iter(names_of_function(code)), '')}") for code in asked.ledger.told(classes)]
        self.fields["indicator"].choices = [(name, name) for name in names]
        self.fields["head"].choices = [("", _("全部支出")), *heads]
        self.fields["level"].choices = [(level, said(LEVEL_WORDS[level])) for level in self.levels]

    @property
    def wish(self) -> Wish | None:
        """What is laid together, what is not to be had left out; None where there are no statistics."""
        if self.chosen is None:
            return None
        self.is_valid()
        told = self.cleaned_data
        return Wish(*self.chosen, told.get("head", ""), told.get("project", ""), told.get("level", ""))


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """Lay the indicator beside the spending that the address names."""
    asked, on = asked_of(request), request.GET.get("on", "")
    form = Choice(request, asked) if asked else None
    wish = form.wish if form else None
    if asked is None or form is None or wish is None:
        return render(request, "execution/pages/indicators.html", {"asked": asked, "wish": None})
    years, of_places = by_year(asked, wish), request.GET.get("of") == "places"
    rows = by_place(asked, wish) if of_places else years
    deliveries = opened_of({one.source.place[0] for one in rows if one.source}, request.standing)
    columns = _of_places(deliveries, wish, on) if of_places else _of_years(wish, on, asked.day.year)
    listing = Listing(
        request, _("统计与支出并列"), rows, columns, keeps=("on", "of", *form.fields), empty=_("这一年没有这个指标的数。"),
    )  # fmt: skip
    shown = {
        "asked": asked, "wish": wish, "form": form, "list": listing, "of_places": of_places, "chart": _chart(years, wish), "on": on,
        "turned": {"years": listing.query(of=None, page=None), "places": listing.query(of="places", page=None)},
        "level": LEVEL_WORDS.get(wish.level, ""), "kept": listing.kept_but("on"),
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/indicators.html", shown)


def _of_years(wish: Wish, on: str, year: int) -> tuple[Column, ...]:
    def payments(one: Pair) -> str:
        return _address(wish, on if int(one.name) == year else f"{one.name}-12-31") if one.spent is not None else ""

    return (
        Column("年度", "name"), Column("支出", "spent", "yuan", link=payments),
        Column("数值", "printed", note=lambda one: _("%(count)s 处合计") % {"count": one.count} if one.count > 1 else ""),
        Column("平均", "each", "yuan"), Column("算式", "arithmetic"),
    )  # fmt: skip


def _of_places(deliveries: dict[str, int], wish: Wish, on: str) -> tuple[Column, ...]:
    return (
        Column("地区", "name"), Column("数值", "printed", link=partial(_source, deliveries)),
        Column("当地单位的支出", "spent", "yuan", link=lambda one: _address(wish, on, one.unit_code) if one.unit_code else ""),
        Column("平均", "each", "yuan"), Column("算式", "arithmetic"),
    )  # fmt: skip


def _source(deliveries: dict[str, int], one: Pair) -> str:
    batch, sheet, row = one.source.place  # type: ignore[union-attr]
    return line_address(deliveries[batch], sheet, row) if batch in deliveries else ""


def _address(wish: Wish, on: str, unit: str = "") -> str:
    asked: dict[str, Any] = {"class": wish.head, "project": wish.project, "unit": unit, "on": on}
    return f"{reverse('execution:vouchers')}?{urlencode({name: value for name, value in asked.items() if value})}"


def _chart(years: list[Pair], wish: Wish) -> Chart:
    told = [one for one in years if one.each is not None]
    says = _("每%(measure)s的支出（元）") % {"measure": wish.measure or wish.indicator}
    return Chart(
        "years",
        says,
        _("元"),
        [one.name for one in told],
        [Line(says, [round((one.each or 0) / 100, 2) for one in told], bar=True)],
    )
