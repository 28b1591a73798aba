"""The years of a unit joined to those of what it came from: renamed, merged, moved, split; and said so (历年口径沿革).

Joined by the successions that were recorded, never by names. Only what went on whole is added; a part is told and left out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from guantong.apps.actors.line import Stretch, line
from guantong.apps.actors.models import Organisation
from guantong.apps.actors.queries import successions
from guantong.domain.fiscal.records.compared import YearOf
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Former:
    """What a unit came from: until when, how, by which document; `whole` says that its years are added."""

    code: str
    name: str
    until: date | None
    whole: bool
    how: str
    document: str

    @property
    def says(self) -> Words:
        """What a table of years says about it."""
        return (_ADDED if self.whole else _LEFT_OUT).filled(
            name=self.name, day=self.until or "—", how=self.how, document=self.document or "—"
        )


def formers_of(codes: Collection[str]) -> dict[str, list[Former]]:
    """Return for each code what that unit came from, the latest first; nothing for a code no organisation bears. Two queries however many."""
    bodies = {body.code: body for body in Organisation.objects.filter(code__in=codes)}
    ties = list(successions())
    return {code: _formers(line(bodies[code], ties)) if code in bodies else [] for code in codes}


def whole(code: str, formers: Iterable[Former]) -> tuple[str, ...]:
    """Return the code of a unit and those of what went on in it whole: all whose years are its own."""
    return (code, *(former.code for former in formers if former.whole))


def joined(lists: Iterable[Iterable[YearOf]]) -> list[YearOf]:
    """Return the years of several units as one, the latest first: each amount is the sum, unknown where one is unknown."""
    found: dict[int, YearOf] = {}
    for years in lists:
        for one in years:
            other = found.get(one.year)
            found[one.year] = one if other is None else _added(other, one)
    return [found[year] for year in sorted(found, reverse=True)]


def _added(one: YearOf, other: YearOf) -> YearOf:
    return YearOf(
        one.year, _sum(one.approved, other.approved), _sum(one.budget, other.budget), one.by_then + other.by_then,
        _sum(one.unlined, other.unlined), _sum(one.paid, other.paid),
    )  # fmt: skip


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _formers(stretches: Iterable[Stretch]) -> list[Former]:
    earlier = [stretch for stretch in stretches if stretch.side < 0]
    return [_former(stretch) for stretch in sorted(earlier, key=lambda one: one.ends_on or date.max, reverse=True)]


def _former(stretch: Stretch) -> Former:
    body = stretch.organisation
    how = str(stretch.how.label) if stretch.how else ""
    return Former(body.code, body.name, stretch.ends_on, stretch.whole, how, stretch.document)


_ADDED = Words(
    "已并入前身 {name}（{how}，{day}，{document}）的各年数", "includes {name} (succession of {day}, {document})"
)
_LEFT_OUT = Words(
    "{name} 只有一部分划入（{how}，{day}，{document}），其各年数未并入，前后年度不完全可比",
    "only a part came from {name} ({day}, {document}): its years are left out, and earlier years do not quite compare",
)
