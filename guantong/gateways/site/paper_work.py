"""Who is asked for the next step of a paper: papers and due work may not know each other, and are joined here (办文待办)."""

from datetime import datetime
from typing import Any

from guantong.domain.papers.work import OUTSIDE, STEPS, planned_for, waited_for
from guantong.domain.roles import Role, Standing


def join() -> None:
    """Listen to what happens to papers."""
    from guantong.apps.papers import events

    events.moved.connect(_next, dispatch_uid="desk")


def _next(sender: Any, *, paper: Any, verb: str, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    """Finish what `verb` answered, withdraw what is no longer waited for, ask for what comes next."""
    from guantong.apps.notices.operations import ask, finish, withdraw
    from guantong.apps.papers.workflow import PAPER

    out = paper.issued_on is not None
    wanted = waited_for(
        paper.state,
        keeps_copy=paper.what.keeps_copy,
        has_copy=paper.signed_copy_id is not None,
        untold=out and paper.hops.filter(told_on=None).exists(),
        on_its_way=bool(paper.stations),
    )
    for step in STEPS:
        if step not in wanted:
            (finish if step == verb else withdraw)(of=paper, verb=step, by=by, as_of=as_of)
    for step in wanted:
        path, role = _whose(paper, step, as_of)
        ask(
            of=paper, verb=step, title=f"{PAPER.row(step).words.zh}：{paper.title}"[:160], where=f"/papers/{paper.pk}/",
            path=path, role=role, waits_for=paper.addressee[:80] if step in OUTSIDE else "", planned=True, by=by, as_of=as_of,
            due_on=planned_for(step, _begun(paper, as_of).date()),
        )  # fmt: skip


def _whose(paper: Any, step: str, as_of: datetime) -> tuple[str, Role | None]:
    """Return the desk a step waits on: to sign, the post that the table of kinds names."""
    from guantong.apps.actors.models import Membership
    from guantong.apps.actors.queries import in_force

    if step != "sign":
        return paper.desk, None
    posts = Membership.objects.filter(in_force(as_of.date()), role__in=paper.line.signs).order_by("pk")
    found = posts.values_list("organisation__path", "role").first()
    return (found[0], Role(found[1])) if found else (paper.desk, None)


def _begun(paper: Any, as_of: datetime) -> datetime:
    """Return when it came into its state: a second note on it moves no day."""
    known = {
        "checked": paper.checked_at,
        "signed": paper.signed_at,
        "exported": paper.exported_at,
        "draft": paper.drafted_at,
    }
    return known.get(paper.state) or as_of
