"""A joint list shown out of its own spelling: its lines, what became of every suggestion, its bytes (共同清单的列)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from guantong.apps.components.listing import Column, Listing
from guantong.apps.consultation.models import JointList
from guantong.apps.voices.words import fields
from guantong.domain.facing.fates import NAMES, Kind
from guantong.domain.facing.item import SIDES
from guantong.domain.facing.joint import BODIES
from guantong.domain.facing.reasons import reasons_on
from guantong.domain.words import Words

_SHAPES = {"joint": "done", "merged": "again", "later": "todo", "declined": "todo"}


def lines_listed(request: HttpRequest, row: JointList) -> Listing:
    """List its lines."""
    record = row.record
    columns = (
        Column("序号", lambda one: one["at"], "number"),
        Column("项目", lambda one: one["title"], note=lambda one: one["content"]),
        Column("地点", lambda one: one["place"] or "—"),
        Column("领域", lambda one: fields().get(one["field"], "—")),
        Column("金额", lambda one: one["amount"], "figure"),
        Column("来自", _from),
    )
    return Listing(
        request, _("共同清单"), record["lines"], columns, empty=_("没有项目。"), keeps=("part",),
        feet=lambda found: [(_("合计"), {"金额": sum(one["amount"] for one in found)})],
    )  # fmt: skip


def suggestions_listed(request: HttpRequest, row: JointList) -> Listing:
    """List every suggestion with what became of it."""
    at = {
        source["number"]: line["at"]
        for line in row.record["lines"]
        for source in line["from"]
        if source["list"] == "people"
    }
    columns = (
        Column("编号", lambda one: one["number"], "code"),
        Column("项目建议", lambda one: one["title"]),
        Column("去处", lambda one: NAMES[Kind(one["fate"])], "badge", badge=lambda one: _SHAPES[one["fate"]]),
        Column("说明", lambda one: _more(one, at.get(one["number"]), row)),
    )
    return Listing(
        request, _("每件建议的去处"), row.record["suggestions"], columns, empty=_("没有项目建议。"), keeps=("part",)
    )


def shown_of(row: JointList) -> dict[str, Any]:
    """Return what both pages of a list show of it."""
    record = row.record
    decided = [(BODIES[one["body"]], one["on"], one["number"], one["file"]) for one in record["decided"]]
    return {
        "row": row, "year": record["year"], "edition": record["version"], "decided": decided, "count": len(record["lines"]),
        "people": len(record["suggestions"]), "government": record["government_items"],
        "total": sum(one["amount"] for one in record["lines"]),
    }  # fmt: skip


def bytes_of(row: JointList) -> HttpResponse:
    """Return the bytes the hash was taken of, as a file."""
    answer = HttpResponse(row.spelled.encode(), content_type="application/json")
    answer["Content-Disposition"] = (
        f'attachment; filename="joint-list-{row.record["year"]}-{row.record["version"]}.json"'
    )
    return answer


def _from(line: dict[str, Any]) -> Words:
    sides = {source["list"] for source in line["from"]}
    said = [SIDES[side] for side in SIDES if side in sides]
    numbers = "、".join(source["number"] for source in line["from"])
    both = Words("、".join(one.zh for one in said), ", ".join(one.en for one in said))
    return Words("{sides}（{numbers}）", "{sides} ({numbers})").filled(sides=both, numbers=numbers)


def _more(one: dict[str, Any], at: int | None, row: JointList) -> Words:
    match one:
        case {"fate": "later", "year": year}:
            return Words("{year} 年", "{year}").filled(year=year)
        case {"fate": "declined", "reason": reason, "words": words}:
            known = reasons_on(row.frozen_on)[reason].words
            says = Words("{reason}。{words}{document}", "{reason}. {words}{document}")
            document = f"（{one['document']}）" if one.get("document") else ""
            return says.filled(reason=known, words=words, document=document)
    return Words("共同清单第 {at} 项", "no. {at} of the joint list").filled(at=at or "")
