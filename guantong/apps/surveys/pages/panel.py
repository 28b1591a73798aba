"""One public panel: who was drawn by number, the quotas it meets, what departs from the guidance, how to draw it again (公众参与库抽取)."""

from collections import Counter
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.surveys import sampling
from guantong.apps.surveys.models import PublicPanel
from guantong.apps.surveys.queries import panels_seen_by
from guantong.apps.surveys.workflow import PANEL
from guantong.domain.rule_engine.thresholds import UndatedLimitError
from guantong.domain.surveys.panel import SAME_LIST, again, limits, problems
from guantong.domain.words import Words

QUOTAS = (
    Column("特征", lambda row: row[0]),
    Column("取值", lambda row: row[1]),
    Column("最少", lambda row: row[2], "number"),
    Column("最多", lambda row: row[3], "number"),
    Column("抽中", lambda row: row[4], "number"),
)


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the panel; withdraw the draw."""
    panel = panels_seen_by(request.standing).filter(pk=pk).first()
    if panel is None:
        raise Http404
    acts = Acts(
        request, PANEL, (Act("withdraw_panel", sampling.withdraw_panel),), panel.state, panel.path, {"panel": panel}
    )
    if answer := acts.answer():
        return answer
    traits = list(panel.drawn[0][1]) if panel.drawn else []
    columns = [
        Column("编号", lambda row: row[0], "code"),
        *(Column(head, lambda row, head=head: row[1].get(head, "")) for head in traits),
    ]
    had = Counter((head, value) for _id, said in panel.drawn for head, value in said.items())
    quotas = [[*one, had[one[0], one[1]]] for one in panel.quotas]
    shown = {
        "panel": panel, "acts": acts, "told": _departs(panel, panel.drawn_at.date()), "state": PANEL.states[panel.state],
        "drawn": Listing(request, _("抽中的编号"), panel.drawn, columns, empty=_("已撤回，编号已清除。")),
        "quotas": Listing(request, _("配额"), quotas, QUOTAS, empty=_("没有设配额。")),
        "command": again(panel.seed, panel.round, panel.size), "same": SAME_LIST,
    }  # fmt: skip
    return shown["drawn"].download() or render(request, "surveys/pages/panel.html", shown, status=acts.status)


def _departs(panel: PublicPanel, day: date) -> tuple[Words, ...]:
    """What departs from the guidance in force on the day: a notice, never a bar."""
    try:
        return problems(panel.size + panel.named, panel.size, limits(day))
    except UndatedLimitError:
        return ()
