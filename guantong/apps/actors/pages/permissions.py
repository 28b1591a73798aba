"""Who may see and do what, as the code has it: the whole table, or one role with who holds it (权限表)."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.actors.pages.people import address
from guantong.apps.actors.permissions import doing, of_role, reading
from guantong.apps.actors.queries import in_force, memberships_seen_by
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.components.workbook import workbook
from guantong.domain.roles import Reach, Role

MARKS = {Reach.NOTHING: "", Reach.OWN: "○", Reach.BELOW: "◐", Reach.DISTRICT: "●"}
COLUMNS = (
    Column("姓名", "person", sorts="person__name", link=lambda m: address(m.person)),
    Column("机构", "organisation", sorts="organisation__path"),
    Column("自", "begins_on", "day", sorts="begins_on"),
    Column("至（不含）", "ends_on", "day", sorts="ends_on"),
)


@page(reads="permissions", place=Place("系统", 6, "权限"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the table; `?role=` shows one role alone and who holds it today."""
    if request.GET.get("as") == "xlsx" and not request.GET.get("role"):
        columns = [(_("项"), "text"), (_("状态"), "text"), *((said(role.words), "text") for role in Role)]
        return workbook(_("权限表"), columns, rows(), request)
    chosen = next((role for role in Role if role.value == request.GET.get("role")), None)
    shown = {
        "roles": list(Role), "chosen": chosen, "marks": [(MARKS[reach], reach) for reach in Reach if reach],
        "parts": of_role(chosen) if chosen else _marked([reading(), *doing()]),
    }  # fmt: skip
    if chosen:
        posts = memberships_seen_by(request.standing).filter(in_force(request.today), role=chosen.value)
        title = _("现任%(role)s") % {"role": said(chosen.words)}
        shown["list"] = listing = Listing(
            request, title, posts, COLUMNS, sort="organisation__path", empty=_("目前没有人担任。")
        )
        shown["parts"] = [(p.words, [(line, line.reaches[chosen]) for line in p.lines]) for p in shown["parts"]]
        if answer := listing.download():
            return answer
    return render(request, "actors/pages/permissions.html", shown)


def rows() -> Iterator[list[Any]]:
    """Yield the table as it is exported: a line a row, a role a column."""
    for part in (reading(), *doing()):
        for line in part.lines:
            yield [
                f"{said(part.words)} · {said(line.words)}",
                line.path,
                *(reach.words if reach else "" for _role, reach in line.cells),
            ]


def _marked(parts: list[Any]) -> list[Any]:
    return [
        (p.words, [(line, [(role, reach, MARKS[reach]) for role, reach in line.cells]) for line in p.lines])
        for p in parts
    ]
