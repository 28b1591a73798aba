"""A paper on its page: from hand to hand, each amount with its source, nothing inward told to whoever got it."""

import pytest
from django.utils.timezone import localdate

from guantong.apps.papers.models import Paper
from tests import papers
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def address(paper: Paper) -> str:
    return f"/papers/{paper.pk}/"


def test_it_goes_from_hand_to_hand_on_its_page(world: World) -> None:
    paper, today = papers.drafted(world), localdate()  # pages read the clock

    def send(who: str, verb: str, **typed: object) -> int:
        paper.refresh_from_db()
        given = {f"{verb}-{name}": value for name, value in typed.items()}
        return world.signed_in(who).post(address(paper), {"verb": verb, "version": paper.version, **given}).status_code

    assert send("shen", "check") == 403
    assert (send("gu", "check"), send("wen", "sign"), send("gu", "sign"), send("shen", "export")) == (
        302,
        403,
        302,
        302,
    )
    assert send("shen", "register", issued_on=today) == 422
    assert send("shen", "register", number="8号", issued_on=today) == 302
    assert send("shen", "note_receipt", hop=paper.hops.get(number=2).pk, received_on=today) == 302
    paper.refresh_from_db()
    assert (paper.state, paper.number) == ("delivered", "8号")


def test_it_shows_each_amount_with_its_mark_and_where_it_stands(world: World) -> None:
    page = world.signed_in("qin").get(address(papers.issued(world))).content.decode()

    assert "186.42万元<sup>①</sup>" in page
    assert [part.source for part in (papers.WITHHELD, papers.PAID, papers.LEFT, papers.SAID) if part.source not in page] == []  # fmt: skip


def test_whoever_got_it_reads_its_way_and_not_who_wrote_it_or_why_it_was_withdrawn(world: World) -> None:
    paper = papers.withdrawn(world, subject_of="trial.matter/1", subject_name="质量保证金问题", subject_where="/trial/")

    inner, outer = (world.signed_in(who).get(address(paper)).content.decode() for who in ("he", "qin"))

    told = (
        "本件已撤回，不再有效",
        "明湖区人民政府办公室",
        "<dt>拟稿</dt>",
        "数据有误",
        "质量保证金问题",
        "预算工委主任",
    )
    assert [said in inner for said in told] == [True] * 6
    assert [said in outer for said in told] == [True, True, False, False, False, False]


def test_a_withdrawn_paper_leads_to_its_correction_and_back(world: World) -> None:
    first = papers.issued(world)
    second = papers.corrected(world, first)

    pages = [world.signed_in("qin").get(address(paper)).content.decode() for paper in (first, second)]

    assert (f'href="{address(second)}"' in pages[0], f'href="{address(first)}"' in pages[1]) == (True, True)
    assert ("以更正件为准" in pages[0], "原件保留，标为已撤回" in pages[1]) == (True, True)


def test_an_amount_typed_without_its_source_is_told_at_its_field(world: World) -> None:
    paper = papers.drafted(world)
    typed = {"verb": "revise", "version": paper.version, "revise-title": "函", "revise-text_0": "少扣5万元。"}

    answer = world.signed_in("shen").post(address(paper), typed)

    assert (answer.status_code, "“5万元”没有出处" in answer.content.decode()) == (422, True)


def test_two_who_revise_at_once_see_both_sides(world: World) -> None:
    paper, client = papers.drafted(world), world.signed_in("shen")
    typed = {"verb": "revise", "version": paper.version, "revise-title": "甲的标题", "revise-text_0": "请说明【1】。"}
    client.post(address(paper), typed)

    answer = client.post(address(paper), {**typed, "revise-title": "乙的标题"})

    page = answer.content.decode()
    assert (answer.status_code, "甲的标题" in page, "乙的标题" in page) == (409, True, True)


def test_the_signed_copy_is_chosen_among_its_files_and_is_what_counts(world: World) -> None:
    paper = papers.issued(world)
    copy = papers.copy_of(world, paper)

    done = world.signed_in("shen").post(
        address(paper), {"verb": "note_signed_copy", "version": paper.version, "note_signed_copy-signed_copy": copy.pk}
    )

    assert done.status_code == 302
    assert "以此件为准" in world.signed_in("qin").get(address(paper)).content.decode()


def test_what_is_no_longer_what_was_signed_says_so(world: World) -> None:
    paper = papers.signed(world)
    Paper.objects.update(title="改过的函")

    assert "内容与签发时的摘要不一致" in world.signed_in("shen").get(address(paper)).content.decode()


@pytest.mark.parametrize(
    ("who", "draft", "out"), [("he", 200, 200), ("qin", 404, 200), ("cao", 404, 404), ("lin", 403, 403)]
)
def test_who_may_see_it(world: World, who: str, draft: int, out: int) -> None:
    client = world.signed_in(who)

    asked = [client.get(address(paper)).status_code for paper in (papers.drafted(world), papers.issued(world))]

    assert asked == [draft, out]


def test_whoever_has_not_answered_for_it_can_be_told_in_words_to_copy(world: World) -> None:
    out, back = papers.issued(world, route="direct"), papers.withdrawn(world, route="direct")

    shown = [world.signed_in(who).get(address(out)).content.decode() for who in ("shen", "qin")]
    ended = world.signed_in("shen").get(address(back)).content.decode()

    said = f"【明湖区人大常委会】明湖区城市管理局：《{out.title}》（{out.number}）已于2026年11月12日发出，请查收，并告知收到日期。"
    assert [said in page for page in shown] == [True, False]
    assert "已撤回，不再有效，请停止使用，并告知收悉。" in ended
