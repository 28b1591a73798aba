"""The verbs of a suggestion on its page: what each asks, and which are closed to who looks (项目建议的办理)."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest

from guantong.apps.components.acts import Act, Acts
from guantong.apps.consultation import feasibility, merging, operations
from guantong.apps.consultation.feasibility_form import Stated
from guantong.apps.consultation.forms import (
    Asked,
    Evidence,
    Into,
    Linked,
    Signature,
    Suggested,
    Unlinked,
    chosen,
    keys_sent,
)
from guantong.apps.consultation.models import NeedLink, Suggestion
from guantong.apps.consultation.queries import suggestions_in_play
from guantong.apps.consultation.telling import note_read, waits_for
from guantong.apps.consultation.whose import NOT_YOURS, is_own, kept_out, of_row
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.domain.workflow.table import Refusal

_AUTHORS = ("edit", "link_needs", "unlink_need", "add_evidence", "submit", "withdraw")
_UNCONFLICTED = ("submit", "co_sign", "state_feasibility")


def acts_of(request: HttpRequest, row: Suggestion, links: Sequence[NeedLink]) -> Acts:
    """Return the verbs that make sense now: what is an author's own is not shown to others."""
    standing, posting = request.standing, request.method == "POST"  # type: ignore[attr-defined]
    own, picked = is_own(row, standing), keys_sent(request)
    signed = any(one.person == standing.person and one.state == "signed" for one in row.proposers.all())
    first = any(one.person == standing.person and one.first for one in row.proposers.all())
    mine = [(str(one.pk), str(one.need)) for one in links if one.suggestion_id == row.pk]
    others = (
        [(str(one.pk), f"{one.code} {one.title}") for one in suggestions_in_play(row.call).exclude(pk=row.pk)]
        if row.state == "submitted"
        else []
    )
    acts = (
        Act("submit", operations.submit, version=True, main=True),
        Act("note_read", note_read),
        Act("edit", operations.edit, partial(Suggested, standing=standing), version=True),
        Act("link_needs", operations.link_needs, Linked),
        Act("unlink_need", operations.unlink_need, chosen(Unlinked, "link", mine)),
        Act("add_evidence", operations.add_evidence, Evidence),
        Act("co_sign", operations.co_sign, main=True),
        Act("take_back_signature", operations.take_back_signature),
        Act("sign_for", operations.sign_for, Signature),
        Act("state_feasibility", feasibility.state_feasibility, partial(Stated, standing=standing, today=request.today)),  # type: ignore[attr-defined]
        Act("ask_feasibility", feasibility.ask_feasibility, Asked),
        Act("merge", merging.merge, chosen(Into, "into", others), version=True),
        Act("part", merging.part, version=True),
        Act("withdraw", operations.withdraw, version=True),
    )  # fmt: skip
    idle = {
        **dict.fromkeys(_AUTHORS, not own), "link_needs": not own or not picked, "unlink_need": not own or not mine, "merge": not others,
        "co_sign": signed, "take_back_signature": not signed or first, "note_read": not waits_for(row, standing),
    }  # fmt: skip
    paths, names = of_row(row)
    refusal = kept_out(standing, *paths, names=names)
    closed: dict[str, Refusal] = dict.fromkeys(_UNCONFLICTED, refusal) if refusal else {}
    closed |= {} if own else dict.fromkeys(_AUTHORS, NOT_YOURS)
    initial: dict[str, Any] = {
        **{name: getattr(row, name) for name in ("title", "text", "where", "field", "people", "people_basis", "cost", "cost_basis", "department")},
        "place": row.place.code, "needs": ",".join(map(str, picked)), "office": row.department,
    }  # fmt: skip
    known = tuple(act for act in acts if posting or not idle.get(act.verb))
    return Acts(
        request, SUGGESTION, known, row.state, row.path, {"suggestion": row}, initial, row.version, closed=closed
    )
