"""The verbs of an inquiry with what each asks: for its page and for the interface alike (询问的办理)."""

from functools import partial

from django.http import HttpRequest

from guantong.apps.components.acts import Act, Acts
from guantong.apps.reviews import asking, board_forms
from guantong.apps.reviews.models import Inquiry
from guantong.apps.reviews.recording import speaking_at
from guantong.apps.reviews.review_forms import Why
from guantong.apps.reviews.workflow import INQUIRY


def acts_of(request: HttpRequest, row: Inquiry) -> Acts:
    """Return the verbs of an inquiry: on its page and by the interface."""
    units = row.review.units.all()
    verbs = (
        Act("answer", asking.answer, board_forms.Answering, version=True),
        Act("carry_over", asking.carry_over, board_forms.CarryingOver, version=True),
        Act("correct_answer", asking.correct_answer, board_forms.Answering, version=True),
        Act("amend_inquiry", asking.amend_inquiry, partial(board_forms.Amending, units=units), version=True),
        Act("merge", asking.merge, board_forms.Merging, version=True),
        Act("renumber", asking.renumber, board_forms.Renumbering, version=True),
        Act("withdraw_inquiry", asking.withdraw_inquiry, Why, version=True),
    )
    by = request.standing  # type: ignore[attr-defined]
    initial = {"unit": row.unit_code, "text": row.text, "asker": row.asker, "answer": row.answer, "answered_by": row.answered_by, "slip": row.slip}  # fmt: skip
    initial |= {"answered_on": row.answered_on or request.today, "due_on": row.due_on}  # type: ignore[attr-defined]
    closed = {} if asking.may_withdraw(row, by) else {"withdraw_inquiry": asking.NOT_YOURS}
    return Acts(
        request, INQUIRY, verbs, row.state, speaking_at(row.review, row.path, by), {"inquiry": row}, initial,
        version=row.version, closed=closed,
    )  # fmt: skip
