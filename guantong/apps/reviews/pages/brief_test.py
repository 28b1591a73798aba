"""One page about a subject: four parts, every amount with its place, copied with its sources, nothing that one may not read."""

from io import BytesIO

import docx
import pypdfium2
import pytest

from guantong.apps.diagnosis.models import Signal
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.reviews.brief_room import MOST, Room
from guantong.apps.reviews.briefs import brief
from guantong.domain.evidence import Evidence
from guantong.domain.papers.parts import Stated
from tests.figures import published
from tests.findings import handed_over, registered
from tests.opinions import confirmed, raised
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
PARTS = ("一、事实", "二、依据", "三、各方意见", "四、待定事项")


def lamps(world: World) -> str:
    """A matter of the subject 居住区公共照明 was handed over, and stands there with its amount and origin."""
    subject = world.subject("居住区公共照明")
    handed_over(world, registered(world, subject=subject, origin="2025年度审计工作报告第12页", amount=120_0000_00))
    return f"/reviews/briefs/{subject.key}/"


def test_the_four_parts_stand_on_the_page_each_amount_with_its_place(world: World) -> None:
    page = world.signed_in("shen").get(lamps(world)).content.decode()

    assert [part in page for part in PARTS] == [True] * 4
    assert "居住区公共照明项目资金闲置 120 万元。<sup>①</sup>" in page
    assert "① 《2025年度审计工作报告第12页》" in page
    assert "尚未办结，期限2026年12月12日。" in page


def test_it_is_copied_with_its_sources_where_there_is_no_script(world: World) -> None:
    page = world.signed_in("shen").get(lamps(world)).content.decode()

    text = page.partition("<textarea")[2].partition("</textarea>")[0]
    assert ("readonly" in text, "120 万元。①" in text, "① 《2025年度审计工作报告第12页》" in text) == (True, True, True)
    assert "来源：贯通·" in text


def test_the_files_say_the_same_and_are_one_page(world: World) -> None:
    here, shen = lamps(world), world.signed_in("shen")

    written = docx.Document(BytesIO(shen.get(f"{here}?as=docx").content))
    printed = pypdfium2.PdfDocument(shen.get(f"{here}?as=pdf").content)

    assert all(any(part in line.text for line in written.paragraphs) for part in PARTS)
    assert len(printed) == 1


def test_more_than_fits_is_said_and_an_empty_part_says_so(world: World) -> None:
    subject = world.subject("居住区公共照明")
    for at in range(MOST + 2):
        registered(world, subject=subject, title=f"第{at}件", says="资金闲置。")

    told = world.signed_in("shen").get(f"/reviews/briefs/{subject.key}/").content.decode()

    assert ("另有2条，见系统。" in told, "各方还没有意见。" in told) == (True, True)


def test_an_opinion_about_the_unit_stands_with_the_answer_and_its_number(world: World) -> None:
    confirmed(world)
    raised(world, text="请说明另一项单价")
    unit = world.subject("明湖区城市管理局")

    content = brief(unit, world.standing("shen"), world.now)

    said = "".join(part if isinstance(part, str) else part.said for block in content.blocks for part in block.parts)
    assert ("财政答复采纳：" in said, "意见1条尚无财政书面答复。" in said) == (True, True)


@pytest.mark.parametrize("username", ["lin", "xi", "qin"])
def test_who_follows_no_matters_gets_no_page(world: World, username: str) -> None:
    assert world.signed_in(username).get(lamps(world)).status_code in (403, 404)


def test_however_much_there_is_it_is_one_page_and_says_that_there_is_more(world: World) -> None:
    unit, long = world.subject("明湖区城市管理局"), "项目资金闲置，原因是前期手续没有办完，施工单位两次变更。" * 12
    for at in range(1, 7):
        registered(
            world, title=f"第{at}件事项", says=f"{long}闲置{at}20万元。", origin=f"审计报告第{at}页", subject=unit
        )
        raised(world, text=f"第{at}条意见：{long}")
    shen = world.signed_in("shen")

    page = shen.get(f"/reviews/briefs/{unit.key}/").content.decode()
    printed = pypdfium2.PdfDocument(shen.get(f"/reviews/briefs/{unit.key}/?as=pdf").content)

    assert (
        len(pypdfium2.PdfDocument(pdf(brief(unit, world.standing("shen"), world.now)))) > 1
    )  # it would have been more
    assert (len(printed), "……（全文见系统）" in page, "另有" in page) == (1, True, True)


def test_an_amount_is_never_cut_in_two() -> None:
    place = Evidence(file="审计报告", page=12)

    cut = Room(4, 12).cut(Stated("该项目预算安排资金共计1200万元没有使用", place))

    assert isinstance(cut, Stated)
    assert (cut.text, cut.evidence) == ("该项目预算安排资金共计……（全文见系统）", place)


def test_what_a_published_document_says_stands_with_its_file_and_place(world: World) -> None:
    batch = published(world)
    unit = batch.documents.get().subject

    page = world.signed_in("shen").get(f"/reviews/briefs/{unit.key}/").content.decode()

    assert (f"《{batch.name}》第" in page, "尚未核实，是关注事项，不是结论。" in page) == (True, True)

    Signal.objects.update(state="lapsed")  # said of figures that no longer stand
    later = world.signed_in("shen").get(f"/reviews/briefs/{unit.key}/").content.decode()

    assert (f"《{batch.name}》第" in later, "尚未核实，是关注事项，不是结论。" in later) == (False, False)
