"""The unit drafts, finance confirms in writing; another unit's opinion is not answered, nothing is confirmed without a document."""

from datetime import timedelta
from typing import Any

import pytest

from guantong.apps.files.operations import attach
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.apps.opinions import answering
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.attachments import pdf
from tests.opinions import ADOPTED, confirmed, drafted, raised, referred
from tests.world import World


def test_a_unit_answers_its_own_and_is_refused_anothers_with_a_sentence(world: World) -> None:
    opinion = referred(world)[0]

    with pytest.raises(NotAllowed) as refused:
        drafted(world, opinion, who="tao")

    assert refused.value.refusal.why.zh == "这条意见由明湖区城市管理局答复，其他单位不能代答"
    assert (drafted(world, opinion).state, drafted_words(opinion)) == ("drafted", "单价按标准重算")


def drafted_words(opinion: Any) -> str:
    opinion.refresh_from_db()
    return str(opinion.draft_reason)


def test_what_the_unit_drafts_counts_for_nothing_until_finance_confirms(world: World) -> None:
    row = drafted(world, referred(world)[0])

    assert (row.outcome, row.amount) == ("", None)

    row = confirmed(world, row, amount=-150_00)

    assert (row.state, row.outcome, row.amount, row.draft_amount, row.document) == (
        "replied",
        "adopted",
        -150_00,
        -200_00,
        "明财函〔2026〕9号",
    )


def test_finance_confirms_a_general_opinion_no_unit_answers(world: World) -> None:
    from guantong.apps.opinions.binding import NOTHING

    row = confirmed(world, referred(world, raised(world, line=NOTHING, change_asked=None))[0], amount=None, cause="")

    assert row.state == "replied"


def test_finance_sends_a_draft_back_and_the_unit_is_asked_again(world: World) -> None:
    row = drafted(world, referred(world)[0])

    row = answering.send_back(
        opinion=row, words="请补落点", version=row.version, by=world.standing("cao"), as_of=world.now
    )

    waits = DueWork.objects.filter(key=row.journal_key, verb="draft_answer", state="open")
    assert (row.state, waits.count()) == ("referred", 1)


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("reason", {"reason": " "}), ("place", {"place": ""}), ("document", {"document": ""}), ("cause", {"cause": ""}), ("ground", {"ground": "whim"}),
        ("outcome", {"outcome": "perhaps"}), ("amount", {"outcome": "not"}),
    ],
)  # fmt: skip
def test_nothing_is_confirmed_without_reason_place_document_and_class(
    world: World, field: str, facts: dict[str, Any]
) -> None:
    with pytest.raises(BadInput) as bad:
        confirmed(world, **facts)

    assert list(bad.value.reasons) == [field]


def test_an_answer_is_not_dated_before_the_opinion_nor_after_today(world: World) -> None:
    opinion, today = referred(world)[0], world.now.date()

    for on in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(BadInput):
            confirmed(world, opinion, confirmed_on=on)


def test_of_two_who_answer_at_once_the_second_is_told_what_stands(world: World) -> None:
    opinion = referred(world)[0]
    drafted(world, opinion)

    with pytest.raises(Stale):
        answering.take_down_answer(
            opinion=opinion, typed_by="秦会计", signed_by="局长", version=opinion.version, by=world.standing("shen"),
            as_of=world.now, **ADOPTED,
        )  # fmt: skip


def test_a_corrected_confirmation_is_verified_anew(world: World) -> None:
    row = confirmed(world)

    row = answering.correct_confirmation(
        opinion=row, outcome="partly", reason="重算后减半", place="道路修缮项目", amount=-100_00, cause="opinion",
        document="明财函〔2026〕12号", confirmed_on=world.now.date(), words="原数有误", version=row.version,
        by=world.standing("cao"), as_of=world.now,
    )  # fmt: skip

    assert (row.state, row.outcome, row.amount, row.landing) == ("replied", "partly", -100_00, "")


def test_once_it_is_referred_finance_reads_all_and_a_unit_its_own(world: World) -> None:
    opinion = referred(world)[0]

    assert {who: list(opinions_seen_by(world.standing(who))) for who in ("cao", "qin", "tao", "lin")} == {
        "cao": [opinion], "qin": [opinion], "tao": [], "lin": [],
    }  # fmt: skip


@pytest.mark.usefixtures("files_folder")
def test_the_signed_answer_is_the_version_of_record_and_what_was_typed_stays_beside_it(world: World) -> None:
    row, shen = confirmed(world), world.standing("shen")
    files = {"to": row, "path": row.path, "level": Level.INTERNAL, "by": shen, "as_of": world.now}
    text = attach(name="答复.txt", content="答复".encode(), **files)
    scan = attach(name="答复（盖章）.pdf", content=pdf("Answer"), **files)
    facts = {"opinion": row, "version": row.version, "by": shen, "as_of": world.now}

    with pytest.raises(BadInput, match="扫描件"):
        answering.note_signed_answer(signed=str(text.pk), **facts)
    row = answering.note_signed_answer(signed=str(scan.pk), **facts)

    page = world.signed_in("cao").get(f"/opinions/{row.pk}/").content.decode()
    scan.refresh_from_db()
    assert (row.signed, scan.state, row.state) == (scan, "sealed", "replied")
    assert ("以此件为准，上列文字为录入稿" in page, row.reason in page) == (True, True)
    assert list(drifted()) == []
