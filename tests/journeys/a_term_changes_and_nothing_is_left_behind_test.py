"""A term ends: the roster goes round by file, a second person applies it, what waited for leavers waits for others."""

import io
from datetime import date
from pkgutil import resolve_name

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.actors.intake_operations import apply
from guantong.apps.actors.models import Handover, Person, Term
from guantong.apps.actors.queries import standing_of
from guantong.apps.actors.term_change_test import HANDED, ROSTER, applied, prepared
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.apps.notices.operations import ask
from guantong.domain.roles import Role
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.opinions import confirmed, raised, referred, told
from tests.world import World

pytestmark = pytest.mark.django_db


def work_of(world: World, username: str) -> DueWork:
    return ask(
        of=world.body("QSZ"), verb="visit", title="走访石泉社区", where="/", path=world.body("QSZ").path, person=username,
        by=world.standing("shen"), as_of=world.now, due_on=date(2026, 12, 20),
    )  # fmt: skip


def test_the_preview_says_who_leaves_stays_and_comes_and_does_nothing(world: World) -> None:
    work_of(world, "lin")

    intake = prepared(world, ROSTER + HANDED)

    assert intake.counts == {"new": 5, "leaves": 1, "stays": 2}
    assert intake.rows.get(outcome="leaves").zh == (
        "离任：结束本届任职 3 项，其他任职保留 0 项；待办 1 件、代办 0 项；接手人 zhu"
    )
    assert (Term.objects.count(), Term.objects.get().ends_on) == (1, None)
    assert not Person.objects.filter(username="zhu").exists()


def test_what_waits_for_a_leaver_goes_to_the_successor(world: World) -> None:
    work = work_of(world, "lin")

    applied(world, ROSTER + HANDED)

    work.refresh_from_db()
    assert (work.person, work.state) == ("zhu", "open")
    handover = Handover.objects.get()
    assert {(held["kind"], held["what"]) for held in handover.held} == {
        ("post", "明湖区人民代表大会 人大代表"), ("post", "青石代表团 人大代表"), ("post", "青石街道第一代表小组 人大代表"),
        ("work", "走访石泉社区"),
    }  # fmt: skip
    assert list(drifted()) == []


def test_work_without_a_successor_stops_the_change_and_is_told(world: World) -> None:
    work_of(world, "lin")

    intake = prepared(world, ROSTER)

    assert intake.rows.get(outcome="refused").zh.startswith("“接手人”：此人名下还有待办。请在“移交”表写一行")
    with pytest.raises(NotAllowed):
        apply(intake=intake, by=world.standing("an"), as_of=world.now)
    assert Term.objects.count() == 1


STEPS = (
    ("people_operations", "close_term"), ("operations", "revoke"), ("people_operations", "open_term"), ("roster:Taking", "take"),
    ("holdings", "pass_on"), ("term_change:Handover.objects", "create"), ("term_change", "record"), ("intake_operations", "_recorded"),
    ("intake_operations", "_settled"),
)  # fmt: skip
"""What a change of term does, in its order; it may break off after any of them."""


def broken_after(monkeypatch: pytest.MonkeyPatch, place: str, step: str) -> None:
    """Let the step be done, and nothing after it."""
    at = resolve_name(f"guantong.apps.actors.{place}")
    real = getattr(at, step)

    def done_and_dead(*given: object, **named: object) -> None:
        real(*given, **named)
        raise Killed

    monkeypatch.setattr(at, step, done_and_dead)


