"""A month file in, again, corrected, reversed; what is unsure is refused, what is secret is kept nowhere."""

from datetime import date

import pytest

from guantong.apps.feeds import operations, publishing
from guantong.apps.feeds.models import Delivery, SavedMapping, Snapshot
from guantong.apps.feeds.queries import books_on
from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import Stopped
from guantong.apps.files.store import path_of
from guantong.apps.jobs.models import Job
from guantong.apps.journal.models import Entry
from guantong.domain.fiscal.records.persons import MASKED
from guantong.domain.money import Unit
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.feeds import MARCH, brought, csv, feed, mapped, paid, published, reversed_by, said, taken_in
from tests.figures import work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")

FEN = 1200_50 + 800_00 - 50_00


def test_a_month_goes_from_the_file_to_the_books(world: World) -> None:
    delivery = brought(world)
    assert (delivery.state, books_on(None)) == ("uploaded", None)

    delivery = published(world)

    (first, *_) = books_on(date(2026, 3, 31)).rows(books_on(date(2026, 3, 31)).table("payment"))  # type: ignore[union-attr]
    assert (delivery.state, paid(), paid(date(2026, 3, 13))) == ("published", FEN, 1200_50)
    assert (first["batch"], first["file"], first["row"]) == (delivery.batch, delivery.sm3, 2)
    assert (delivery.counted("read"), delivery.counted("taken"), delivery.sums) == (3, 3, {"amount": FEN})


def test_nothing_counts_before_it_is_published(world: World) -> None:
    delivery = taken_in(world)

    assert (delivery.state, Snapshot.objects.count(), books_on(None)) == ("taken_in", 0, None)


def test_the_same_file_again_is_the_same_delivery_and_changes_nothing(world: World) -> None:
    first = published(world)

    again = brought(world)
    same = brought(world, edition=1)

    assert (again.pk, same.pk, Delivery.objects.count(), paid()) == (first.pk, first.pk, 1, FEN)


def test_a_corrected_file_says_which_edition_it_is(world: World) -> None:
    published(world)

    with pytest.raises(BadInput, match="请填第 2 版"):
        brought(world, csv(MARCH[:1]))
    with pytest.raises(BadInput, match="已经收到另一份文件"):
        brought(world, csv(MARCH[:1]), edition=1)


def test_a_corrected_file_replaces_the_first_and_both_stay(world: World) -> None:
    first = published(world)

    second = published(world, csv(MARCH[:2]), edition=2)

    first.refresh_from_db()
    assert (first.state, second.state, paid()) == ("superseded", "published", 1200_50 + 800_00)
    assert Delivery.objects.filter(state="superseded").get().sums == {"amount": FEN}


def test_headers_that_were_confirmed_once_map_themselves(world: World) -> None:
    published(world)

    april = brought(world, csv([("2026-04-02", "7.00")]), period="2026-04")
    work_off(world)

    april.refresh_from_db()
    assert (april.state, april.by_itself, april.sums) == ("taken_in", True, {"amount": 7_00})
    assert SavedMapping.objects.count() == 1


def test_other_headers_wait_for_a_person(world: World) -> None:
    published(world)

    other = brought(world, csv().replace("用途".encode(), "摘要".encode()), edition=2)

    assert (other.state, other.by_itself) == ("uploaded", False)


def test_a_mapping_that_is_forgotten_maps_nothing_any_more(world: World) -> None:
    done = published(world)
    assert done.as_mapped

    operations.forget(
        feed=done.feed, fingerprint=done.as_mapped.fingerprint, by=world.standing("shen"), as_of=world.now
    )

    assert brought(world, csv([("2026-04-02", "7.00")]), period="2026-04").state == "uploaded"
    assert mapped(world, Delivery.objects.get(period="2026-04")).state == "mapped"


