"""What rules point at of a unit or a project in the year, as marks on its chart and numbers in lists: for who reads them (关注事项)."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.chart import Mark
from guantong.apps.components.templatetags.words import said
from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.execution.telling import MONTH_HEADS
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_SHAPES = {"verify_first": "warn", "verify": "hint", "note": "todo"}


def marks_of(standing: Standing, year: int, unit_code: str = "", project_code: str = "") -> list[Mark]:
    """Return the marks of the signals of a year about a unit (its projects too) or a project, the latest first."""
    name, code = ("unit_code", unit_code) if unit_code else ("project_code", project_code)
    about = Q(**{f"keys__{name}": code}) | Q(**{f"found__{name}": code})
    rows = _of_the_year(standing, year).filter(about).select_related("seen_in").order_by("-pk")
    return [_mark(row, year) for row in rows]


def marks_about(standing: Standing, year: int, **keys: str) -> list[Mark]:
    """Return the marks of the signals of a year about what bears these keys and no unit, the latest first."""
    about = {f"keys__{name}": value for name, value in keys.items()}
    return [
        _mark(row, year)
        for row in _of_the_year(standing, year).filter(**about).select_related("seen_in").order_by("-pk")
    ]


def signals_of(standing: Standing, year: int, units: Sequence[str]) -> dict[str, list[Signal]]:
    """Return the signals of a year about some units, by the unit's code, the earliest first."""
    found: dict[str, list[Signal]] = {code: [] for code in units}
    for row in _of_the_year(standing, year).order_by("pk"):
        code = str(row.keys.get("unit_code") or row.found.get("unit_code") or "")
        if code in found:
            found[code].append(row)
    return found


def counts_by_unit(standing: Standing, year: int) -> Counter[str]:
    """Return how many signals of a year there are about each unit, by its code."""
    rows = _of_the_year(standing, year).order_by().values_list("keys", "found")
    codes = (keys.get("unit_code") or found.get("unit_code") for keys, found in rows)
    return Counter(str(code) for code in codes if code)


def _of_the_year(standing: Standing, year: int) -> QuerySet[Signal]:
    if not standing.reads("diagnosis"):
        return Signal.objects.none()
    return signals_seen_by(standing).filter(over_books=True, year=year).exclude(state="lapsed")


def _mark(signal: Signal, year: int) -> Mark:
    on = signal.seen_in.judged_on
    month = on.month if on is not None and on.year == year else len(MONTH_HEADS)
    words = Words(signal.says, signal.says_en)
    address = reverse("diagnosis:signal", args=[signal.pk])
    return Mark(_(MONTH_HEADS[month - 1]), said(words), address, _SHAPES.get(signal.severity, "hint"))
