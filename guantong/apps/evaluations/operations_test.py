"""A score sheet from preparing to the result: who may what when, nothing known before the end, nothing lost (代表评分)."""

import json
from datetime import timedelta
from fractions import Fraction

import pytest

from guantong.apps.actors import keeping_out
from guantong.apps.actors.models import Conflict, Membership, Person
from guantong.apps.evaluations import operations, queries, scoring
from guantong.apps.evaluations.models import Score, ScoreSheet, SealedScore, Slip
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.apps.typings import queries as typings
from guantong.apps.typings.models import TwiceTyped
from guantong.domain.twice_typed import Difference
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.scores import Scoring, elected, scoring_of, sheet_for
from tests.world import World

GIVEN = (15, 18, 27, 20)


def leaves(world: World, person: str, days: int = 0) -> None:
    """Have a deputy leave office: the first day out is so many days from today."""
    Membership.objects.filter(person__username=person).update(ends_on=world.now.date() + timedelta(days=days))


def nine_but_one(world: World, way: str = "named") -> Scoring:
    """Nine deputies, the last recused by the register; eight score."""
    elected(world, 9)
    keeping_out.note_conflict(
        person=Person.objects.get(username="deputy09"), kind="relative", organisation=world.body("CG"), subject="",
        by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip
    made = sheet_for(world, 9, way=way)
    made = (made.drawn() if way == "secret" else made).opened()
    for who in made.deputies[:8]:
        made.score(
            who, *(GIVEN if who < "deputy06" else (20, 20, 30, 30)), words="账实相符" if who == "deputy01" else ""
        )
    return made


@pytest.mark.parametrize("way", ["named", "secret"])
def test_nine_deputies_score_a_final_account_one_recused(world: World, way: str) -> None:
    made = nine_but_one(world, way).closed().counted()

    found = queries.result(made.sheet)

    assert found is not None
    assert found.scored is not None
    assert [(words.zh, number) for words, number in found.base.lines()] == [
        ("名册", 9), ("利益冲突回避", 1), ("申请回避", 0), ("评分前离任", 0), ("应评", 8), ("实评", 8)
    ]  # fmt: skip
    assert found.scored.total.mean == Fraction(10 * (5 * 80 + 3 * 100), 8)  # 87.5 of a hundred
    assert found.scored.items[0].counts == ((Fraction(200), 3), (Fraction(150), 5))
    assert (found.scored.closer, found.band, found.remarks) == (None, "", ("账实相符",))
    assert list(drifted()) == []


@pytest.mark.parametrize("state", ["open", "closed", "void"])
def test_there_is_no_result_before_it_is_counted(world: World, state: str) -> None:
    made = nine_but_one(world)
    if state == "closed":
        made.closed()
    if state == "void":
        operations.declare_void(
            sheet=made.sheet, reason="材料有误", version=made.sheet.version, by=made.staff, as_of=world.now
        )

    assert (made.read().sheet.state, queries.result(made.sheet), queries.lines(made.sheet)) == (state, None, [])
    assert list(queries.scores_of(made.sheet, made.staff)) == []


def test_points_outside_the_scale_are_told_at_their_item_and_nothing_is_kept(world: World) -> None:
    made = scoring_of(world, 2)

    with pytest.raises(BadInput) as refused:
        made.score("deputy01", 21, 18, -1, 20)

    assert {name: words.zh for name, words in refused.value.reasons.items()} == {
        "item_0": "“真实性”的分数应在 0 到 20 之间，填的是 21", "item_2": "“资金绩效”的分数应在 0 到 30 之间，填的是 -1",
    }  # fmt: skip
    made.score("deputy01", *GIVEN)
    assert Score.objects.count() == 1


def test_nobody_scores_twice(world: World) -> None:
    made = scoring_of(world, 2)
    made.score("deputy01", *GIVEN)

    with pytest.raises(NotAllowed, match="每人只打一次"):
        made.score("deputy01", 1, 1, 1, 1)
    assert [one.points for one in Score.objects.all()] == [[150, 180, 270, 200]]


def test_who_comes_late_is_told_when_it_closed(world: World) -> None:
    made = scoring_of(world, 2).closed()

    with pytest.raises(NotAllowed, match="评分已于2026-11-12 12:00截止"):
        made.score("deputy01", *GIVEN)
    with pytest.raises(NotAllowed, match="评分已于2026-11-12 12:00截止"):
        scoring.withdraw_score(sheet=made.sheet, by=made.standing("deputy01"), as_of=world.now)


def test_who_left_office_that_day_is_told_and_leaves_the_base(world: World) -> None:
    made = scoring_of(world, 3)
    made.score("deputy02", *GIVEN)
    leaves(world, "deputy01")
    leaves(world, "deputy02")
    leaves(world, "deputy03", days=1)

    with pytest.raises(NotAllowed, match="代表01自2026-11-12起不再担任代表，不能打分"):
        made.score("deputy01", *GIVEN)
    with pytest.raises(BadInput, match="代表01自2026-11-12起不再担任代表，纸质评分表不计入"):
        made.typed("deputy01", *GIVEN)
    made.score("deputy03", *GIVEN)  # leaves tomorrow

    base = queries.base_of(made.closed().sheet)
    assert (base.roll, base.left, base.expected, base.done) == (3, 1, 2, 2)  # what was scored in office counts


def test_a_recused_deputy_neither_scores_nor_sees(world: World) -> None:
    made = nine_but_one(world)
    own = made.standing("deputy09")

    out = queries.kept_out(made.sheet, own, queries.seat_of(made.sheet, own))

    assert out is not None
    assert out.why.zh == "您在这一事项上回避（利益冲突登记：近亲属）：不打分，也不显示材料和结果"
    with pytest.raises(NotAllowed, match="回避"):
        made.score("deputy09", *GIVEN)
    with pytest.raises(BadInput, match="在这一事项上回避"):
        made.typed("deputy09", *GIVEN)


def test_a_deputy_asks_to_be_recused_before_scoring(world: World) -> None:
    made = scoring_of(world, 2)
    made.score("deputy01", *GIVEN)
    scoring.recuse(sheet=made.sheet, by=made.standing("deputy02"), as_of=world.now)

    with pytest.raises(NotAllowed, match="已打分"):
        scoring.recuse(sheet=made.sheet, by=made.standing("deputy01"), as_of=world.now)
    base = queries.base_of(made.closed().counted().sheet)
    assert (base.by_request, base.by_register, base.expected, base.done) == (1, 0, 1, 1)


def test_the_register_names_a_project_too(world: World) -> None:
    made = sheet_for(world, 2)
    Conflict.objects.create(
        person=Person.objects.get(username="deputy01"), kind="own_firm", subject="翠湖市政", begins_on=world.now.date()
    )

    roll = queries.scorers_on(world.now.date(), world.body("CG").path, ["翠湖市政道路养护项目"])

    assert {one.person: bool(one.recused) for one in roll if one.person in made.deputies} == {
        "deputy01": True,
        "deputy02": False,
    }


@pytest.mark.parametrize("way", ["named", "secret"])
def test_a_score_is_taken_back_and_given_anew_the_last_counts_and_the_journal_says_no_points(
    world: World, way: str
) -> None:
    made = scoring_of(world, 2, way=way)
    made.score("deputy01", 1, 2, 3, 4, words="先前的话")
    made.takes_back("deputy01")
    made.score("deputy01", *GIVEN)
    verbs = list(Entry.objects.filter(room="evaluations", by="deputy01").order_by("pk").values_list("verb", flat=True))

    found = queries.result(made.closed().counted().sheet)

    assert list(dict.fromkeys(verbs)) == ["score", "withdraw_score"]
    assert found is not None
    assert found.scored is not None
    assert (found.scored.raters, found.scored.total.mean, found.remarks) == (1, 800, ())
    told = [json.loads(text) for text in Entry.objects.filter(by="deputy01").values_list("text", flat=True)]
    assert [(one["content"], one["says"]) for one in told if one["verb"] == "withdraw_score"][0] == (
        {},
        f"撤回重评：评分表 {made.sheet.pk}",
    )
    assert {str(one["content"]) for one in told} == {"{}"}
    assert list(drifted()) == []


def test_a_secret_score_is_taken_back_with_its_own_code_alone(world: World) -> None:
    made = scoring_of(world, 2, way="secret")
    made.score("deputy01", *GIVEN)
    made.score("deputy02", *GIVEN)

    with pytest.raises(BadInput, match="撤回码不符"):
        scoring.withdraw_score(sheet=made.sheet, code="AAAA BBBB CCCC", by=made.standing("deputy01"), as_of=world.now)
    typed = made.codes["deputy01"].lower().replace(" ", "")
    scoring.withdraw_score(sheet=made.sheet, code=typed, by=made.standing("deputy01"), as_of=world.now)

    assert SealedScore.objects.count() == 1


def test_a_secret_score_leaves_a_mark_and_a_sealed_row_of_one_length(world: World) -> None:
    made = scoring_of(world, 2, way="secret")
    made.score("deputy01", 0, 0, 0, 0)
    made.score("deputy02", 20, 20, 30, 30, words="话" * 200)

    assert {len(bytes(one.content)) for one in SealedScore.objects.all()} == {2048 + 32 + 12 + 16}
    assert (Score.objects.count(), queries.sealed_left(made.sheet)) == (0, 2)
    made.closed().counted()
    assert (queries.sealed_left(made.sheet), Slip.objects.count(), queries.wrong_in(made.sheet, made.sheet.root)) == (
        0,
        2,
        [],
    )


def test_an_altered_slip_is_found_by_whoever_holds_the_root(world: World) -> None:
    made = nine_but_one(world, "secret").closed().counted()
    one = made.sheet.slips.first()
    assert one is not None

    Slip.objects.filter(pk=one.pk).update(points=[0, 0, 0, 0])

    assert [words.zh for words in queries.wrong_in(made.sheet, made.sheet.root)] == [
        "评分内容与所持根值不符：有评分被增、删、改、换"
    ]


def test_a_mistyped_share_opens_nothing(world: World) -> None:
    made = nine_but_one(world, "secret").closed()
    made.shares = made.shares[::-1]

    with pytest.raises(BadInput) as refused:
        made.counted()
    assert set(refused.value.reasons) == {"share_one", "share_two"}
    assert (SealedScore.objects.count(), Slip.objects.count()) == (8, 0)


def test_paper_is_typed_by_two_and_stands_when_both_are_alike(world: World) -> None:
    made = scoring_of(world, 2)
    made.typed("deputy01", *GIVEN)

    with pytest.raises(BadInput, match="复录须由另一人办理"):
        made.typed("deputy01", *GIVEN, again=True)
    made.closed()
    with pytest.raises(NotAllowed, match="只录入了一次"):
        made.counted()
    made.typed("deputy01", *GIVEN, by="shen", again=True)

    found = queries.result(made.counted().sheet)
    assert found is not None
    assert (found.base.done, found.scored and found.scored.total.mean) == (1, 800)


def settled(made: Scoring, score: Score, **chosen: str) -> list[Score]:
    return scoring.settle_score(
        sheet=made.sheet, choices={f"{score.pk}": chosen}, by=made.world.standing("gu"), as_of=made.world.now
    )


def test_two_typings_that_differ_count_only_when_every_difference_was_settled_from_the_paper(world: World) -> None:
    made = scoring_of(world, 2)
    first = made.typed("deputy01", *GIVEN)  # 15, 18, 27, 20
    differing = made.typed("deputy01", 15, 13, 27, 24, by="shen", again=True)
    made.closed()

    assert (differing.state, differing.points, typings.differing([first])[first.journal_key]) == (
        "differing", [], [Difference("item_1", "18", "13"), Difference("item_3", "20", "24")],
    )  # fmt: skip
    settled(made, first, item_1="18")
    with pytest.raises(NotAllowed, match="两遍录入不一致"):
        made.counted()
    settled(made, first, item_3="21")  # neither: as the paper has it

    found = queries.result(made.counted().sheet)
    assert [one.points for one in made.sheet.scores.all()] == [[150, 180, 270, 210]]
    assert (found is not None and found.base.done, list(drifted())) == (1, [])


@pytest.mark.parametrize(
    ("chosen", "said"),
    [({"item_1": "21"}, "应在 0 到 20 之间"), ({"item_1": "x"}, "没有打分"), ({"item_0": "15"}, "差异已不存在")],
)
def test_what_is_outside_the_scale_or_not_open_settles_nothing(world: World, chosen: dict[str, str], said: str) -> None:
    made = scoring_of(world, 2)
    first = made.typed("deputy01", *GIVEN)
    made.typed("deputy01", 15, 13, 27, 20, by="shen", again=True)

    with pytest.raises(BadInput, match=said):
        settled(made, first, **chosen)
    first.refresh_from_db()
    assert first.state == "differing"


def test_an_impossible_value_is_told_while_another_difference_is_open(world: World) -> None:
    made = scoring_of(world, 2)
    first = made.typed("deputy01", *GIVEN)  # 15, 18, 27, 20
    made.typed("deputy01", 15, 13, 27, 24, by="shen", again=True)

    with pytest.raises(BadInput, match="应在 0 到 20 之间"):
        settled(made, first, item_1="99")
    settled(made, first, item_1="18")
    settled(made, first, item_3="20")

    first.refresh_from_db()
    assert (first.state, first.points) == ("standing", [150, 180, 270, 200])


def test_a_sheet_one_called_invalid_is_settled_like_any_field(world: World) -> None:
    made = scoring_of(world, 2, way="paper")
    first = made.typed("1", *GIVEN)
    made.typed("1", by="shen", again=True, invalid=True)

    settled(made, first, invalid="是")

    first.refresh_from_db()
    assert (first.state, first.points) == ("standing", [])


def test_a_sheet_only_one_called_invalid_and_is_not_is_settled_item_by_item(world: World) -> None:
    made = scoring_of(world, 2, way="paper")
    first = made.typed("1", *GIVEN)
    made.typed("1", by="shen", again=True, invalid=True)

    settled(made, first, invalid="")
    first.refresh_from_db()
    assert first.state == "differing"
    settled(made, first, item_0="15", item_1="18", item_2="27", item_3="20")

    first.refresh_from_db()
    assert (first.state, first.points) == ("standing", [150, 180, 270, 200])


def test_what_was_typed_once_is_taken_back_and_typed_anew(world: World) -> None:
    made = scoring_of(world, 2)
    made.typed("deputy01", 1, 1, 1, 1)
    with pytest.raises(BadInput, match="代表01的评分已有一份"):
        made.typed("deputy01", *GIVEN)

    scoring.take_back_typed(sheet=made.sheet, whose="deputy01", by=made.staff, as_of=world.now)
    made.typed("deputy01", *GIVEN)
    made.typed("deputy01", *GIVEN, by="shen", again=True)

    assert sorted(TwiceTyped.objects.values_list("state", flat=True)) == ["agreed", "taken_back"]
    assert sorted(Score.objects.values_list("state", flat=True)) == ["standing", "withdrawn"]


def test_who_scored_on_the_phone_has_no_second_score_on_paper(world: World) -> None:
    made = scoring_of(world, 2)
    made.score("deputy01", *GIVEN)

    with pytest.raises(BadInput, match="代表01的评分已有一份"):
        made.typed("deputy01", *GIVEN)


def test_unnamed_paper_is_typed_by_number_and_invalid_sheets_are_counted_apart(world: World) -> None:
    made = scoring_of(world, 3, way="paper")
    for number, points in (("1", GIVEN), ("2", (20, 20, 30, 30))):
        made.typed(number, *points)
        made.typed(number, *points, by="shen", again=True)
    made.typed("3", invalid=True)
    made.typed("3", by="shen", again=True, invalid=True)
    with pytest.raises(BadInput, match="写在纸质表上的编号"):
        made.typed("甲", *GIVEN)
    with pytest.raises(BadInput, match="2的评分已有一份"):
        made.typed("2", *GIVEN)

    found = queries.result(made.closed().counted().sheet)

    assert found is not None
    assert (found.base.done, found.base.invalid, found.scored and found.scored.total.mean) == (3, 1, 900)


def test_there_are_no_more_paper_sheets_than_scorers(world: World) -> None:
    made = scoring_of(world, 2, way="paper", recused=["deputy02"])
    for number in ("1", "2"):
        made.typed(number, *GIVEN)
        made.typed(number, *GIVEN, by="shen", again=True)
    made.closed()

    with pytest.raises(NotAllowed, match="多于名册上可以打分的人数"):
        made.counted()


@pytest.mark.parametrize(
    ("who", "why"), [("lin", "不在这张评分表的名册上"), ("wen", "由人大代表办理"), ("qin", "由人大代表办理")]
)
def test_only_deputies_on_the_roll_score(world: World, who: str, why: str) -> None:
    made = scoring_of(world, 2)

    with pytest.raises(NotAllowed, match=why):
        made.score(who, *GIVEN)


@pytest.mark.parametrize("keyholders", [(), ("wen",), ("wen", "wen"), ("wen", "qin")])
def test_a_secret_sheet_has_two_keyholders_of_the_congress(world: World, keyholders: tuple[str, ...]) -> None:
    with pytest.raises(BadInput, match="两名不同的密钥保管人"):
        sheet_for(world, way="secret", keyholders=keyholders)


def test_nobody_left_to_score_is_told(world: World) -> None:
    with pytest.raises(BadInput, match="没有可以打分的代表"):
        sheet_for(world, 1, recused=["deputy01"])


def test_the_staff_note_a_recusal_that_was_asked_for_on_paper(world: World) -> None:
    made = sheet_for(world, 2)
    operations.note_recusal(
        sheet=made.sheet, person="deputy02", version=made.sheet.version, by=made.staff, as_of=world.now
    )

    assert queries.base_of(made.read().sheet).expected == 1
    with pytest.raises(BadInput, match="已回避"):
        operations.note_recusal(
            sheet=made.sheet, person="deputy02", version=made.sheet.version, by=made.staff, as_of=world.now
        )


def test_who_closes_what_another_closed_already_is_told(world: World) -> None:
    made = scoring_of(world, 2)
    before = ScoreSheet.objects.get(pk=made.sheet.pk)
    made.closed()

    with pytest.raises(Stale):
        operations.close_scoring(sheet=before, version=before.version, by=made.staff, as_of=world.now)


def test_who_gave_what_by_name_is_read_by_those_who_keep_the_roll(world: World) -> None:
    made = nine_but_one(world).closed().counted()

    assert len(queries.scores_of(made.sheet, world.standing("shen"))) == 8
    assert [len(queries.scores_of(made.sheet, world.standing(who))) for who in ("he", "lin", "mo")] == [0, 0, 0]
    sealed = scoring_of(world, 2, way="secret", about="SJ")
    sealed.score("deputy01", *GIVEN)
    assert len(queries.scores_of(sealed.closed().counted().sheet, world.standing("shen"))) == 0
