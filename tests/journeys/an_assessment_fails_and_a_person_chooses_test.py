"""An assessment fails, every lawful way is listed, the director records what was decided, and the second one passes."""

import re
from typing import Any

import pytest

from guantong.apps.ballots.models import Box
from guantong.apps.findings.models import Assessment
from guantong.apps.journal.queries import drifted
from guantong.apps.papers.models import Paper
from guantong.gateways.clock import now
from tests.assessments import committee, failed, proposed, rule_in_force
from tests.findings import handed_over
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
COUNTS = ("present", "issued", "returned", "invalid", "satisfied", "basically", "dissatisfied")


def sends(client: Any, address: str, verb: str, row: Any = None, status: int = 302, **typed: Any) -> Any:
    """Use a verb on a page as it stands; returns the row as it is afterwards, or the answer where there is none."""
    facts = {f"{verb}-{name}": value for name, value in typed.items()}
    version = {}
    if row is not None:
        row.refresh_from_db()
        version = {"version": row.version}
    answer = client.post(address, {"verb": verb, **version, **facts})
    text = answer.content.decode()
    assert answer.status_code == status, f"{verb}: {answer.status_code} {re.findall('class=.error.*?<', text)}"
    if row is not None:
        row.refresh_from_db()
    return answer


def votes_on_paper(world: World, assessment: Assessment, *numbers: int) -> None:
    """The office prepares the vote, the members vote on paper, two tellers count, two others count again."""
    wen, wen2 = world.signed_in("wen"), world.signed_in("wen2")
    here = f"/findings/assessments/{assessment.pk}/"
    sends(wen, here, "prepare_vote", assessment, way="paper", judged="rule")
    box = Box.objects.get(pk=assessment.box_id)
    there = f"/ballots/{box.pk}/"
    sends(wen, there, "open", box)
    sends(wen, there, "close", box)
    sheet = dict(zip(COUNTS, numbers, strict=True))
    sends(wen, there, "type_count", box, teller_one="监甲", teller_two="监乙", **sheet)
    sends(wen2, there, "repeat_count", box, teller_one="复甲", teller_two="复乙", **sheet)


def test_an_assessment_fails_and_a_person_chooses(world: World) -> None:
    committee(world)
    rule_in_force(world)
    matter = handed_over(world)
    shen, gu, wen = (world.signed_in(who) for who in ("shen", "gu", "wen"))
    day, today = world.now.date(), now().date()  # what is done by pages is done now

    # proposed from the matter it is about
    begin = f"/findings/assessments/new/?matter={matter.pk}"
    assert begin in shen.get(f"/findings/{matter.pk}/").content.decode()
    sends(
        shen, begin, "propose", report="rectification", body="CG", title="审计查出问题整改情况满意度测评",
        session="区人大常委会第四十二次会议", held_on=day.isoformat(), matters=[str(matter.pk)],
    )  # fmt: skip
    first = Assessment.objects.get()
    here = f"/findings/assessments/{first.pk}/"

    # 27 members vote on paper; the box fails it, and nobody types that
    votes_on_paper(world, first, 26, 26, 25, 1, 6, 4, 14)
    sends(gu, here, "announce", first, finds="passed", outcome="满意")
    page = gu.get(here).content.decode()
    assert (first.state, first.outcome) == ("not_satisfied", "不满意")

    # every lawful way is listed with its threshold and what this committee has today, and none is chosen
    named = [
        "再次报告并再次测评", "作出决议", "跟踪监督", "专题询问", "质询", "特定问题调查", "依决定办结", "至少 3 人联名", "至少 6 人联名",
        "至少 14 票", "《各级人民代表大会常务委员会监督法》第51条", "本区没有录入测评后续规定",
    ]  # fmt: skip
    assert [words for words in named if words not in page] == []
    assert re.findall(r"<input[^>]*type=.(?:radio|checkbox).[^>]*\bchecked", page) == []

    # the director records what the chairpersons' council decided; a member of staff without that post does not
    decision = {
        "way": "report_again", "organ": "chairpersons", "document": "明人常主任〔2026〕19号", "decided_on": today.isoformat(),
    }  # fmt: skip
    sends(shen, here, "record_way", first, status=403, **decision)
    sends(gu, here, "record_way", first, **decision)
    sends(
        shen, here, "assess_again", first, title="审计查出问题整改情况满意度测评（再次）", session="区人大常委会第四十三次会议",
        held_on=today.isoformat(),
    )  # fmt: skip

    # the second one passes, and both stand side by side
    second = Assessment.objects.get(earlier=first)
    there = f"/findings/assessments/{second.pk}/"
    votes_on_paper(world, second, 26, 26, 25, 0, 18, 4, 3)
    sends(gu, there, "announce", second)
    page = gu.get(there).content.decode()
    assert (second.state, second.round) == ("satisfied", 2)
    line = [
        "第 1 次测评", "公布结果：不满意", "主任会议决定：再次报告并再次测评", "明人常主任〔2026〕19号", "第 2 次测评", "公布结果：通过",
    ]  # fmt: skip
    assert [words for words in line if words not in page] == []
    assert sorted(line, key=page.index) == line
    assert re.findall(r"<th[^>]*>\s*(第 \d 次（[\d-]+）)", page) == [f"第 1 次（{day}）", f"第 2 次（{today}）"]

    # the result sheet says every count
    sends(wen, there, "draft_result", second)
    paper = Paper.objects.get()
    printed = wen.get(f"/papers/{paper.pk}/").content.decode()
    counts = [
        "应到",
        "实到",
        "发出票数",
        "收回票数",
        "有效票",
        "无效票",
        "满意",
        "基本满意",
        "不满意",
        "明人常办〔2026〕8号",
        "监甲",
        "复乙",
    ]
    assert (paper.addressee, [words for words in counts if words not in printed]) == (str(world.body("CG")), [])
    assert list(drifted()) == []


def test_an_interpellation_with_two_signers_is_refused_and_with_three_accepted(world: World) -> None:
    members = committee(world)
    rule_in_force(world)
    assessment = failed(world, proposed(world))
    gu, here = world.signed_in("gu"), f"/findings/assessments/{assessment.pk}/"
    asked = {
        "way": "interpellation", "organ": "chairpersons", "document": "质询案1号", "decided_on": world.now.date().isoformat(),
    }  # fmt: skip
    assert "提出质询案的组成人员" in gu.get(f"{here}interpellation/").content.decode()

    refusal = sends(gu, here, "record_way", assessment, status=422, signers=members[:2], **asked).content.decode()
    assert "“质询”须由组成人员 3 人以上联名，现为 2 人" in refusal

    sends(gu, here, "record_way", assessment, signers=members[:3], **asked)
    assert (assessment.state, assessment.ways.get().signers) == ("followed", members[:3])
