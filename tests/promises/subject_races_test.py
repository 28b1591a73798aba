"""Two people at once: keys are never given twice, contradicting links are never both recorded. On PostgreSQL, where writers do not queue by themselves."""

from collections.abc import Callable
from datetime import date

from guantong.apps.subjects import operations
from guantong.apps.subjects.models import Link, Subject
from guantong.domain.identity.key import Kind
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

ROUNDS = 10


def circle(world: World) -> list[int]:
    """Half a circle of four subjects stands; the two other halves are linked at once: how many of those stood after each round."""
    a, b, c, d = (world.subject(name) for name in ("学校厨房", "学校餐厅", "居住区公共照明", "学校食堂"))
    shen = world.standing("shen")
    Link.objects.all().delete()

    def merged(one: Subject, other: Subject) -> Link:
        return operations.link(
            subject=one, how="merged", other=other.key, on=date(2026, 3, 1), evidence="文", by=shen, as_of=world.now
        )

    merged(b, c)
    merged(d, a)
    stood = []
    with meeting((operations, "contradiction")):
        for _ in range(ROUNDS):
            Link.objects.filter(former__in=(a, c)).delete()
            at_once(lambda: merged(a, b), lambda: merged(c, d))
            stood.append(Link.objects.filter(former__in=(a, c)).count())
    return stood


def test_two_links_that_would_close_a_circle_together_are_never_both_recorded(contested: World) -> None:
    assert set(circle(contested)) == {1}


def test_without_the_lock_they_would_be(contested: World) -> None:
    with mutants.links_judged_side_by_side():
        assert 2 in circle(contested)


def test_no_key_is_given_twice(contested: World) -> None:
    shen, body = contested.standing("shen"), contested.body("CG")

    def opened(name: str) -> Callable[[], Subject]:
        return lambda: operations.open_subject(
            kind=Kind.PROJECT, name=name, organisation=body, opened_on=date(2026, 5, 1), by=shen, as_of=contested.now
        )

    keys = [subject.key for subject in at_once(*(opened(f"项目{n}") for n in range(8)))]

    assert len(set(keys)) == 8
