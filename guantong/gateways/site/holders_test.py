"""What a leaver is asked to hand over: all in which something can still be done, nothing in which nothing can."""

import re

import pytest

from guantong.apps.actors.workflows import workflows
from guantong.domain.workflow.table import SAME, Workflow
from guantong.gateways.site.holders import KEPT, Kept


def workflow_of(kept: Kept) -> Workflow:
    room, _, model = kept.model.partition(".")
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", model).lower()
    return next(one for one in workflows() if (one.room, one.name) == (room, name))


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.model)
def test_a_state_that_no_verb_leads_out_of_is_over(kept: Kept) -> None:
    workflow = workflow_of(kept)
    goes_on = {state for row in workflow.rows if row.ends != SAME for state in row.begins}

    assert set(workflow.states) - goes_on - set(kept.over) == set()
    assert set(kept.over) - set(workflow.states) == set()


def test_a_letter_that_waits_for_its_answer_is_held_whatever_its_day() -> None:
    letters = next(kept for kept in KEPT if kept.model == "diagnosis.Letter")

    assert letters.over == ("answered", "withdrawn", "discarded")
