"""The verbs of an agreed change with what each asks: for its page and for the interface alike (会商结果的办理)."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpRequest

from guantong.apps.components.acts import Act, Acts
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.reviews import agreeing, board_forms
from guantong.apps.reviews.models import AgreedChange
from guantong.apps.reviews.recording import speaking_at
from guantong.apps.reviews.review_forms import Why
from guantong.apps.reviews.workflow import AGREED_CHANGE
from guantong.domain.roles import Standing


def among(row: AgreedChange, standing: Standing) -> QuerySet[Opinion]:
    """Return the opinions of the same year and unit it may belong to, as far as `standing` reads them."""
    told = opinions_seen_by(standing).filter(year=row.review.year, unit_code=row.unit_code)
    return told.exclude(state="withdrawn")


def acts_of(request: HttpRequest, row: AgreedChange) -> Acts:
    """Return the verbs of an agreed change: on its page and by the interface."""
    by = request.standing  # type: ignore[attr-defined]
    linking = partial(board_forms.Linking, among=among(row, by))
    verbs = (
        Act("confirm_for_department", agreeing.confirm_for_department, board_forms.Confirming, version=True),
        Act("confirm_for_deputies", agreeing.confirm_for_deputies, board_forms.Confirming, version=True),
        Act("amend_change", agreeing.amend_change, board_forms.AmendingChange, version=True),
        Act("link_opinion", agreeing.link_opinion, linking, version=True),
        Act("withdraw_change", agreeing.withdraw_change, Why, version=True),
    )
    initial = {name: getattr(row, name) for name in ("line_code", "line", "before", "change", "text")}
    return Acts(
        request, AGREED_CHANGE, verbs, row.state, speaking_at(row.review, row.path, by), {"agreed": row},
        {**initial, "name": by.name}, version=row.version,
    )  # fmt: skip
