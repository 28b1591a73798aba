"""The words of an opinion's thread, the same for the page, the phone and print: question, answer, proof (一问一答一证)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from guantong.apps.opinions.held_against import called as version_called
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.shapes import LANDING_SHAPES, OUTCOME_SHAPES, SHAPES
from guantong.apps.opinions.wording import (
    BOUND,
    CLAIMS,
    DISPROVED,
    KINDS,
    LANDINGS,
    LEVELS,
    OUTCOMES,
    WAYS,
    called,
    causes,
)
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.fiscal.attribution import reasons
from guantong.domain.words import Words

STEPS = (
    ("raised", Words("提出", "raised")),
    ("referred", Words("转送", "referred")),
    ("replied", Words("财政答复", "answered")),
    ("verified", Words("落实核验", "verified")),
)
_AT = {"raised": 0, "merged": 0, "referred": 1, "drafted": 1, "replied": 2, "verified": 3, "withdrawn": 0}
_IMPORTED = Words("后一版本尚未导入，不作判断", "no later version was brought: nothing is said of it")


def thread_of(opinion: Opinion, found: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return what templates say of an opinion: words by their keys, its steps with their days, its landing in one sentence."""
    del today
    days = (
        opinion.raised_on,
        opinion.referral.sent_on if opinion.referral else None,
        opinion.confirmed_on,
        opinion.verified_on,
    )
    at = _AT[opinion.state]
    return {
        "state": OPINION.states[opinion.state], "shape": SHAPES[opinion.state], "head": called("heads", opinion.head),
        "asks": [called("asks", one) for one in opinion.asks], "bound": BOUND[opinion.bound],
        "against": version_called(opinion.budget_version, opinion.budget_number, opinion.year),
        "outcome": OUTCOMES.get(opinion.outcome), "outcome_shape": OUTCOME_SHAPES.get(opinion.outcome, ""),
        "draft_outcome": OUTCOMES.get(opinion.draft_outcome), "cause": causes().get(opinion.cause), "ground": reasons().get(opinion.ground),
        "landing": LANDINGS.get(opinion.landing), "landing_shape": LANDING_SHAPES.get(opinion.landing, ""),
        "landed_in": version_called(opinion.landed_version, opinion.landed_number, opinion.year),
        "computed_words": LANDINGS.get(str(found.get("verdict", "")), _IMPORTED if found else None),
        "computed_in": version_called(str(found.get("version", "")), found.get("number"), opinion.year),
        "disproved": opinion.landing in DISPROVED, "claims": opinion.outcome in CLAIMS,
        "kinds": KINDS, "levels": LEVELS, "ways": WAYS, "grades": {key: called("ratings", key) for key in ("satisfied", "mostly", "not")},
        "steps": [(words, days[number], number == at) for number, (_, words) in enumerate(STEPS)],
    }  # fmt: skip
