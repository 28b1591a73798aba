"""Drawing who is asked, and who sits on a public panel: by a seed with its source, from a list of which the digest stays (抽取)."""

import re
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.surveys.lists import frame_in, people_in
from guantong.apps.surveys.models import PublicPanel, Sample, Survey
from guantong.apps.surveys.workflow import PANEL, SAMPLE
from guantong.domain.roles import Standing
from guantong.domain.surveys.panel import Quota, QuotasNotMet, draw
from guantong.domain.surveys.plan import PlannedCell, allocation, plan
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal, Workflow

DRAWN_IN = ("draft", "checked", "open")
_SEED = re.compile(r"[\w .:\-]{1,80}")


@transaction.atomic
def draw_sample(
    *, survey: Survey, file_name: str, raw: bytes, size: int, substitutes: int, seed: str, seed_from: str, by: Standing, as_of: datetime
) -> Sample:  # fmt: skip
    """Draw so many of every community and stratum; of counts alone it is said how many. The list itself is not kept.

    One draw stands: another needs the first withdrawn, which stays on record with its seed. Raises BadInput.
    """
    row = Survey.objects.select_for_update().get(pk=survey.pk)
    state = SAMPLE.demand("draw_sample", by, NEW, row.path)
    if refusal := not_drawn(row):
        raise NotAllowed(refusal)
    _demand_seed(seed, seed_from)
    listed = frame_in(file_name, raw)
    if listed.frame:
        found = plan(listed.frame, size, seed, substitutes)
        cells, digest = found.cells, found.digest
        drawn = [
            [*one.stratum.split(" / ", 1), one.id, one.rank, at]
            for at, rows in enumerate((found.sample, found.substitutes))
            for one in rows
        ]
    else:
        cells, digest, drawn = allocation(listed.counts, size, seed), "", []
    try:
        with transaction.atomic():
            made = Sample.objects.create(
                survey=row, size=size, substitutes=substitutes, seed=seed, seed_from=seed_from, digest=digest, state=state, drawn=drawn,
                cells=[[one.community, one.stratum, one.listed, one.asked] for one in cells], drawn_by=by.person, drawn_at=as_of,
            )  # fmt: skip
    except IntegrityError as error:
        raise NotAllowed(Refusal("state", _STANDS)) from error
    if not row.groups:
        row.groups = _people(cells)
        row.version += 1
        row.save()
    _recorded(SAMPLE, made, row.path, "draw_sample", by, as_of, seed=seed, digest=digest, size=size)
    return made


@transaction.atomic
def withdraw_sample(*, sample: Sample, by: Standing, as_of: datetime) -> Sample:
    """Withdraw a draw: it stays on record with its seed and digest, the numbers drawn go."""
    row = Sample.objects.select_for_update().select_related("survey").get(pk=sample.pk)
    row.state, row.drawn = SAMPLE.demand("withdraw_sample", by, row.state, row.survey.path), []
    row.save()
    _recorded(SAMPLE, row, row.survey.path, "withdraw_sample", by, as_of)
    return row