class Killed(BaseException):
    """The machine stopped: nobody catches it on the way."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("place", "step"), STEPS)
def test_a_change_that_breaks_off_after_any_step_has_changed_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, place: str, step: str
) -> None:
    work, opinion = work_of(world, "lin"), raised(world)
    intake, before = prepared(world, ROSTER + HANDED), Entry.objects.count()
    broken_after(monkeypatch, place, step)

    with pytest.raises(Killed):
        apply(intake=intake, by=world.standing("an"), as_of=world.now)

    work.refresh_from_db()
    assert (Term.objects.count(), work.person, Handover.objects.count(), Entry.objects.count()) == (1, "lin", 0, before)
    assert standing_of(world.people["lin"], date(2026, 12, 1)).roles == {Role.DEPUTY}
    assert (Person.objects.filter(username="zhu").exists(), opinion.proposers.get().person) == (False, "lin")
    monkeypatch.undo()
    apply(intake=intake, by=world.standing("an"), as_of=world.now)
    assert (Term.objects.count(), Handover.objects.count(), list(drifted())) == (2, 1, [])


def test_the_answer_reaches_a_leaver_by_letter_and_the_opinion_keeps_its_author(world: World) -> None:
    row = confirmed(world, referred(world, raised(world))[0])
    given = {"leaving_on": world.now.date()}
    apply(intake=prepared(world, ROSTER + HANDED, **given), by=world.standing("an"), as_of=world.now)

    with pytest.raises(BadInput) as here:
        told(world, row)
    row = told(world, row, how="letter")

    author = row.proposers.get()
    assert (list(here.value.reasons), author.person, author.name, author.told_how) == (
        ["how"],
        "lin",
        "林代表",
        "letter",
    )
    assert row.raised_by == "shen"
    assert [thing["kind"] for thing in Handover.objects.get().held if thing["kind"] == "signed"] == ["signed"]
    assert list(drifted()) == []


def test_the_whole_change_by_the_pages(world: World) -> None:
    work = work_of(world, "lin")
    xi, an, wen = (world.signed_in(name) for name in ("xi", "an", "wen"))
    book = openpyxl.load_workbook(io.BytesIO(xi.get("/actors/export/term/").content))
    for sheet in ("人员", "任职"):
        for number in range(book[sheet].max_row, 1, -1):
            if book[sheet].cell(number, 1).value == "lin":
                book[sheet].delete_rows(number)
    book["人员"].append(["zhu", "朱代表", "第4选区", "LQZ"])
    book["任职"].append(["zhu", "RD", "人大代表"])
    columns = [cell.value for cell in book["移交"][1]]
    (row,) = [row for row in book["移交"].iter_rows(min_row=2) if row[0].value == "lin"]
    waiting = row[columns.index("待办")].value
    book["移交"].cell(row[0].row, columns.index("接手人") + 1, "zhu")
    kept = io.BytesIO()
    book.save(kept)

    uploaded = xi.post(
        "/actors/terms/8/change/",
        {
            "verb": "upload", "upload-leaving_on": "2026-12-20", "upload-next_number": "9", "upload-next_name": "第九届",
            "upload-file": SimpleUploadedFile("名册.xlsx", kept.getvalue()),
        },
    )  # fmt: skip
    preview = an.get(uploaded.headers["Location"]).content.decode()
    desk = an.get("/").content.decode()
    refused = xi.post(uploaded.headers["Location"], {"verb": "apply"})
    done = an.post(uploaded.headers["Location"], {"verb": "apply"})
    printed = wen.get("/actors/terms/8/handover/").content.decode()

    assert waiting == "1"
    assert "待办 1 件、代办 0 项；接手人 zhu" in preview
    assert "走访石泉社区" not in preview  # administrators see no business content
    assert "复核并确认：换届导入" in desk
    assert (refused.status_code, done.status_code) == (403, 302)
    assert "复核并确认：换届导入" not in an.get("/").content.decode()
    assert all(text in printed for text in ("林代表", "走访石泉社区", "朱代表", "移交人（签名）", "监交人（签名）"))
    work.refresh_from_db()
    assert work.person == "zhu"
    assert list(drifted()) == []


def test_the_handover_list_is_for_those_who_keep_it_and_ones_own(world: World) -> None:
    work_of(world, "lin")
    applied(world, ROSTER + HANDED)

    seen = {name: world.signed_in(name).get("/actors/terms/8/handover/") for name in ("wen", "lin", "xi", "cao", "ye")}

    assert {name: answer.status_code for name, answer in seen.items()} == {
        "wen": 200, "lin": 200, "xi": 404, "cao": 404, "ye": 404,
    }  # fmt: skip
    assert not any("走访石泉社区" in seen[name].content.decode() for name in ("xi", "cao", "ye"))
