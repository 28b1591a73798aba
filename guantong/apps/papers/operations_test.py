"""The way of a paper: four eyes, the post that signs, frozen content, the office's number, receipts, correction (公文办理)."""

from datetime import timedelta
from typing import Any

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.papers import operations
from guantong.apps.papers.models import Hop, Paper
from guantong.apps.papers.queries import content_of, intact
from guantong.domain.papers.kinds import kinds
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests import papers
from tests.promises import mutants
from tests.world import World


def does(world: World, verb: str, paper: Paper, who: str = "shen", **facts: Any) -> Paper:
    """Do a verb, as its page does."""
    given = {"paper": paper, "version": paper.version, "by": world.standing(who), "as_of": world.now, **facts}
    return getattr(operations, verb)(**given)


def receipt(world: World, paper: Paper, number: int, days: int = 0) -> Paper:
    hop = paper.hops.get(number=number)
    on = world.now + timedelta(days=days)
    return does(world, "note_receipt", paper, hop=str(hop.pk), received_on=on.date(), as_of=on)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_goes_its_way_and_the_journal_tells_each_step(world: World, kind: str) -> None:
    paper = papers.issued(world, kind)

    for hop in range(1, paper.hops.count() + 1):
        paper = receipt(world, paper, hop)

    ways = ["draft", "check", "sign", "export", "register", *["note_receipt"] * paper.hops.count()]
    assert [entry.verb for entry in entries_of(paper)] == [*ways, *(["deliver"] if paper.hops.exists() else [])]
    assert paper.state == ("delivered" if paper.hops.exists() else "issued")
    assert list(drifted()) == []


def test_opinions_go_to_the_government_through_its_office_and_on_to_department_and_unit(world: World) -> None:
    paper = papers.issued(world, "opinions_handover", passed_on=[world.body("CG"), world.body("CG001")])

    assert [hop.body for hop in paper.hops.all()] == [
        "明湖区人民政府办公室",
        "明湖区城市管理局",
        "明湖区市容环境卫生服务中心",
    ]
    assert (paper.issuer, content_of(paper).addressee) == ("明湖区人大常委会办公室", "明湖区人民政府办公室")


def test_opinions_are_never_handed_to_a_department(world: World) -> None:
    with pytest.raises(BadInput, match="不发给这类机构"):
        papers.drafted(world, "opinions_handover", to="CG")


def test_who_wrote_on_it_does_not_check_it(world: World) -> None:
    paper = papers.drafted(world, who="gu")
    with pytest.raises(NotAllowed, match="须由另一人"):
        does(world, "check", paper, "gu")

    paper = does(world, "revise", paper, "shen", title="改过的函")

    with pytest.raises(NotAllowed, match="须由另一人"):
        does(world, "check", paper, "gu")
    with pytest.raises(NotAllowed, match="须由另一人"):
        does(world, "check", paper, "shen")
    assert does(world, "check", paper, "wen").state == "checked"


def test_without_the_mechanism_a_drafter_checks_alone(world: World) -> None:
    paper = papers.drafted(world)

    with mutants.papers_checked_by_their_writers():
        assert does(world, "check", paper, "shen").checked_by == "shen"


@pytest.mark.parametrize(
    ("kind", "signs", "not_"), [("letter_of_enquiry", "gu", "wen"), ("opinions_handover", "wen", "gu")]
)
def test_it_is_signed_by_the_post_its_kind_names(world: World, kind: str, signs: str, not_: str) -> None:
    paper = papers.checked(world, kind)

    with pytest.raises(NotAllowed, match="签发"):
        does(world, "sign", paper, not_)
    assert does(world, "sign", paper, signs).signed_by == signs


def test_what_is_signed_is_frozen_and_its_digest_is_in_the_journal(world: World) -> None:
    paper = papers.signed(world)
    entry = entries_of(paper).get(verb="sign")

    with pytest.raises(NotAllowed, match="才能“修改拟稿”"):
        does(world, "revise", paper, title="改过的函")
    assert f'"content_sm3":"{content_of(paper).digest()}"' in entry.text


def test_without_the_mechanism_what_is_signed_is_changed(world: World) -> None:
    paper = papers.signed(world)

    with mutants.papers_written_on_after_signing():
        changed = does(world, "revise", paper, title="改过的函")

    assert not intact(changed)


def test_what_was_changed_behind_its_back_is_neither_exported_nor_registered(world: World) -> None:
    signed, exported = papers.signed(world), papers.exported(world)
    Paper.objects.update(title="改过的函")

    for verb, paper, facts in (("export", signed, {}), ("register", exported, {"number": "1号", "issued_on": world.now.date()})):  # fmt: skip
        with pytest.raises(NotAllowed, match="摘要不一致"):
            does(world, verb, paper, **facts)


