"""Material of a project: drawn by the machine, released by a named person, printed as a paper (项目数据核对材料的办理)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.evaluations.models import Material, Performance
from guantong.apps.evaluations.project_queries import sentences_of
from guantong.apps.evaluations.recording import begun, held, moved
from guantong.apps.evaluations.workflow import MATERIAL
from guantong.apps.papers import operations as papers
from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Paragraph
from guantong.domain.papers.parts import Stated
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

KIND = "project_material"


@transaction.atomic
def draw_material(*, performance: Performance, by: Standing, as_of: datetime) -> Material:
    """Lay the facts of a project together as they stand today; raises BadInput where there are none."""
    state, sentences = MATERIAL.demand("draw_material", by, NEW, performance.path), list(sentences_of(performance))
    if not sentences:
        raise BadInput({"": _NO_FACTS})
    row = Material.objects.create(
        performance=performance,
        path=performance.path,
        sentences=sentences,
        state=state,
        drawn_by=by.person,
        drawn_at=as_of,
    )
    return begun(row, MATERIAL, "draw_material", by, as_of, sentences=len(sentences))


@transaction.atomic
def release(*, material: Material, version: int, by: Standing, as_of: datetime) -> Material:
    """Release it by name, every sentence compared: its title loses the mark, and a paper of it is drafted to the unit.

    Raises BadInput where the facts changed since it was drawn, or the project belongs to no unit a paper could go to.
    """
    row = held(material, MATERIAL, "release", version, by)
    if list(sentences_of(row.performance)) != row.sentences:
        raise BadInput({"": _CHANGED})
    to = Organisation.objects.filter(path=row.path).first()
    if to is None:
        raise BadInput({"": _NO_UNIT})
    row.released_by, row.released_name, row.released_on = by.person, by.name, as_of.date()
    body = [
        Paragraph.of(Stated(one["text"], Evidence(file=one["file"], page=1, column=one["place"])))
        for one in row.sentences
    ]
    paper = papers.draft(
        kind=KIND, addressee=to, title=row.title[:160], body=body, subject_of=row.performance.journal_key,
        subject_name=str(row.performance)[:160], subject_where=reverse("evaluations:material", args=[row.pk]), by=by, as_of=as_of,
    )  # fmt: skip
    row.paper = paper.pk
    return moved(row, MATERIAL, "release", by, as_of, paper=paper.pk)


@transaction.atomic
def withdraw_material(*, material: Material, reason: str, version: int, by: Standing, as_of: datetime) -> Material:
    """Withdraw it, released or not; it stays to be seen as withdrawn. Its paper goes its own way."""
    row = held(material, MATERIAL, "withdraw_material", version, by)
    row.reason = reason
    return moved(row, MATERIAL, "withdraw_material", by, as_of)


_NO_FACTS = Words(
    "还没有目标和数据，没有可以核对的内容", "there are neither targets nor readings: no facts to lay together"
)
_CHANGED = Words("生成之后数据有变化，请重新生成后核对", "the facts changed since it was drawn: draw it anew")
_NO_UNIT = Words("项目没有对应的机构，不能制发", "the project belongs to no organisation a paper could go to")
