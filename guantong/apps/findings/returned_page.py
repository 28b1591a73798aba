"""What every page of a sheet that came back shows, whichever room it is of: its lines, and that it is taken down or not (录入预览)."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest

from guantong.apps.components.acts import Act, Acts
from guantong.apps.files.attached import attached_to
from guantong.apps.findings.list_forms import Seen
from guantong.apps.findings.returned_rows import OUTCOMES, SHAPES, STATE_SHAPES, plan_of
from guantong.apps.journal.queries import history_of
from guantong.domain.workflow.table import Workflow


def previewed(
    request: HttpRequest, of: Any, table: Workflow, lines: Sequence[Any], take_down: Callable[..., Any], set_aside: Callable[..., Any]
) -> tuple[Acts, dict[str, Any]]:  # fmt: skip
    """Return what may be done with the sheet `of`, and what its template shows; it is taken down whole, so a wrong line closes that.

    `table` has three rows: the verb that brings such a sheet, the one that takes it down, the one that sets it aside.
    """
    _brings, takes, sets_aside = (row.verb for row in table.rows)
    bad = [line for line in lines if line.outcome in ("wrong", "stale")]
    ready = not bad and any(line.outcome == "differs" for line in lines)
    verbs = [Act(takes, take_down, Seen)] if ready or request.method == "POST" else []
    acts = Acts(
        request, table, [*verbs, Act(sets_aside, set_aside)], of.state, of.path, given={"of": of}, initial={"plan": plan_of(lines)}
    )  # fmt: skip
    return acts, {
        "of": of, "acts": acts, "bad": len(bad), "ready": ready, "state": table.states[of.state], "shape": STATE_SHAPES[of.state],
        "lines": [(line, OUTCOMES[line.outcome], SHAPES[line.outcome]) for line in lines],
        "files": attached_to(of, request.standing), "history": history_of(of, request.standing),
    }  # fmt: skip
