"""Typing by hand: two people, unseen by each other, what differs settled; then the table is read like any other."""

from typing import Any

import pytest

from guantong.apps.actors.small_office import turn_on
from guantong.apps.figures import hand_entry
from guantong.apps.figures.corrections import correct
from guantong.apps.figures.models import Batch, Typing
from guantong.apps.figures.operations import discard, publish, read_again
from guantong.apps.figures.queries import facts_of, located, unequal
from guantong.apps.figures.reading import reading_of
from guantong.apps.figures.typings import Unsealed, keys_of, sealed_in, weighed
from guantong.apps.jobs.models import Job
from guantong.apps.journal.queries import drifted
from guantong.domain.fiscal.facts import Spot
from guantong.domain.fiscal.masked import MASKED
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.figures import begun, identified, scan, typed, typed_twice, work_off
from tests.printed import ROWS, half_scanned
from tests.promises.mutants import typed_twice_by_the_same
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
OTHER = (*ROWS[:3], ("2120104", "城管执法", "600.00", "", "500.00"), *ROWS[4:])


def settle(world: World, typing: Typing, who: str = "shen", **choices: str) -> Typing:
    typing.refresh_from_db()
    given = {key.replace("_", "."): text for key, text in choices.items()} or dict.fromkeys(keys_of(typing), "500.00")
    return hand_entry.settle(
        typing=typing, choices=given, version=typing.version, by=world.standing(who), as_of=world.now
    )  # fmt: skip


def test_a_scan_that_two_people_typed_alike_is_read_as_typed(world: World) -> None:
    batch = scan(world)
    assert batch.state == "unreadable"

    typing = typed_twice(world, batch)
    work_off(world)

    batch.refresh_from_db()
    document = batch.documents.get()
    assert (typing.state, batch.state, batch.reader) == ("agreed", "read", "typed")
    assert (document.body, document.year, document.kind, document.of_level) == (
        "明湖区城市管理局",
        2026,
        "budget",
        "department",
    )
    assert (document.computed, document.broken, list(unequal()), list(drifted())) == (3, 1, [], [])
    assert [f.fen for f in facts_of(document) if (f.code, f.column) == ("2120101", "total")] == [700_000_000]


def test_a_cell_is_found_again_on_its_page_without_an_outline(world: World) -> None:
    batch = scan(world)
    typed_twice(world, batch)
    work_off(world)
    batch.refresh_from_db()

    found = located(batch, Spot(2, "一般公共预算支出表", 4, "合计", "700.00"))

    assert found.place is not None
    assert (found.page is not None, found.same, found.place.printed, found.place.boxes) == (True, True, "700.00", ())


def test_what_was_typed_adds_to_what_was_read(world: World) -> None:
    batch = scan(world, half_scanned())
    before = batch.documents.get()
    facts = {"form": "expenditure", "title": "支出决算表", "body": before.body, "year": before.year}
    page = next(n for p in reading_of(batch).printed.pages if (n := p.number) and p.image_only)
    typing = begun(world, batch, pages=str(page), kind=before.kind, of_level=before.of_level, **facts)
    row = ("201", "一般公共服务支出", "10.00", "10.00", "", "", "", "")

    typed(world, typed(world, typing, [row], page=page), [row], who="gu", page=page)
    work_off(world)

    batch.refresh_from_db()
    after = batch.documents.get()
    assert (after.pk, batch.reader) == (before.pk, "published_documents+typed")
    assert [c["kind"] for c in after.controls if c not in before.controls] == ["expenditure"]
    assert after.values > before.values


def test_the_first_may_not_type_it_a_second_time(world: World) -> None:
    typing = typed(world, begun(world, scan(world)))

    with pytest.raises(NotAllowed) as refused:
        typed(world, typing)
    with typed_twice_by_the_same():
        agreed = typed(world, typing)

    assert refused.value.refusal.why.zh == "“录第二遍”须由另一人办理"
    assert agreed.first_by == agreed.second_by == "shen"


