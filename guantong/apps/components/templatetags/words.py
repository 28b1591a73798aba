"""How templates print words, money, days (显示)."""

from datetime import date, datetime
from typing import Any
from urllib.parse import unquote

from django import template
from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from django.utils.functional import lazy
from django.utils.html import format_html

from guantong.apps.components.one_page import address_of
from guantong.domain.law.catalogue import cite
from guantong.domain.money import Unit, format_fen
from guantong.domain.words import Words

register = template.Library()
_LINE = 60
"""Signs of an address that fit on one line of a sheet beside its number."""


@register.filter
def said(words: Words | str | None) -> str:
    """Return a sentence in the language of the page."""
    if isinstance(words, Words):
        return words.in_("en" if translation.get_language() == "en" else "zh")
    return str(words or "")


later = lazy(said, str)
"""The same for choices, which are made before anyone asks in which language."""


@register.filter
def ten_thousand(fen: int | None) -> str:
    """Return an amount in 万元 with two decimals; blank is not zero."""
    return "" if fen is None else format_fen(fen, Unit.TEN_THOUSAND, 2)


@register.filter
def yuan(fen: int | None) -> str:
    """Return an amount in 元 with two decimals."""
    return "" if fen is None else format_fen(fen, Unit.YUAN, 2)


@register.filter
def thousandths(value: int | None) -> str:
    """Return a number that is kept in thousandths, with as many places as it has; blank is not zero."""
    if value is None:
        return ""
    whole, rest = divmod(abs(value), 1000)
    places = f".{rest:03d}".rstrip("0").rstrip(".")
    return f"{'-' if value < 0 else ''}{whole:,}{places}"


@register.filter
def share(points: int | None) -> str:
    """Return basis points as a percentage with one decimal, half away from zero; blank is not zero."""
    if points is None:
        return ""
    tenths = (abs(points) + 5) // 10
    return f"{'-' if points < 0 and tenths else ''}{tenths // 10}.{tenths % 10}"


@register.filter
def day(moment: date | datetime | None) -> str:
    """Return a day as documents print it: 2026-11-12."""
    if moment is None:
        return "—"
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date()
    return moment.isoformat()


@register.filter
def minute(moment: datetime | None) -> str:
    """Return a moment to the minute, in the district's time."""
    return "—" if moment is None else timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


@register.filter
def place(address: str) -> str:
    """Return an address as a person reads it on paper: its words unescaped, at most one line long."""
    plain = unquote(address)
    return plain if len(plain) <= _LINE else f"{plain[: _LINE - 1]}…"


@register.filter
def called(username: str) -> str:
    """Return the name of a person as it is today; for one place on a page, lists bring names with their rows."""
    people = get_user_model().objects.filter(username=username)
    return str(people.values_list("name", flat=True).first() or username)


@register.filter
def law(entry: str) -> str:
    """Return the printed name of an article of the law catalogue."""
    return said(cite(entry).words()) if entry else ""


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """Return `mapping[key]`, or nothing."""
    return mapping.get(key, "")


@register.filter
def spoken(words: Any) -> str:
    """Return a sentence kept as data ({zh, en}) in the language of the page."""
    return said(Words(**words)) if words else ""


@register.filter
def unlocalised(number: float) -> str:
    """Return a number of a drawing, whatever the language: a point, two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


@register.simple_tag(takes_context=True)
def one_page(context: template.Context, kind: str, code: object) -> str:
    """Draw the button to the one page about a thing, for who may read it."""
    where = address_of(kind, code, context["request"].standing)
    return format_html('<a class="btn" href="{}">{}</a>', where, translation.gettext("一页纸")) if where else ""
