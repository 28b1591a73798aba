"""The line picker: the lines of a version that is held, each leading to where an opinion is raised on it (预算项选择)."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guantong.apps.components.lines import Lines
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.search import searchable
from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.opened import ledger_on
from guantong.apps.execution.sight import sight_of
from guantong.domain.fiscal.records.versions import Line, Version, lines_of, versions


@dataclass(frozen=True, slots=True)
class Picker:
    """The list, and the versions that are held: how an address names each, its words, whether it is the one that is shown."""

    list: Listing
    held: list[tuple[str, str, bool]]


def picker(request: HttpRequest, goes_to: str, years: Sequence[int], unit: str = "") -> Picker:
    """Return the lines one sees of the version the address asks for (of), else the latest of the first of `years` that has any.

    Each leads to `goes_to`, named as `bound_line.chosen_of` reads it. `unit`, a code, leaves that unit's alone.
    """
    ledger = ledger_on(request.today)  # type: ignore[attr-defined]
    held = [one.version for at in years for one in (ledger.told(versions, at) if ledger else [])]
    chosen = next((one for one in held if _asked(one) == request.GET.get("of")), held[0] if held else None)
    lines = ledger.told(lines_of, chosen, *([unit] if unit else [])) if ledger and chosen else []
    sight = sight_of(request.standing)  # type: ignore[attr-defined]
    seen = [line for line in lines if sight.sees(line.key.unit_code, line.unit)]
    columns = (
        Column("单位", "unit", link=lambda line: _address(goes_to, line, chosen), note=lambda line: line.key.unit_code),
        Column("项目", "project", note=lambda line: line.key.project_code),
        Column("金额", "amount", "yuan", sorts="amount"),
    )
    listing = Listing(
        request, _("选择预算项"), Lines(seen, _spelled), columns, search="q", keeps=("of", "year"),
        empty=_("没有导入的预算版本，或没有这样的预算项。"),
    )  # fmt: skip
    return Picker(listing, [(_asked(one), f"{one.year} {said(one.words)}", one == chosen) for one in held])


def _asked(version: Version) -> str:
    return f"{version.year}-{version.name}-{version.number}"


def _address(goes_to: str, line: Line, version: Version | None) -> str:
    asked = {
        "unit": line.key.unit_code,
        "project": line.key.project_code,
        "fund": line.key.fund_kind,
        "kind": line.key.spending_kind,
        "of": _asked(version) if version else "",
    }
    return f"{goes_to}?{urlencode(asked)}"


def _spelled(line: Line) -> str:
    return searchable(line.unit, line.project, line.key.project_code)