def test_a_reversal_takes_a_batch_out_and_both_stay(world: World) -> None:
    first = published(world)
    april = published(world, csv([("2026-04-02", "7.00")]), period="2026-04")

    reversal = reversed_by(world, first)

    first.refresh_from_db()
    assert (first.state, reversal.state, reversal.reverses_id, paid()) == ("reversed", "reversal", first.pk, 7_00)
    assert (reversal.came.pk, Snapshot.objects.count(), april.state) == (3, 3, "published")  # type: ignore[union-attr]


def test_when_a_correction_is_reversed_what_it_corrected_counts_again(world: World) -> None:
    first = published(world)
    second = published(world, csv(MARCH[:2]), edition=2)

    reversed_by(world, second)

    first.refresh_from_db()
    assert (first.state, paid()) == ("published", FEN)


def test_a_file_that_was_reversed_comes_back_as_the_next_edition(world: World) -> None:
    reversed_by(world, published(world))
    assert paid() is None

    with pytest.raises(BadInput, match="已被红冲.*请填第 2 版"):
        brought(world)
    again = published(world, edition=2)

    assert (again.edition, paid()) == (2, FEN)


def test_editions_that_come_in_the_wrong_order_leave_the_same_books(world: World) -> None:
    published(world, csv(MARCH[:2]), edition=2)

    first = published(world, edition=1)

    assert (first.state, paid()) == ("superseded", 1200_50 + 800_00)


def test_lines_that_could_not_be_read_are_told_and_count_only_with_a_reason(world: World) -> None:
    delivery = taken_in(world, csv([*MARCH, ("2026-03-05", "壹佰")]))
    assert (delivery.counted("taken"), delivery.counted("refused")) == (3, 1)
    assert [(r["row"], r["header"], r["text"]) for r in delivery.refusals] == [(5, "支付金额", "壹佰")]

    def publish(reason: str) -> Delivery:
        return publishing.publish(
            delivery=delivery, version=delivery.version, reason=reason, by=world.standing("shen"), as_of=world.now
        )

    with pytest.raises(BadInput, match="有 1 行没有取入"):
        publish(" ")
    assert (publish("余下一笔待财政局更正").state, paid()) == ("published", FEN)


def test_rows_of_another_month_are_counted(world: World) -> None:
    assert taken_in(world, csv([*MARCH, ("2026-04-01", "1.00")])).outside == 1


def test_the_unit_of_money_is_declared_and_never_guessed(world: World) -> None:
    delivery = brought(world)

    with pytest.raises(BadInput, match="单位没有声明"):
        mapped(world, delivery, said(None))

    assert taken_in(world, mapping=said(Unit.TEN_THOUSAND)).sums == {"amount": FEN * 10_000}


def test_a_mapping_can_be_said_anew_until_it_is_published(world: World) -> None:
    delivery = taken_in(world)

    operations.map_delivery(
        delivery=delivery,
        mapping=said(Unit.TEN_THOUSAND),
        version=delivery.version,
        by=world.standing("shen"),
        as_of=world.now,
    )
    work_off(world)

    delivery.refresh_from_db()
    assert (delivery.state, delivery.sums) == ("taken_in", {"amount": FEN * 10_000})
    publishing.publish(delivery=delivery, version=delivery.version, by=world.standing("shen"), as_of=world.now)
    assert paid() == FEN * 10_000


