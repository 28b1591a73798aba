"""The verbs of a matter as its page and the interface offer them: each with its operation and what it asks (办理)."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest

from guantong.apps.components.acts import Act, Acts
from guantong.apps.findings import letters, operations, stages
from guantong.apps.findings import matter_forms as forms
from guantong.apps.findings.models import Matter, Stage
from guantong.apps.findings.moving import acting_path
from guantong.apps.findings.workflow import MATTER
from guantong.apps.papers.models import Paper

_SAME = ("title", "says", "origin", "sort", "pace", "nature", "audit_state", "received_on", "due_on")
"""What a form begins with as it stands."""


def acts_of(request: HttpRequest, matter: Matter, papers: Sequence[Paper] = ()) -> Acts:
    """Return the verbs of a matter for who asks; the letter that went out offers its number and day.

    What has nothing to begin with is not shown, and still answers with its reason when it is asked for.
    """
    standing = request.standing  # type: ignore[attr-defined]
    # whose it is comes before how far it is, as in the table
    closed = stages.closed_stages(matter) | operations.closed_to(matter, standing)
    verbs = [
        act for act in _verbs(matter, list(matter.stages.all())) if request.method == "POST" or act.verb not in closed
    ]
    initial: dict[str, Any] = {name: getattr(matter, name) for name in _SAME}
    out = next((one for one in papers if one.kind in letters.HANDING_OVER and one.issued_on), None)
    initial |= {"number": out.number, "handed_on": out.issued_on} if out else {}
    return Acts(
        request, MATTER, verbs, matter.state, acting_path(matter, standing), {"matter": matter}, initial, matter.version,
        latest_by=matter.submitted_by if matter.state == "submitted" else matter.verified_by, closed=closed,
    )  # fmt: skip


def verbs() -> frozenset[str]:
    """Return the verbs that are done to one matter by itself; others come with a whole sheet, or hand out a file."""
    return frozenset(act.verb for act in _verbs(Matter(), ()))


def _verbs(matter: Matter, parts: Sequence[Stage]) -> tuple[Act, ...]:
    agreed, done = ([one for one in parts if one.state == state] for state in ("agreed", "done"))
    return (
        Act("hand_over", operations.hand_over, forms.HandingOver, version=True),
        Act("draft_handover", letters.draft_handover, forms.Letter, version=True),
        Act("draft_urging", letters.draft_urging, version=True),
        Act("draft_slip", letters.draft_slip, version=True),
        Act("confirm_nature", operations.confirm_nature, forms.Nature, version=True),
        Act("revise", operations.revise, forms.Put, version=True),
        Act("acknowledge", operations.acknowledge, forms.Acknowledgement, version=True),
        Act("plan", operations.plan, partial(forms.Plan, matter=matter), version=True),
        Act("propose_stages", stages.propose_stages, partial(forms.Stages, matter=matter), version=True),
        Act("confirm_stages", stages.confirm_stages, version=True),
        Act("report_stage", stages.report_stage, partial(forms.StageReport, stages=agreed), version=True),
        Act("return_stage", stages.return_stage, partial(forms.StageReport, stages=done), version=True),
        Act("submit", operations.submit, forms.Result, version=True),
        Act("note_progress", operations.note_progress, forms.Reason, version=True),
        Act("verify", operations.verify, forms.Reason, version=True),
        Act("send_back", operations.send_back, forms.Reason, version=True),
        Act("close_out", operations.close_out, forms.Reason, version=True),
        Act("doubt", operations.doubt, forms.Reason, version=True),
        Act("conclude", operations.conclude, forms.Conclusion, version=True),
        Act("note_audit_state", operations.note_audit_state, forms.AuditState, version=True),
        Act("ask_extension", operations.ask_extension, forms.Extension, version=True),
        Act("decide_extension", operations.decide_extension, forms.Decision, version=True),
        Act("urge", operations.urge, forms.Reason, version=True),
        Act("add_handler", operations.add_handler, forms.Handling, version=True),
        Act("look_back", operations.look_back, forms.Look, version=True),
        Act("reopen", operations.reopen, forms.Reopening, version=True),
        Act("withdraw", operations.withdraw, forms.Reason, version=True),
    )