def test_nobody_saves_in_another_persons_typing(world: World) -> None:
    typing = begun(world, scan(world))

    with pytest.raises(NotAllowed, match="由另一人录入"):
        hand_entry.save_first(
            typing=typing, rows={2: (ROWS, frozenset())}, version=1, by=world.standing("gu"), as_of=world.now
        )


def test_a_draft_is_kept_at_every_save_and_another_tab_loses_nothing(world: World) -> None:
    typing, by = begun(world, scan(world)), world.standing("shen")

    hand_entry.save_first(typing=typing, rows={2: (ROWS[:2], frozenset())}, version=1, by=by, as_of=world.now)

    with pytest.raises(Stale):
        hand_entry.save_first(typing=typing, rows={2: (ROWS[:1], frozenset())}, version=1, by=by, as_of=world.now)
    typing.refresh_from_db()
    assert (typing.state, typing.first["2"]) == ("typing_first", [list(row) for row in ROWS[:2]])


def test_a_known_code_brings_its_name_and_a_blank_stays_blank(world: World) -> None:
    typing = begun(world, scan(world))

    hand_entry.save_first(
        typing=typing, rows={2: ([["2120101", "", "1", "0.00", ""], ["", "", "", "", ""]], frozenset())}, version=1,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    typing.refresh_from_db()
    assert typing.first["2"] == [["2120101", "行政运行", "1", "0.00", ""]]


def test_what_to_look_at_again_is_told_and_nothing_is_refused_for_it(world: World) -> None:
    typing = typed(world, begun(world, scan(world)), [*ROWS, ("2999999", "某项", "1o0", "", "")])

    found = weighed(typing, "first")

    assert [(page, row, why.zh) for page, row, why in found.doubts] == [
        (2, 7, "科目目录里没有编码 2999999，请对照原件；原件如此就照录"), (2, 7, "“合计”的“1o0”读不成金额")
    ]  # fmt: skip
    assert [words.zh for words in found.broken] == ["第 2 页第 6 行“合计”与各项之和差 100.00"]


def test_a_difference_is_settled_by_one_of_the_two_and_who_did_is_kept(world: World) -> None:
    batch = scan(world)
    typing = typed_twice(world, batch, ROWS, OTHER)
    assert (typing.state, keys_of(typing)) == ("differing", ["2/4.2"])

    with pytest.raises(NotAllowed, match="两位录入人"):
        settle(world, typing, "cao")
    typing = settle(world, typing, "gu")
    work_off(world)

    batch.refresh_from_db()
    (fact,) = [f for f in facts_of(batch.documents.get()) if (f.code, f.column) == ("2120104", "total")]
    assert (typing.state, typing.chosen["2/4.2"]["by"], typing.chosen["2/4.2"]["text"]) == ("agreed", "gu", "500.00")
    assert (fact.printed, list(drifted())) == ("500.00", [])


def test_while_a_difference_is_open_nothing_is_read(world: World) -> None:
    batch = scan(world)
    typing = typed_twice(world, batch, ROWS, (*OTHER[:-1], ("", "合计", "1,500.00", "700.00", "800.00")))

    typing = hand_entry.settle(
        typing=typing, choices={"2/4.2": "500.00"}, version=typing.version, by=world.standing("shen"), as_of=world.now
    )

    assert (typing.state, sealed_in(batch)) == ("differing", None)
    with pytest.raises(BadInput):
        hand_entry.settle(
            typing=typing, choices={"2/9.9": "1"}, version=typing.version, by=world.standing("shen"), as_of=world.now
        )


def test_what_was_sealed_cannot_be_other_than_it_was(world: World) -> None:
    batch = scan(world)
    typing = typed_twice(world, batch)
    Typing.objects.filter(pk=typing.pk).update(sealed={**typing.sealed, "year": 2025})

    with pytest.raises(Unsealed):
        reading_of(batch)


def test_the_named_second_person_of_a_small_office_stands_in(world: World) -> None:
    batch, office = scan(world, at="YSGW"), world.body("RD")
    typing = typed(world, begun(world, batch))
    with pytest.raises(NotAllowed):
        typed(world, typing, who="mo")
    turn_on(
        organisation=office, second=world.people["mo"], reason="三人机关", by=world.standing("an"), as_of=world.now
    )  # fmt: skip
    typing = typed(world, typing, who="mo")

    assert (typing.state, typing.second_by) == ("agreed", "mo")


SECRET = ("", "", "400.00", "", "400.00")


def test_secret_lines_are_one_masked_amount_that_is_part_of_the_sum(world: World) -> None:
    batch = scan(world)
    rows = (*ROWS[:4], SECRET, ("", "合计", "1,600.00", "700.00", "900.00"))
    typing = begun(world, batch)

    typing = typed(world, typed(world, typing, rows, secret=frozenset({5})), rows, who="gu", secret=frozenset({5}))
    work_off(world)

    batch.refresh_from_db()
    document = batch.documents.get()
    (fact,) = [f for f in facts_of(document) if f.name == MASKED and f.column == "total"]
    assert (fact.code, fact.fen, document.broken, document.computed) == ("", 400_000_000, 0, 3)


@pytest.mark.parametrize(
    ("row", "secret", "why"),
    [
        (("2040299", "涉密专用设备ZX", "1.00", "", "1.00"), frozenset(), "涉密项目不得逐项录入"),
        (("2040299（秘密）", "其他ZX", "1.00", "", "1.00"), frozenset(), "涉密项目不得逐项录入"),
        (("2040299", "ZX", "1.00", "", "1.00"), frozenset({1}), "最多到款"),
    ],
)  # fmt: skip
def test_a_secret_line_is_refused_with_how_to_enter_it_and_not_kept(
    world: World, row: tuple[str, ...], secret: frozenset[int], why: str
) -> None:
    typing = begun(world, scan(world))

    with pytest.raises(BadInput, match=why):
        hand_entry.save_first(
            typing=typing, rows={2: ([row], secret)}, version=1, by=world.standing("shen"), as_of=world.now
        )

    typing.refresh_from_db()
    assert (typing.first, typing.version) == ({}, 1)


def test_there_is_one_masked_row_at_most(world: World) -> None:
    typing = begun(world, scan(world))

    with pytest.raises(BadInput, match="只能有一行"):
        typed(world, typing, [SECRET, SECRET], secret=frozenset({1, 2}))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"pages": "3"}, "pages"), ({"pages": "x"}, "pages"), ({"pages": "0"}, "pages"), ({"pages": "2-1"}, "pages"),
        ({"pages": "1-999999"}, "pages"), ({"form": "government_debt"}, "form"), ({"of_level": "government"}, "of_level"),
        ({"title": "涉密支出表"}, "title"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(world: World, facts: dict[str, Any], field: str) -> None:
    batch = scan(world)

    with pytest.raises(BadInput) as bad:
        begun(world, batch, **facts)

    assert list(bad.value.reasons) == [field]


def test_a_table_is_typed_once_unless_that_was_given_up(world: World) -> None:
    batch = scan(world)
    typing = begun(world, batch)
    with pytest.raises(BadInput, match="已有人在录入"):
        begun(world, batch)

    hand_entry.give_up(typing=typing, reason="选错了表", by=world.standing("shen"), as_of=world.now)

    assert begun(world, batch).state == "typing_first"


def test_what_is_published_or_being_read_is_not_typed(world: World) -> None:
    batch = scan(world)
    typing = typed_twice(world, batch, ROWS, OTHER)
    read_again(batch=batch, by=world.standing("shen"), as_of=world.now)
    with pytest.raises(NotAllowed, match="待读取"):
        settle(world, typing)
    work_off(world)
    settle(world, typing)
    work_off(world)
    batch.refresh_from_db()
    publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=world.now)

    with pytest.raises(NotAllowed, match="已发布"):
        begun(world, batch, form="three_public")


