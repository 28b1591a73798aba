"""What an opinion is bound to, who raises it, what it came from: plain facts for whoever raises one (意见的对象、提出人、来源)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guantong.domain.roles import Role, Standing


@dataclass(frozen=True, slots=True)
class Bound:
    """A budget line, project or unit as it stands on the day, by codes and names; `amount` in fen, with the row it stands in.

    `path` is of the organisation that answers; "" looks it up by the unit's code, then its name.
    """

    unit_code: str = ""
    unit: str = ""
    project_code: str = ""
    project: str = ""
    fund_kind: str = ""
    spending_kind: str = ""
    subject_key: str = ""
    amount: int | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""

    @property
    def kind(self) -> str:
        """Line, project, unit, or general where it names nothing."""
        if not (self.unit_code or self.unit or self.project_code or self.project):
            return "general"
        if self.fund_kind or self.spending_kind:
            return "line"
        return "project" if self.project_code or self.project else "unit"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who raises an opinion: kind and level of `wording`, the account or ""."""

    name: str
    kind: str
    level: str = "district"
    person: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What an opinion came from, in whatever room: its journal key, its name, the page it is on."""

    of: str = ""
    name: str = ""
    where: str = ""


NOTHING = Bound()
NOWHERE = Source()
_OWN_KINDS = {Role.DEPUTY: "deputy", Role.EXPERT: "expert", Role.FINANCE_COMMITTEE_MEMBER: "member"}


def oneself(by: Standing) -> Named | None:
    """Return `by` as a proposer, None for who raises only for others."""
    kind = next((kind for role, kind in _OWN_KINDS.items() if role in by.roles), "")
    return Named(by.name or by.person, kind, "district", by.person) if kind else None
