"""Opinions for tests: raised, referred, answered, confirmed and told by the real verbs, without a browser (测试意见)."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl

from guantong.apps.opinions import answering, operations, referring, telling
from guantong.apps.opinions.binding import Bound, Named
from guantong.apps.opinions.models import Opinion, Referral
from tests.world import World

ROAD = Bound(unit_code="CG", unit="明湖区城市管理局", project_code="P01", project="道路修缮", amount=1000_00)
LIN = Named("林代表", "deputy", "district", "lin")
ADOPTED = {"outcome": "adopted", "reason": "单价按标准重算", "place": "道路修缮项目", "amount": -200_00}
CONFIRMED = {**ADOPTED, "cause": "opinion", "document": "明财函〔2026〕9号"}


def raised(world: World, text: str = "单价高于上年，请说明依据", who: str = "shen", **facts: Any) -> Opinion:
    """Raise an opinion on the road of the city bureau, in the first submission of 2027, by the deputy 林代表."""
    given = {
        "head": "departments", "asks": ["by_rule", "amount"], "year": 2027, "version": "first_submission", "version_no": 1,
        "line": ROAD, "change_asked": -200_00, "proposers": [LIN], **facts,
    }  # fmt: skip
    return operations.raise_opinion(text=text, by=world.standing(who), as_of=world.now, **given)


def prepared(world: World, opinions: Sequence[Opinion]) -> Referral:
    """Prepare the referral of some opinions."""
    return referring.prepare(
        opinions=opinions, title="关于转送2027年预算意见的函", by=world.standing("shen"), as_of=world.now
    )


def sent(world: World, referral: Referral, **facts: Any) -> Referral:
    """Note that a referral was sent."""
    referral.refresh_from_db()
    given = {
        "number": f"明人预函〔2026〕{referral.pk}号",
        "sent_on": world.now.date(),
        "due_on": None,
        "due_document": "",
        **facts,
    }
    return referring.note_sent(
        referral=referral, version=referral.version, by=world.standing("wen"), as_of=world.now, **given
    )


def referred(world: World, *opinions: Opinion, **facts: Any) -> list[Opinion]:
    """Refer opinions, one raised here where none is given."""
    rows = list(opinions) or [raised(world)]
    sent(world, prepared(world, rows), **facts)
    for one in rows:
        one.refresh_from_db()
    return rows


def drafted(world: World, opinion: Opinion, who: str = "qin", **facts: Any) -> Opinion:
    """Have the unit draft its answer."""
    given = {**ADOPTED, "version": opinion.version, **facts}
    return answering.draft_answer(opinion=opinion, by=world.standing(who), as_of=world.now, **given)


def confirmed(world: World, opinion: Opinion | None = None, who: str = "cao", **facts: Any) -> Opinion:
    """Have finance confirm in writing, of one referred here where none is given."""
    row = opinion or referred(world)[0]
    given = {**CONFIRMED, "confirmed_on": world.now.date(), "version": row.version, **facts}
    return answering.confirm(opinion=row, by=world.standing(who), as_of=world.now, **given)


def told(world: World, opinion: Opinion, how: str = "here", **facts: Any) -> Opinion:
    """Tell the first who raised it."""
    one = opinion.proposers.order_by("pk").first()
    given = {
        "proposer": str(one.pk) if one else "",
        "how": how,
        "told_on": world.now.date(),
        "version": opinion.version,
        **facts,
    }
    return telling.tell(opinion=opinion, by=world.standing("shen"), as_of=world.now, **given)


def filled(content: bytes, rows: dict[int, dict[str, str]]) -> bytes:
    """Return a workbook that left here with what was typed into its rows, by the words above each column."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[2]}
    for number, given in rows.items():
        for head, value in given.items():
            sheet.cell(number, heads[head]).value = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
