"""One line of two versions: what became of it, and what it is made of on either side, each amount with its row (预算项对照)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.opinions.changed_lines import HOW, called
from guantong.apps.opinions.link_form import ALONE, read
from guantong.apps.opinions.steps import Step, step_asked
from guantong.domain.fiscal.records.version_parts import parts_between


@page(reads="books")
def view(request: HttpRequest) -> HttpResponse:
    """Show the line the address names, as both versions have it."""
    step = step_asked(request.GET, request.today, request.standing)
    key = read(request.GET.get("line", ""))
    if step is None or step.later is None:
        raise Http404
    every = [change for side in ("before", "after") for change in step.told.changes if any(line.key == key for line in getattr(change, side))]  # fmt: skip
    if not every:
        raise Http404
    change, told = every[0], step.told
    before, after = (tuple(line.key for line in side) for side in (change.before, change.after))
    parts = step.ledger.told(parts_between, told.earlier, before, told.later, after)
    listing = Listing(request, _("预算项构成"), parts, _columns(step), keeps=("year", "from", "to", "line"))
    shown = {
        "step": step, "change": change, "told": told, "list": listing, "how": HOW[change.how], "called": called(change),
        "decide": step.to_decide(change) if change.how in ALONE else "",
    }  # fmt: skip
    return listing.download() or render(request, "opinions/pages/version_line.html", shown)


def _columns(step: Step) -> tuple[Column, ...]:
    earlier, later = step.told.earlier, step.told.later
    return (
        Column("功能科目", "function_code", "code"), Column("经济科目", "economic_code", "code"),
        Column(earlier.words.zh, "was", "yuan", link=lambda row: step.at(row.earlier), note=lambda row: _rows(row.rows[0])),
        Column(later.words.zh, "became", "yuan", link=lambda row: step.at(row.later), note=lambda row: _rows(row.rows[1])),
        Column("增减", "difference", "yuan"),
    )  # fmt: skip


def _rows(many: int) -> str:
    """How many rows an amount is the sum of, where it is more than the one it opens."""
    return _("共 %d 行，链接为首行") % many if many > 1 else ""
