"""What became of a line in the next version that is held: what an opinion's answer is held against (落实核验)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from guantong.apps.execution.opened import Ledger
from guantong.apps.feeds.models import Delivery
from guantong.domain.fiscal.records.versions import Change, Key, Line, Link, Version, changes, lines_of, versions

_PARTIAL = "adjusted"


@dataclass(frozen=True, slots=True)
class Landing:
    """What the versions show of a line. `state` as opinions' LANDINGS, or not_imported while no later version of its unit is held.

    `change` has both sides with their places; `known_on` is the day the later one was brought. Not imported is not: not adopted.
    """

    state: str
    earlier: Version
    later: Version | None = None
    change: Change | None = None
    known_on: date | None = None

    @property
    def difference(self) -> int | None:
        """What the later version has more, in fen; None where nothing can be said."""
        return self.change.difference if self.change and self.state not in ("not_imported", "unsure") else None


def landing_of(
    ledger: Ledger, *, version: Version, key: Key, links: Iterable[Link] = (), claimed: int | None = None
) -> Landing:
    """Return what became of the line `key` of `version` in the first later version that holds its unit: also one asked for anew.

    A key without a project is the unit as a whole where it names no kind of spending. `claimed` is the change finance confirmed, in
    fen: with it the state is landed, partly (the same way, less) or not; without it any change at all counts as landed.
    """
    held = [one.version for one in ledger.told(versions, version.year)]
    before = _of(ledger, version, key)
    for later in held:
        after = ledger.told(lines_of, later, key.unit_code) if later.place > version.place else []
        if not after or (later.name == _PARTIAL and not _of(ledger, later, key)):
            continue
        found = _change(
            before, _of(ledger, later, key), key, ledger.told(lines_of, version, key.unit_code), after, tuple(links)
        )
        if found is None:
            return Landing("vanished", version, later)
        if found.how == "whole" and not whole(key):
            continue  # a unit's sum, as control figures give it, says nothing of one line
        days = brought_on(line.place.batch for line in (found.after or after[:1]))
        known = min(days.values(), default=None)
        return Landing(_state(found, claimed), version, later, found, known)
    return Landing("not_imported", version)


def brought_on(batches: Iterable[str]) -> dict[str, date]:
    """Return the day each batch was brought, by batch."""
    rows = Delivery.objects.filter(batch__in=set(batches), reverses=None).values_list("batch", "brought_at")
    found: dict[str, date] = {}
    for batch, at in rows:
        found[batch] = min(found.get(batch, localdate(at)), localdate(at))
    return found


def _of(ledger: Ledger, version: Version, key: Key) -> list[Line]:
    """The lines of a version that `key` names: one, or of a unit as a whole all."""
    lines = ledger.told(lines_of, version, key.unit_code)
    if whole(key):
        return [line for line in lines if line.key.fund_kind == key.fund_kind]
    return [line for line in lines if line.key == key]


def whole(key: Key) -> bool:
    """True for a key that names neither a project nor a kind of spending: the unit as a whole."""
    return not key.project_code and not key.spending_kind


def _change(
    before: list[Line], after: list[Line], key: Key, all_before: list[Line], all_after: list[Line], links: tuple[Link, ...]
) -> Change | None:  # fmt: skip
    if whole(key):
        return Change(tuple(before), tuple(after), "code") if before else None
    every = list(changes(all_before, all_after, links))
    for side in ("before", "after"):
        for one in every:
            if any(line.key == key for line in getattr(one, side)):
                return one
    return None


def _state(change: Change, claimed: int | None) -> str:
    if change.how == "unsure":
        return "unsure"
    if change.how == "gone":
        return "vanished" if claimed is None or claimed > 0 or claimed != change.difference else "landed"
    moved = change.difference
    if not claimed:
        return "landed" if moved else "not"
    if moved * claimed <= 0:
        return "not"
    return "landed" if abs(moved) >= abs(claimed) else "partly"
