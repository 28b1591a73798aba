"""What a round changed, told in words (本轮变化)."""

from collections.abc import Iterable, Mapping
from typing import Any

from guantong.apps.consultation.models import Round
from guantong.domain.facing.changes import Change, changes
from guantong.domain.facing.fates import NAMES, Fate, Kind
from guantong.domain.money import Unit, format_fen
from guantong.domain.words import Words


def fate_from(told: Mapping[str, Any]) -> Fate:
    """Return a fate as a round keeps it."""
    return Fate(**{**told, "kind": Kind(told["kind"])})


def changed_in(round: Round, now: Iterable[Fate]) -> list[Change]:
    """Return what a round changed: as it was kept when it was closed, as things stand while it goes on."""
    after = [fate_from(one) for one in round.after] if round.state == "closed" else list(now)
    return changes([fate_from(one) for one in round.before], after)


def fate_words(fate: Fate | None) -> Words:
    """Return a fate in one line."""
    if fate is None:
        return Words("待定", "open")
    more = {
        "into": fate.into, "year": fate.year or "",
        "amount": "" if fate.amount is None else format_fen(fate.amount, Unit.TEN_THOUSAND),
    }  # fmt: skip
    if fate.into:
        says = Words("{name}（{into}）", "{name} ({into})")
    elif fate.kind is Kind.JOINT and more["amount"]:
        says = Words("{name}，{amount} 万元", "{name}, {amount} × 10,000 yuan")
    elif fate.kind is Kind.LATER:
        says = Words("{name}（{year} 年）", "{name} ({year})")
    else:
        says = Words("{name}", "{name}")
    return says.filled(name=NAMES[fate.kind], **more)