def test_number_and_day_are_the_offices_and_no_part_of_what_was_signed(world: World) -> None:
    paper = papers.issued(world, number="明人常预函〔2026〕8号")

    assert (paper.number, paper.sent_by, intact(paper)) == ("明人常预函〔2026〕8号", "shen", True)
    with pytest.raises(BadInput, match="另一件公文"):
        papers.issued(world, number="明人常预函〔2026〕8号")


@pytest.mark.parametrize(
    ("days", "number", "why"), [(-1, "8号", "成文日期"), (1, "8号", "成文日期"), (0, " ", "编定的文号")]
)
def test_a_number_and_a_day_that_cannot_be_are_refused(world: World, days: int, number: str, why: str) -> None:
    paper = papers.exported(world)

    with pytest.raises(BadInput, match=why):
        does(world, "register", paper, number=number, issued_on=(world.now + timedelta(days=days)).date())


def test_the_signed_copy_is_a_file_of_the_paper_and_is_sealed(world: World) -> None:
    paper = papers.issued(world)
    other = world.attached()
    with pytest.raises(BadInput, match="从本件的附件中"):
        does(world, "note_signed_copy", paper, signed_copy=str(other.pk))

    copy = papers.copy_of(world, paper)
    paper = does(world, "note_signed_copy", paper, signed_copy=str(copy.pk))

    copy.refresh_from_db()
    assert (paper.signed_copy, copy.state) == (copy, "sealed")


def test_of_a_ballot_no_signed_copy_stays(world: World) -> None:
    with pytest.raises(NotAllowed, match="不留签发件"):
        does(world, "note_signed_copy", papers.issued(world, "satisfaction_ballot"), signed_copy="1")


def test_each_station_has_its_day_and_who_noted_it_and_days_run_on_along_the_way(world: World) -> None:
    paper = papers.issued(world)
    assert [hop.body for hop in paper.hops.all()] == ["明湖区人民政府办公室", "明湖区城市管理局"]

    paper = receipt(world, paper, 2, days=3)
    with pytest.raises(BadInput, match="收到日期"):
        receipt(world, paper, 1, days=4)
    paper = receipt(world, paper, 1, days=1)

    assert [(hop.received_on.day, hop.noted_by) for hop in paper.hops.all()] == [(13, "shen"), (15, "shen")]
    assert paper.state == "delivered"


def test_a_correction_takes_the_place_of_what_it_corrects_which_stays_as_withdrawn(world: World) -> None:
    first = papers.issued(world)
    draft = does(world, "correct", first, reason="金额有误")
    first.refresh_from_db()
    assert (first.state, draft.corrects_id, draft.state) == ("issued", first.pk, "draft")
    with pytest.raises(NotAllowed, match="更正件正在办理"):
        does(world, "correct", first, reason="再来")

    out = papers.out(world, draft)

    first.refresh_from_db()
    assert (first.state, first.reason, intact(first)) == ("withdrawn", "金额有误", True)
    assert "本件更正《关于质量保证金有关事项的了解情况函》" in content_of(out).first
    assert list(drifted()) == []


def test_whoever_got_a_withdrawn_paper_is_told_and_the_day_is_noted(world: World) -> None:
    paper = papers.withdrawn(world)
    hop = paper.hops.get(number=2)

    does(world, "note_told", paper, hop=str(hop.pk), told_on=world.now.date())

    assert list(Hop.objects.filter(paper=paper).values_list("told_by", flat=True)) == ["", "shen"]


def test_it_is_withdrawn_by_the_post_that_signs(world: World) -> None:
    with pytest.raises(NotAllowed, match="预算工委主任签发"):
        does(world, "withdraw", papers.issued(world), "wen", reason="问错")


def test_who_came_too_late_is_told(world: World) -> None:
    paper = papers.drafted(world)
    does(world, "revise", paper, title="改过的函")

    with pytest.raises(Stale):
        does(world, "revise", paper, title="又改过的函")


def test_a_day_before_the_table_of_kinds_is_refused(world: World) -> None:
    with pytest.raises(BadInput, match="还没有这个文种"):
        operations.draft(
            kind="opinions_handover", addressee=world.body("ZF"), title="函", body=(), by=world.standing("shen"),
            as_of=world.now.replace(year=2024, month=1),
        )  # fmt: skip


def test_an_amount_without_its_source_is_refused_where_it_is_typed(world: World) -> None:
    paper = papers.drafted(world)

    with pytest.raises(BadInput) as bad:
        does(world, "revise", paper, title="函", text_0="应扣未扣186.42万元。")
    assert bad.value.reasons["text_0"].zh == "“186.42万元”没有出处。金额用标记（如【1】）引用，不直接键入"

    paper = does(world, "revise", paper, title="函", text_0="应扣未扣【1】。\n请说明。", text_3="")
    assert [block["kind"] for block in paper.blocks] == ["paragraph", "paragraph", "heading", "table"]
    assert content_of(paper).sources[0] == papers.WITHHELD
