"""A matter is put right, refused once, verified, closed, looked back on, reopened; each by whom it may (汇办)."""

from datetime import timedelta
from typing import Any

import pytest

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import withdraw as withdraw_file
from guantong.apps.findings import operations
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.findings import closed, does, handed_over, planned, proof, registered, submitted, verified
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def waiting(matter: Matter) -> list[tuple[str, str]]:
    """What waits on desks for a matter: the verb, and whose desk."""
    return list(DueWork.objects.filter(key=matter.journal_key, state="open").order_by("pk").values_list("verb", "path"))


def refused(act: Any, *args: Any, **facts: Any) -> str:
    with pytest.raises((NotAllowed, BadInput)) as told:
        act(*args, **facts)
    return str(told.value)


def test_a_matter_goes_from_hand_to_hand_until_it_is_closed(world: World) -> None:
    matter = registered(world)
    unit, desk = matter.path, matter.desk
    assert waiting(matter) == []  # nobody but who registered it knows of it

    handed_over(world, matter)
    assert waiting(matter) == [("acknowledge", unit)]
    planned(world, matter)
    assert waiting(matter) == [("submit", unit)]
    submitted(world, matter)
    assert waiting(matter) == [("verify", desk)]
    verified(world, matter)
    assert waiting(matter) == [("close_out", desk)]
    matter = closed(world, matter)

    assert (matter.state, matter.ended_on, waiting(matter)) == ("closed", (world.now + timedelta(days=14)).date(), [])
    assert list(drifted()) == []


def test_what_does_not_prove_it_is_sent_back_and_submitted_again(world: World) -> None:
    matter = does(world, "send_back", submitted(world), "shen", words="凭证缺第二笔。")
    assert (matter.state, waiting(matter)) == ("returned", [("submit", matter.path)])

    proof(world, matter, "第二笔凭证.txt")
    matter = does(world, "submit", matter, "qin", result="两笔均已收回。", mechanism="")

    assert (matter.state, len(matter.files)) == ("submitted", 2)


def test_a_word_alone_proves_nothing(world: World) -> None:
    said = refused(does, world, "submit", planned(world), "qin", result="已收回。", mechanism="")

    assert said == "请先上传整改的证明材料，再报送"


def test_what_was_submitted_is_sealed_and_can_not_be_taken_back(world: World) -> None:
    matter = submitted(world)
    file = Attachment.objects.get(key=matter.journal_key)

    assert (file.state, matter.files) == ("sealed", [file.sm3])
    with pytest.raises(NotAllowed):
        withdraw_file(file=file, reason="换一份", by=world.standing("qin"), as_of=world.now)


def test_without_sealing_a_proof_can_be_taken_back_after_it_was_closed(world: World) -> None:
    with mutants.proofs_left_open():
        matter = closed(world)
        file = Attachment.objects.get(key=matter.journal_key)

        assert withdraw_file(file=file, reason="换一份", by=world.standing("qin"), as_of=world.now).state == "withdrawn"


def test_files_that_changed_behind_it_are_neither_verified_nor_closed(world: World) -> None:
    matter = verified(world)
    Attachment.objects.filter(key=matter.journal_key).update(sm3="0" * 64)

    assert refused(closed, world, matter) == "报送时封存的证据不在或有变化，不能核查、销号"


def test_who_submitted_it_neither_verifies_nor_closes_it(world: World) -> None:
    matter = planned(world)
    proof(world, matter)
    does(world, "submit", matter, "gu", result="纸质材料代录。", mechanism="")

    assert refused(does, world, "verify", matter, "gu", words="相符") == "“核查通过”须由另一人办理"
    does(world, "verify", matter, "shen", words="相符")
    assert refused(does, world, "close_out", matter, "gu", words="销号") == "报送人不能销号自己报送的事项"


def test_who_verified_it_does_not_close_it(world: World) -> None:
    matter = does(world, "verify", submitted(world), "gu", words="相符")

    assert refused(does, world, "close_out", matter, "gu", words="销号") == "“销号”须由另一人办理"


def test_only_what_the_standing_committee_handed_over_is_closed_here(world: World) -> None:
    matter = handed_over(
        world, registered(world, kind="audit_issue", source="audit_report", audit_state="整改中"), by_committee=False
    )
    matter = verified(world, submitted(world, planned(world, matter)))

    assert refused(closed, world, matter) == "不是常委会交办的事项，不在这里销号"

    does(world, "note_audit_state", matter, "shen", audit_state="已整改")
    matter = does(world, "conclude", matter, "gu", conclusion="look_back", words="列入明年回头看。")
    assert (matter.state, matter.audit_state, matter.conclusion) == ("concluded", "已整改", "look_back")


