"""One's own opinion: the answer once it was told, nobody else's, the answer of what it was merged into."""

from guantong.apps.opinions import operations
from tests.opinions import confirmed, raised, referred, told
from tests.world import World


def test_the_answer_is_read_once_it_was_told(world: World) -> None:
    row, lin = confirmed(world), world.signed_in("lin")
    here = f"/opinions/mine/{row.pk}/"

    before = lin.get(here).content.decode()
    told(world, row)
    after = lin.get(here).content.decode()

    assert ("单价按标准重算" in before, "单价按标准重算" in after) == (False, True)
    assert ("还没有告知答复，不能评价" in before, 'value="rate"' in before, 'value="rate"' in after) == (
        True,
        False,
        True,
    )


def test_nobody_elses_is_there(world: World) -> None:
    opinion = raised(world)

    assert world.signed_in("yan").get(f"/opinions/mine/{opinion.pk}/").status_code == 404


def test_of_a_merged_one_the_answer_to_the_other_is_told(world: World) -> None:
    chief, mine = raised(world, who="yan"), raised(world)
    operations.merge(opinion=mine, into=str(chief.pk), version=1, by=world.standing("shen"), as_of=world.now)
    row = confirmed(world, referred(world, chief)[0])
    told(world, row, proposer=str(mine.proposers.get().pk))

    page = world.signed_in("lin").get(f"/opinions/mine/{mine.pk}/").content.decode()

    assert ("您仍是提出人" in page, "单价按标准重算" in page) == (True, True)
