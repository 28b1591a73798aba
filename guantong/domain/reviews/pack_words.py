"""What a deputy would ask next of each part of a pack, and words explained plainly: dated data with their sources (接着问什么、名词解释)."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.law.catalogue import cite
from guantong.domain.reviews.packs import Term
from guantong.domain.words import Words

_HERE = Path(__file__).parent


def asks_on(day: date) -> dict[str, Words]:
    """Return what would be asked next by part of a pack, and by question and rule of a signal, as it holds on `day`.

    Raises LookupError for a day before the first edition.
    """
    for edition in reversed(_asks()):
        if edition["since"] <= day:
            return {key: Words(**words) for key, words in edition["asks"].items()}
    raise LookupError(day)


def terms_in(texts: Iterable[str], day: date) -> tuple[Term, ...]:
    """Return the terms explained on `day` that stand in some texts, in the order of the list."""
    said = "\n".join(texts)
    return tuple(term for since, spelled, term in _terms() if since <= day and any(one in said for one in spelled))


def terms_on(day: date) -> tuple[Term, ...]:
    """Return every term explained on `day`."""
    return tuple(term for since, _, term in _terms() if since <= day)


@cache
def _asks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((_HERE / "asks.yaml").read_text("utf-8"))
    return found


@cache
def _terms() -> list[tuple[date, tuple[str, ...], Term]]:
    found = []
    for key, kept in yaml.safe_load((_HERE / "terms.yaml").read_text("utf-8")).items():
        source = cite(kept["law"]).words().zh if "law" in kept else kept["source"]
        spelled = tuple(kept.get("spelled", (kept["name"],)))
        found.append((kept["since"], spelled, Term(key, kept["name"], kept["means"], source, kept["status"])))
    return found
