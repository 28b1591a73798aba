"""What came of a meeting, in counts alone: what all groups agree on first, then what sets each apart (会议结果)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consensus.queries import FEWEST_TO_SHOW, Line, Outcome, digest_of, meetings_seen_by, outcome
from guantong.domain.consensus.meeting import Tally


def _share(tally: Tally) -> int | None:
    return tally.agree * 10_000 // tally.voted if tally.voted else None


COUNTS = (
    Column("陈述", "text"),
    Column("同意人数", "whole__agree", "number"),
    Column("不同意人数", "whole__disagree", "number"),
    Column("略过人数", "whole__passed", "number"),
    Column("同意率", lambda line: _share(line.whole), "share"),
)


@page(reads="consensus")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the outcome; before the close there is none."""
    meeting = meetings_seen_by(request.standing).filter(pk=pk).first()
    if meeting is None or meeting.state != "closed":
        raise Http404
    found = outcome(meeting)
    shown: dict[str, Any] = {
        "meeting": meeting, "outcome": found, "fewest": FEWEST_TO_SHOW, "fits": digest_of(meeting) == meeting.digest,
        "divided": found is not None and len(found.sizes) > 1,
    }  # fmt: skip
    if found is not None:
        shown["list"] = Listing(request, _("会议结果"), found.lines, (*COUNTS, *_columns(found)), empty="")
        shown["groups"] = [_group(request, found, group) for group in range(len(found.sizes))] if shown["divided"] else []  # fmt: skip
        if file := shown["list"].download():
            return file
    return render(request, "consensus/pages/outcome.html", shown)


def _columns(found: Outcome) -> list[Column]:
    """How far all groups agree, and each group's counts: 同意·不同意·略过."""
    columns = [Column("各组共识（%）", lambda line: round(line.agreement * 100), "number", bar=lambda line: round(line.agreement * 100))]  # fmt: skip
    for group, size in enumerate(found.sizes if len(found.sizes) > 1 else ()):
        head = _("第%(number)s组（%(size)s人）") % {"number": group + 1, "size": size}
        columns.append(Column(head, lambda line, group=group: _three(line.by_group[group]), "code"))
    return columns


def _three(tally: Tally) -> str:
    return f"{tally.agree} · {tally.disagree} · {tally.passed}"


def _group(request: HttpRequest, found: Outcome, group: int) -> dict[str, Any]:
    def others(line: Line) -> int | None:
        rest = [tally for at, tally in enumerate(line.by_group) if at != group]
        return _share(Tally(sum(t.agree for t in rest), sum(t.disagree for t in rest), sum(t.passed for t in rest)))

    columns = (
        Column("陈述", "text"),
        Column("本组同意率", lambda line: _share(line.by_group[group]), "share"),
        Column("其他组同意率", others, "share"),
    )
    title = _("第%(number)s组（%(size)s人）") % {"number": group + 1, "size": found.sizes[group]}
    return {
        "title": title,
        "list": Listing(request, "", found.of_group(group), columns, empty=_("没有超出偶然的不同看法。")),
    }