def test_a_corrected_reading_of_a_published_scan_keeps_what_was_typed(world: World) -> None:
    batch, by = scan(world), world.standing("shen")
    typed_twice(world, batch)
    work_off(world)
    batch = identified(world, batch)
    publish(batch=batch, version=batch.version, by=by, as_of=world.now)
    spot = Spot(2, "一般公共预算支出表", 4, "合计", "700.00")
    batch.refresh_from_db()

    correct(batch=batch, spot=spot, value="800.00", reason="看错", version=0, by=by, as_of=world.now)
    work_off(world)

    after = Batch.objects.get(follows=batch)
    (document,) = after.documents.all()
    fens = [f.fen for f in facts_of(document) if (f.code, f.column) == ("2120101", "total")]
    assert (after.state, fens, document.values, sealed_in(after)) == (
        "read", [800_000_000], batch.documents.get().values, sealed_in(batch),
    )  # fmt: skip


def test_the_same_scan_brought_again_has_the_tables_typed_before(world: World) -> None:
    batch = scan(world)
    typed_twice(world, batch)
    work_off(world)
    batch.refresh_from_db()
    discard(batch=batch, reason="重传", by=world.standing("shen"), as_of=world.now)

    again = scan(world)

    place = located(again, Spot(2, "一般公共预算支出表", 4, "合计", "700.00")).place
    assert (again.pk == batch.pk, again.state, again.documents.get().values, place is not None) == (
        False, "read", batch.documents.get().values, True,
    )  # fmt: skip


