"""One assessment: its line, the results round by round, the lawful ways after 不满意, its papers and verbs (满意度测评)."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.ballots.queries import members_on
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.findings import assessing, assessment_papers
from guantong.apps.findings import assessment_forms as forms
from guantong.apps.findings.assessment_queries import assessments_seen_by, chain_of, failures, ladder_on, result_of
from guantong.apps.findings.pages.assessments import SHAPES
from guantong.apps.findings.rungs import rungs_of
from guantong.apps.findings.ways import way_words, ways_on
from guantong.apps.findings.words import ORGANS, REPORTS
from guantong.apps.findings.workflow import ASSESSMENT
from guantong.apps.journal.queries import history_of
from guantong.apps.papers.queries import papers_about
from guantong.apps.papers.workflow import PAPER


@page(reads="findings", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the assessment; do one of its verbs."""
    row = assessments_seen_by(request.standing).select_related("earlier").filter(pk=pk).first()
    if row is None:
        raise Http404
    verbs = (
        Act("prepare_vote", assessing.prepare_vote, partial(forms.Voting, assessment=row), version=True),
        Act("announce", assessing.announce, version=True, main=True),
        Act("record_way", assessing.record_way, partial(forms.Decided, today=request.today), version=True),
        Act("assess_again", assessing.assess_again, forms.Arrangement, version=True),
        Act("draft_ballot", assessment_papers.draft_ballot, version=True),
        Act("draft_result", assessment_papers.draft_result, version=True),
        Act("revise", assessing.revise, forms.Arrangement, version=True),
        Act("take_back", assessing.take_back, forms.Reason, version=True),
        Act("withdraw", assessing.withdraw, version=True),
    )
    closed = assessing.closed_to(row, request.today)
    if request.method != "POST":  # a box that stands is not prepared again, and still answers when it is asked for
        verbs = tuple(act for act in verbs if closed.get(act.verb) is not assessing.STANDS)
    initial = {"title": row.title}
    if row.state == "proposed":
        initial |= {"session": row.session, "held_on": row.held_on}
    acts = Acts(
        request, ASSESSMENT, verbs, row.state, row.path, {"assessment": row}, initial, row.version, closed=closed
    )
    chain = chain_of(row)
    failed = failures(chain[: chain.index(row) + 1])
    rules = request.standing.reads("ballot_rules")
    ladder = ladder_on(row.held_on) if failed and rules else None
    shown: dict[str, Any] = {
        "row": row, "acts": acts, "state": ASSESSMENT.states[row.state], "shape": SHAPES[row.state],
        "report": REPORTS[row.report], "rungs": list(rungs_of(chain)), "results": _results(request, chain),
        "about": row.about.select_related("matter"), "failed": failed, "ladder": ladder,
        "members": len(members_on(request.today)) if failed else 0, "ways": (), "ladder_ways": (),
        "rules": rules,
        "taken": row.ways.all(), "way_words": way_words(), "organs": ORGANS,
        "papers": papers_about(row, request.standing), "paper_states": PAPER.states,
        "history": history_of(row, request.standing),
    }  # fmt: skip
    if row.finds == "failed":
        shown["ways"] = [
            (way, way.signers_of(shown["members"]), way.votes_of(shown["members"])) for way in ways_on(request.today)
        ]
    if ladder:
        names = ladder.first_ways if failed == 1 else ladder.again_ways
        shown["ladder_ways"] = [way_words()[name] for name in names]
        shown["ladder_words"] = ladder.first_words if failed == 1 else ladder.again_words
    answer = acts.answer() or (shown["results"] and shown["results"].download())
    return answer or render(request, "findings/pages/assessment.html", shown, status=acts.status)


def _results(request: HttpRequest, chain: list[Any]) -> Listing | None:
    """Return every announced result beside the others: a count in each line, a round in each column."""
    told = [(one, found) for one in chain if (found := result_of(one))]
    if not told:
        return None
    counted = [found.counts.lines() for _one, found in told]
    rows: list[tuple[Any, ...]] = [(line[0][1], *(count[2] for count in line)) for line in zip(*counted, strict=True)]
    rows.append((_("结果"), *(one.outcome for one, _found in told)))
    columns = [Column("计票项目", lambda row: row[0], "name")]
    for at, (one, _found) in enumerate(told, 1):
        header = _("第 %(round)s 次（%(day)s）") % {"round": one.round, "day": one.held_on.isoformat()}
        columns.append(Column(header, lambda row, at=at: row[at], "number"))
    return Listing(request, _("测评结果"), rows, columns)
