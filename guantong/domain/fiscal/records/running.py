"""Periods that follow one another: years, quarters and months as signals name them, and how long a run of them is (连续期间)."""

from collections.abc import Sequence
from typing import Any


def in_order(rows: Any) -> Any:
    """Return `rows` with `form` (years, quarters or months of `span`) and `place`, whole numbers that follow one another."""
    span = rows.span
    year = span.substr(0, 4).try_cast("int64")
    quarter, month = span.substr(6, 1).try_cast("int64"), span.substr(5, 2).try_cast("int64")
    quarterly, monthly = span.contains("Q"), span.length() == len("2025-06")
    form = quarterly.ifelse("quarters", monthly.ifelse("months", "years"))
    place = quarterly.ifelse(year * 4 + quarter, monthly.ifelse(year * 12 + month, year))
    return rows.mutate(form=form, place=place).filter(lambda t: t.place.notnull())


def runs(rows: Any, by: Sequence[str]) -> Any:
    """Return by the columns `by` and `form` the run of periods that ends with the newest: `length`, `begun` and `newest` spans."""
    by = [*by, "form"]
    each = in_order(rows).group_by(*by, "place").agg(span=lambda t: t.span.max())
    each = each.mutate(chain=each.place - each.place.rank().over(group_by=by, order_by="place"))
    chains = each.group_by(*by, "chain").agg(
        length=each.place.count(), ended=each.place.max(), begun=each.span.min(), newest=each.span.max()
    )
    return chains.filter(chains.ended == chains.ended.max().over(group_by=by)).drop("chain", "ended")