@transaction.atomic
def draw_panel(
    *, title: str, file_name: str, raw: bytes, size: int, named: int, quotas: Sequence[Quota], seed: str, seed_from: str, by: Standing,
    as_of: datetime,
) -> PublicPanel:  # fmt: skip
    """Draw a public panel of `size` that meets every quota; `named` more are recommended and sit besides.

    Raises BadInput where the list is too short, or names the quotas it cannot meet.
    """
    path = next((post.path for post in by.posts if PANEL.why_not("draw_panel", by, NEW, post.path) is None), "")
    state = PANEL.demand("draw_panel", by, NEW, path)
    _demand_seed(seed, seed_from)
    people = people_in(file_name, raw)
    traits = set(people[0].traits)
    if unknown := [one.trait for one in quotas if one.trait not in traits]:
        raise BadInput({"quotas": _NO_TRAIT.filled(trait=unknown[0], known="、".join(sorted(traits)))})
    if size > len(people):
        raise BadInput({"size": _SHORT.filled(count=len(people))})
    try:
        found = draw(people, size, seed, quotas)
    except QuotasNotMet as unmet:
        missed = "；".join(f"{one.trait} {one.value} {one.least}–{one.most}" for one in unmet.often)
        raise BadInput({"quotas": _UNMET.filled(quotas=missed)}) from unmet
    made = PublicPanel.objects.create(
        title=title, size=size, named=named, seed=seed, seed_from=seed_from, digest=found.digest, listed=len(people), round=found.round,
        quotas=[[one.trait, one.value, one.least, one.most] for one in quotas], path=path, state=state,
        drawn=[[one.id, dict(one.traits)] for one in found.drawn], drawn_by=by.person, drawn_at=as_of,
    )  # fmt: skip
    _recorded(PANEL, made, path, "draw_panel", by, as_of, seed=seed, digest=found.digest, round=found.round, size=size)
    return made


@transaction.atomic
def withdraw_panel(*, panel: PublicPanel, by: Standing, as_of: datetime) -> PublicPanel:
    """Withdraw a draw: it stays on record with its seed, the numbers drawn go."""
    row = PublicPanel.objects.select_for_update().get(pk=panel.pk)
    row.state, row.drawn = PANEL.demand("withdraw_panel", by, row.state, row.path), []
    row.save()
    _recorded(PANEL, row, row.path, "withdraw_panel", by, as_of)
    return row


def not_drawn(survey: Survey) -> Refusal | None:
    """Return why no sample is drawn for a survey now; None where one may be."""
    if survey.state not in DRAWN_IN:
        return Refusal("state", _LATE)
    return Refusal("state", _STANDS) if survey.samples.filter(state="drawn").exists() else None


def _people(cells: Sequence[PlannedCell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in cells:
        found[one.community] = found.get(one.community, 0) + one.listed
    return found


def _demand_seed(seed: str, seed_from: str) -> None:
    if not _SEED.fullmatch(seed):
        raise BadInput({"seed": _NO_SEED})
    if not seed_from.strip():
        raise BadInput({"seed_from": _NO_SOURCE})


def _recorded(
    of: Workflow, thing: Journaled, path: str, verb: str, by: Standing, as_of: datetime, **content: Any
) -> None:
    words = of.row(verb).words
    record(
        by=by, as_of=as_of, room="surveys", verb=verb, path=path, of=thing, content=content,
        says=Words(f"{words.zh}：{type(thing).CALLED.zh} {thing.pk}", f"{words.en}: {type(thing).CALLED.en} {thing.pk}"),
    )  # fmt: skip


def share(of: Fraction | None) -> str:
    """Return a weight as it is printed: three places, — where there is none."""
    return "—" if of is None else f"{float(of):.3f}"


_STANDS = Words(
    "已有一次抽取在用；要重抽，先撤回，两次的种子都留着备查",
    "a draw stands: withdraw it first; the seeds of both stay on record",
)
_LATE = Words("答卷已截止，不再抽样", "the survey is closed: nothing is drawn any more")
_NO_SEED = Words(
    "种子用字母、数字、汉字、空格、点、冒号和连字符，不超过80字",
    "a seed has letters, digits, blanks, dots, colons and hyphens, at most 80",
)
_NO_SOURCE = Words(
    "请写明种子从哪里来，例如当天公布的开奖号码", "say where the seed is from, e.g. numbers published that day"
)
_NO_TRAIT = Words("名单里没有“{trait}”一列，只有：{known}", "the list has no column {trait}, only: {known}")
_SHORT = Words("名单只有 {count} 人", "the list has only {count} people")
_UNMET = Words(
    "抽了两千轮也满足不了这些配额，请放宽：{quotas}", "two thousand rounds met not these quotas, widen them: {quotas}"
)
