"""How near two items are in place, field and money, each with its reason; what is not known is not compared (地点、领域、金额)."""

from collections.abc import Mapping
from fractions import Fraction

from guantong.domain.facing.item import Item
from guantong.domain.money import Unit, format_fen
from guantong.domain.words import Words


def place(one: Item, other: Item, limits: Mapping[str, int]) -> Fraction | None:
    """Return 1 for the same place, a share for one within the other or beside it in one sub-district, 0 else; None where not known."""
    here, there = one.place, other.place
    if not here or not there:
        return None
    if here == there:
        return Fraction(1)
    if here.startswith(there) or there.startswith(here):
        return Fraction(limits["within"], 100)
    return Fraction(limits["beside"] if _parent(here) == _parent(there) else 0, 100)


def field(one: Item, other: Item) -> Fraction | None:
    """Return 1 for one field, 0 for two, None where one is not known."""
    return Fraction(one.field == other.field) if one.field and other.field else None


def money(one: Item, other: Item) -> Fraction | None:
    """Return the smaller amount over the larger, 0 to 1; None where one is not given, or is no amount to spend."""
    if one.amount is None or other.amount is None or min(one.amount, other.amount) < 0:
        return None
    less, more = sorted((one.amount, other.amount))
    return Fraction(less, more) if more else Fraction(1)


def say_place(one: Item, other: Item) -> Words:
    """Return the sentence about the places of two items."""
    here, there = one.place, other.place
    names = {"here": one.place_name or here, "there": other.place_name or there}
    if not here or not there:
        return Words("地点未填，未比", "no place given: not compared")
    if here == there:
        return Words("地点同为{here}", "both in {here}").filled(**names)
    if here.startswith(there):
        return Words("{here}在{there}之内", "{here} lies within {there}").filled(**names)
    if there.startswith(here):
        return Words("{there}在{here}之内", "{there} lies within {here}").filled(**names)
    if _parent(here) == _parent(there):
        return Words("{here}、{there}同属一个街道", "{here} and {there} belong to one sub-district").filled(**names)
    return Words("地点不同：{here}、{there}", "different places: {here}, {there}").filled(**names)


def say_field(one: Item, other: Item) -> Words:
    """Return the sentence about the fields of two items."""
    names = {"here": one.field_name or one.field, "there": other.field_name or other.field}
    if field(one, other) is None:
        return Words("领域未填，未比", "no field given: not compared")
    if one.field == other.field:
        return Words("领域同为{here}", "both about {here}").filled(**names)
    return Words("领域不同：{here}、{there}", "different fields: {here}, {there}").filled(**names)


def say_money(one: Item, other: Item) -> Words:
    """Return the sentence about the amounts of two items, in 万元."""
    if one.amount is None or other.amount is None or money(one, other) is None:
        return Words("金额未填，未比", "no amount given: not compared")
    gap = abs(one.amount - other.amount)
    if not gap:
        return Words("金额同为 {here} 万元", "{here} × 10,000 yuan both").filled(here=_printed(one.amount))
    says = Words("金额 {here} 与 {there} 万元，相差 {gap}", "{here} and {there} × 10,000 yuan, {gap} apart")
    return says.filled(here=_printed(one.amount), there=_printed(other.amount), gap=_printed(gap))


def _parent(path: str) -> str:
    return path.rstrip(".").rpartition(".")[0]


def _printed(fen: int) -> str:
    return format_fen(fen, Unit.TEN_THOUSAND)