def test_whoever_looked_before_somebody_else_changed_it_is_told(world: World) -> None:
    delivery = taken_in(world)

    with pytest.raises(Stale):
        publishing.publish(delivery=delivery, version=delivery.version - 1, by=world.standing("shen"), as_of=world.now)

    assert Snapshot.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "\u7a7a.csv", "文件是空的"),
        (b"%PDF-1.4", "a.csv", "扩展名|不能|无法"),
        (csv().replace("用途".encode(), "政府隐性债务".encode()), "a.csv", "隐性债务"),
        (csv(purpose="涉密项目"), "a.csv", "第 2 行、第 3 行、第 4 行"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do_and_kept_nowhere(
    world: World, content: bytes, name: str, why: str
) -> None:
    with pytest.raises(BadInput, match=why):
        operations.upload(
            feed=feed(world), period="2026-03", name=name, content=content, by=world.standing("shen"), as_of=world.now
        )

    assert (Delivery.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_file_with_a_secrecy_mark_anywhere_is_stopped_and_kept_nowhere(world: World) -> None:
    with pytest.raises(Stopped):
        brought(world, csv(purpose="机密★一年"))

    assert (Delivery.objects.count(), Attachment.objects.count()) == (0, 0)
    assert Entry.objects.filter(verb="stop").count() == 1


@pytest.mark.parametrize("period", ["", "2026-13", "26-03", "2026-3", "二〇二六"])
def test_a_period_is_a_year_or_a_month(world: World, period: str) -> None:
    with pytest.raises(BadInput, match="期间写成"):
        brought(world, period=period)


def test_the_name_of_a_person_is_in_no_row_and_in_no_text_of_the_database(world: World) -> None:
    delivery = published(world, csv(payee="欧阳明湖", purpose="付欧阳明湖讲课费"))

    books = books_on(None)
    assert books is not None
    rows = books.rows(books.table("payment"))
    assert {(row["payee"].startswith(MASKED), row["payee_person"]) for row in rows} == {(True, True)}
    assert "欧阳明湖" not in f"{rows}{delivery.refusals}{delivery.control}"
    assert delivery.file is not None
    assert delivery.file.level == "sensitive"


def test_a_file_that_came_by_mistake_is_discarded_and_its_edition_is_free_again(world: World) -> None:
    wrong = brought(world, csv(MARCH[:1]))

    operations.discard(delivery=wrong, reason="传错", by=world.standing("shen"), as_of=world.now)

    assert (published(world).edition, paid()) == (1, FEN)


def test_a_source_that_was_retired_takes_no_file(world: World) -> None:
    operations.retire(feed=feed(world), by=world.standing("shen"), as_of=world.now)

    with pytest.raises(BadInput, match="已停用"):
        brought(world)
    operations.take_up(feed=feed(world), by=world.standing("shen"), as_of=world.now)
    assert brought(world).state == "uploaded"


@pytest.mark.parametrize("who", ["lin", "hua", "shi", "cao"])
def test_who_may_not_publish_or_reverse(world: World, who: str) -> None:
    delivery = taken_in(world)

    with pytest.raises(NotAllowed):
        publishing.publish(delivery=delivery, version=delivery.version, by=world.standing(who), as_of=world.now)


def test_every_verb_leaves_its_entry(world: World) -> None:
    reversed_by(world, published(world))

    verbs = list(Entry.objects.filter(room="feeds").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["open_feed", "upload", "map", "map", "take_in", "publish", "snapshot", "enter_reversal", "reverse", "snapshot"]  # fmt: skip


def test_a_job_that_was_cancelled_goes_on_where_it_stopped(world: World) -> None:
    from guantong.apps.jobs.operations import cancel, retry

    delivery = mapped(world, brought(world))
    job = Job.objects.get()
    cancel(job=job, by=world.standing("shen"), as_of=world.now)
    delivery.refresh_from_db()
    assert delivery.state == "mapped"

    retry(job=job, by=world.standing("shen"), as_of=world.now)
    work_off(world)

    delivery.refresh_from_db()
    job.refresh_from_db()
    assert (delivery.state, job.done, job.of) == ("taken_in", 4, 4)


def test_a_file_that_can_no_longer_be_read_is_refused_with_what_to_do(world: World) -> None:
    delivery = mapped(world, brought(world))
    assert delivery.file is not None
    path_of(delivery.file.sm3).unlink()

    work_off(world)

    delivery.refresh_from_db()
    assert (delivery.state, "原文件不在存储中" in delivery.notes[-1]["zh"]) == ("refused", True)
    assert brought(world, edition=1).state in ("uploaded", "mapped")
