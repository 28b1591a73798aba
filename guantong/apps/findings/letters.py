"""The letters a matter leaves by: handed over to the government and through it, urged; composed here, sent by a person (交办函、督办函).

The paper itself is of `papers`: drafted, checked, signed, numbered by the office, its way noted station by station.
"""

from datetime import datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.findings.models import Matter
from guantong.apps.findings.moving import held, move
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Block, Item, Paragraph
from guantong.domain.papers.parts import Part, Stated, Unsourced
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

HANDING_OVER, URGING = "opinions_handover", "urging_letter"


@transaction.atomic
def draft_handover(*, matter: Matter, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the letter that hands a matter to the district government, which passes it on to who must put it right.

    Raises BadInput where the matter names an amount and nobody says where it stands.
    """
    row = held(matter, "draft_handover", version, by)
    government = Organisation.objects.filter(kind=OrganisationKind.GOVERNMENT).order_by("path").first()
    if government is None:
        raise BadInput({"": _NO_GOVERNMENT})
    body = (
        Paragraph.of("现将下列事项交由区人民政府研究处理，并请于期限内书面报告处理情况。"),
        _item(row),
        Paragraph.of(f"责任单位：{row.body}。"),
    )
    return _drafted(row, "draft_handover", HANDING_OVER, government, body, by, as_of, passed_on=True)


@transaction.atomic
def draft_urging(*, matter: Matter, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the letter that urges who has not put a matter right in time."""
    row = held(matter, "draft_urging", version, by)
    due = f"整改期限为{row.due_on:%Y年%-m月%-d日}，" if row.due_on else ""
    body = (_item(row), Paragraph.of(f"上述事项（{row.number}），{due}请抓紧整改并报送整改情况和证明材料。"))
    return _drafted(row, "draft_urging", URGING, Organisation.objects.get(path=row.path), body, by, as_of)


def _drafted(
    row: Matter, verb: str, kind: str, to: Organisation, body: tuple[Block, ...], by: Standing, as_of: datetime,
    *, passed_on: bool = False,
) -> Paper:  # fmt: skip
    on = [Organisation.objects.get(path=row.path)] if passed_on else []
    paper = papers.draft(
        kind=kind, addressee=to, title=f"关于{row.title}有关事项的函", body=body, subject_of=row.journal_key,
        subject_name=row.title, subject_where=f"/findings/{row.pk}/", passed_on=on, by=by, as_of=as_of,
    )  # fmt: skip
    move(row, verb, by, as_of, inside=True, paper=paper.pk)
    return paper


def _item(row: Matter) -> Item:
    """Return what was found, in its words, with the place they stand at; raises BadInput for an amount without one."""
    places = [_place(one) for one in row.evidence]
    origin = Evidence(file=row.origin, page=0) if row.origin else None
    said: Part = row.says
    if source := next(iter(places), origin):
        said = Stated(row.says, source)
    try:
        return Item.of(1, said)
    except Unsourced as error:
        raise BadInput({"": _NO_SOURCE}) from error


def _place(kept: dict[str, object]) -> Evidence:
    """Return the place a signal kept, as a paper prints it."""
    named = {name: kept.get(name) for name in ("file", "page", "table", "row", "printed", "sheet")}
    return Evidence(**named, column=str(kept.get("header", "")))  # type: ignore[arg-type]


_NO_GOVERNMENT = Words("机构中没有区人民政府，请先登记", "the tree of organisations has no district government")
_NO_SOURCE = Words(
    "问题描述里有金额，没有写明出处；请在“修改登记”里填写出处，再拟函",
    "it names an amount and not where it stands: fill in its origin first",
)