def test_what_is_typed_in_a_later_batch_of_a_file_is_not_the_earlier_ones(world: World) -> None:
    batch = scan(world)
    discard(batch=batch, reason="重传", by=world.standing("shen"), as_of=world.now)

    typed_twice(world, scan(world))

    assert sealed_in(batch) is None


def test_no_job_of_figures_bears_the_name_of_a_file(world: World) -> None:
    """Whoever looks after the machine reads the titles of jobs, and may not see what a sensitive file is called."""
    batch, by = scan(world, name="ZX干部名册.pdf", level=Level.SENSITIVE), world.standing("shen")
    typed_twice(world, batch)
    work_off(world)
    read_again(batch=batch, by=by, as_of=world.now)
    work_off(world)
    batch = identified(world, batch)
    publish(batch=batch, version=batch.version, by=by, as_of=world.now)
    spot = Spot(2, "一般公共预算支出表", 4, "合计", "700.00")
    correct(batch=batch, spot=spot, value="800.00", reason="看错", version=0, by=by, as_of=world.now)

    titles = {job.title for job in Job.objects.filter(kind__startswith="figures.")}

    assert titles == {f"读取：批次 {pk}" for pk in Batch.objects.values_list("pk", flat=True)}


def test_a_difference_is_settled_to_the_masked_name_and_to_no_other_secret_one(world: World) -> None:
    batch = scan(world)
    row = ("", "其他支出", *SECRET[2:])
    typing = typed(world, begun(world, batch), [*ROWS[:4], SECRET], secret=frozenset({5}))
    typing = typed(world, typing, [*ROWS[:4], row], who="gu")
    (key,) = keys_of(typing)

    for refused in ("涉密专用设备", "绝密"):
        with pytest.raises(BadInput, match="密级字样"):
            hand_entry.settle(
                typing=typing, choices={key: refused}, version=typing.version, by=world.standing("gu"), as_of=world.now
            )
    typing = hand_entry.settle(
        typing=typing, choices={key: MASKED}, version=typing.version, by=world.standing("gu"), as_of=world.now
    )

    assert (typing.state, sealed_in(batch).tables[0].pages[0][1][-1][:2]) == ("agreed", ("", MASKED))  # type: ignore[union-attr]


def test_a_masked_row_is_not_settled_with_a_code_that_tells_what_it_is_about(world: World) -> None:
    batch = scan(world)
    typing = typed(world, begun(world, batch), [*ROWS[:4], ("20402", *SECRET[1:])], secret=frozenset({5}))
    typing = typed(world, typing, [*ROWS[:4], ("2040299", "其他", *SECRET[2:])], who="gu")

    with pytest.raises(BadInput, match="最多到款"):
        hand_entry.settle(
            typing=typing, choices={"2/5.0": "2040299", "2/5.1": MASKED}, version=typing.version, by=world.standing("gu"),
            as_of=world.now,
        )  # fmt: skip
