"""One's own record on its page (履职记录)."""

from tests.reviews import asked, held, listed
from tests.world import World


def test_one_reads_and_exports_the_own_record_and_nobody_else_s(world: World) -> None:
    review = held(world)
    asked(world, review, participant=listed(world, review).number)
    lin = world.signed_in("lin")

    page, other = (
        lin.get("/reviews/record/").content.decode(),
        world.signed_in("mo").get("/reviews/record/").content.decode(),
    )

    assert ("预先审查会" in page, "预先审查会" in other, lin.get("/reviews/record/?as=xlsx").content[:2]) == (
        True,
        False,
        b"PK",
    )
