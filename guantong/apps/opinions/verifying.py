"""A person confirms whether the next version holds what was claimed; the machine computes and never decides (落实核验)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.recording import held, moved
from guantong.apps.opinions.wording import CLAIMS, LANDINGS, versions
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal


@transaction.atomic
def verify(
    *, opinion: Opinion, landing: str, words: str, budget_version: str, budget_number: int | None, found: Mapping[str, Any],
    version: int, by: Standing, as_of: datetime,
) -> Opinion:  # fmt: skip
    """Confirm how an adopted opinion stands in a version: `found` is what the machine computed then, kept with its evidence.

    Raises NotAllowed for what was not adopted, BadInput for a word or version no list has, and where a person says otherwise
    than the machine computed and gives no reason.
    """
    row = held(opinion, "verify", version, by, opinion.confirmed_by)
    if row.outcome not in CLAIMS:
        raise NotAllowed(NOTHING_CLAIMED)
    wrong = {}
    if landing not in LANDINGS:
        wrong["landing"] = _NO_LANDING
    if budget_version not in versions():
        wrong["budget_version"] = _NO_VERSION
    if landing != found.get("verdict") and not words.strip():
        wrong["words"] = _OTHERWISE
    if wrong:
        raise BadInput(wrong)
    row.landing, row.landing_words, row.landing_found = landing, words.strip(), dict(found)
    row.landed_version, row.landed_number = budget_version, budget_number
    row.verified_by, row.verified_on = by.person, as_of.date()
    return moved(row, "verify", by, as_of, words, landing=landing, computed=str(found.get("verdict", "")))


NOTHING_CLAIMED = Refusal(
    "state",
    Words("不采纳的意见没有要核验的落实", "nothing was claimed that a version could hold"),
    Words("答复为采纳或部分采纳时核验", "it opens for what was adopted or partly adopted"),
)
_NO_LANDING = Words("请选择核验结论", "choose what was found")
_NO_VERSION = Words("请选择所依据的版本", "choose the version it was held against")
_OTHERWISE = Words("结论与系统比对不同的，请写明理由", "say why, where it differs from what was computed")
