"""What became of functional classes between two budget years: to mark a comparison, never to refuse it (功能分类科目对照)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from guantong.domain.words import Words

_FILE = Path(__file__).with_suffix("").with_name("function_crosswalk.yaml")
HOW = {
    "moved": Words("改设", "moved"),
    "renamed": Words("更名", "renamed"),
    "merged": Words("归并", "merged"),
    "split": Words("分设", "split"),
}

STATUS = {
    "verified": Words("已与原书核对", "held against the yearbook"),
    "from-knowledge": Words("来自经验、未核", "from knowledge, not verified"),
}
"""How far a line is known."""


@dataclass(frozen=True, slots=True)
class Change:
    """One class that changed: its code and name before `since`, the first budget year of the latter; a latter "" is not known."""

    former: str
    former_name: str
    latter: str
    latter_name: str
    since: int
    how: str
    status: str
    source: str

    @property
    def says(self) -> Words:
        """What a comparison says about it."""
        before = f"{self.former} {self.former_name}"
        after = f"{self.latter} {self.latter_name}".strip() or "（去向待核）"
        known = "" if self.status == "verified" else "，来自经验、未核原书"
        return Words(
            f"“{before}”自{self.since}年{HOW[self.how].zh}为“{after}”，前后年度口径不同{known}",
            f"“{before}” was {HOW[self.how].en} to “{after}” from {self.since}: the years do not compare as they stand"
            + ("" if self.status == "verified" else " (from knowledge, not held against the yearbook)"),
        )


@cache
def changes() -> tuple[Change, ...]:
    """Return every change that is known, the earliest first."""
    rows = yaml.safe_load(_FILE.read_text("utf-8"))
    return tuple(sorted((Change(**row) for row in rows), key=lambda one: (one.since, one.former)))


def changed(code: str, earlier: int, later: int) -> tuple[Change, ...]:
    """Return the changes between two budget years that touch the functional `code`: itself, what lies below it or above it."""
    return tuple(
        one
        for one in changes()
        if earlier < one.since <= later
        and any(_same_branch(code, other) for other in (one.former, one.latter) if other)
    )


def unlike(code: str, years: tuple[int | None, int | None]) -> Words | None:
    """Return why `code` does not compare between two budget years, the earlier first; None where it does or a year is not known."""
    earlier, later = years
    return next((one.says for one in changed(code, earlier, later)), None) if earlier and later else None


def changed_in(said: str, earlier: int, later: int) -> Change | None:
    """Return the change between two budget years of a class that `said` names, or None: a comparison of it is not computed."""
    found = (
        one
        for one in changes()
        if earlier < one.since <= later and any(name and name in said for name in (one.former_name, one.latter_name))
    )
    return next(found, None)


def _same_branch(code: str, other: str) -> bool:
    return code.startswith(other) or other.startswith(code)