def test_what_the_standing_committee_handed_over_is_not_concluded_instead(world: World) -> None:
    said = refused(does, world, "conclude", handed_over(world), "gu", conclusion="known", words="知悉")

    assert said == "常委会交办的事项由销号办结"


def test_a_look_back_reopens_nothing_by_itself(world: World) -> None:
    matter = does(
        world,
        "look_back",
        closed(world),
        "shen",
        days=60,
        on=world.now.date() + timedelta(days=60),
        found="back",
        words="又闲置了。",
    )
    assert matter.state == "closed"

    due = world.now.date() + timedelta(days=90)
    matter = does(world, "reopen", matter, "gu", days=61, words="回头看发现反弹。", due_on=due)

    assert (matter.state, matter.reopened, matter.due_on, waiting(matter)) == (
        "reopened",
        1,
        due,
        [("plan", matter.path)],
    )


def test_more_time_is_asked_for_with_a_reason_and_both_days_stay(world: World) -> None:
    matter = planned(world)
    before, after = matter.due_on, world.now.date() + timedelta(days=60)
    assert before is not None

    matter = does(world, "ask_extension", matter, "qin", until=after, reason="招标延期。")
    assert waiting(matter) == [("submit", matter.path), ("decide_extension", matter.desk)]
    assert (
        refused(does, world, "ask_extension", matter, "qin", until=after, reason="再要") == "已有一个未决定的延期申请"
    )
    matter = does(world, "decide_extension", matter, "gu", granted=True, words="同意。")

    told = matter.extensions.get()
    assert (matter.due_on, told.before, told.until, told.granted) == (after, before, after, True)


def test_a_refused_extension_leaves_the_day(world: World) -> None:
    matter = planned(world)
    before = matter.due_on
    does(world, "ask_extension", matter, "qin", until=world.now.date() + timedelta(days=60), reason="招标延期。")

    assert does(world, "decide_extension", matter, "gu", granted=False, words="不同意。").due_on == before


def test_one_source_is_registered_once_for_a_body(world: World) -> None:
    registered(world, source="audit_report", source_key="audit.line/7")

    said = refused(registered, world, source="audit_report", source_key="audit.line/7")
    assert said == "这个来源已经为该单位登记过事项，请打开已有的事项"
    assert Matter.objects.count() == 1
    registered(world, at="LQ", source="audit_report", source_key="audit.line/7")  # of another body it is another matter


def test_a_unit_raises_its_own_difficulty(world: World) -> None:
    matter = operations.register(
        kind="coordination", source="unit", title="用地手续卡在两个部门之间", says="需自然资源局与住建局协调。", year=2026,
        pace="staged", path=world.body("CG").path, by=world.standing("qin"), as_of=world.now,
    )  # fmt: skip

    matter = does(world, "conclude", matter, "gu", conclusion="settled", words="已召开协调会。")
    assert (matter.state, matter.conclusion, list(drifted())) == ("concluded", "settled", [])


def test_two_who_read_the_same_do_not_write_over_each_other(world: World) -> None:
    matter = handed_over(world)

    does(world, "urge", matter, "shen", words="请按期报送。")

    with pytest.raises(Stale):
        operations.urge(
            matter=matter, words="再催。", version=matter.version - 1, by=world.standing("gu"), as_of=world.now
        )


@pytest.mark.parametrize("verb", ["hand_over", "verify", "close_out", "reopen", "withdraw", "confirm_nature", "urge"])
def test_a_unit_does_none_of_what_is_the_congresss(world: World, verb: str) -> None:
    from guantong.apps.findings.workflow import MATTER

    matter = registered(world)

    for state in MATTER.row(verb).begins:
        refusal = MATTER.why_not(verb, world.standing("qin"), state, matter.path)
        assert refusal is not None
        assert refusal.about == "who"


def test_who_handles_it_beside_the_lead_notes_progress_and_submits_nothing(world: World) -> None:
    matter = handed_over(world)
    does(world, "add_handler", matter, "shen", path=world.body("CZ").path)
    does(world, "acknowledge", matter, "qin", received_on=world.now.date(), leader="副局长", responsible="科长")
    does(world, "plan", matter, "qin", measures="收回", goal="收回", cause="own_process", cause_words="准备不足")

    does(world, "note_progress", matter, "cao", words="已核对指标。")

    with pytest.raises(NotAllowed) as refused:
        does(world, "submit", matter, "cao", result="已收回", mechanism="")
    assert refused.value.refusal.why.zh == "由主办单位办理；会办单位登记进展、上传材料"


def test_what_is_concluded_waits_for_nobody(world: World) -> None:
    matter = submitted(world, planned(world, handed_over(world, by_committee=False)))

    does(world, "conclude", matter, "gu", days=20, conclusion="known", words="已了解。")

    waiting = DueWork.objects.filter(where=f"/findings/{matter.pk}/", state="open").values_list("title", flat=True)
    assert list(waiting) == []
