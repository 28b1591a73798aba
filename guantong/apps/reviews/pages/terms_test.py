"""Words of budgets in plain words, for everybody who takes part (名词解释)."""

import pytest

from tests.world import World


@pytest.mark.parametrize("who", ["lin", "qin", "shen"])
def test_everybody_who_takes_part_reads_what_a_word_means_and_on_what_it_rests(world: World, who: str) -> None:
    page = world.signed_in(who).get("/reviews/terms/?q=jiezhuan").content.decode()

    assert ("连续两年没用完" in page, "《预算法》第42条" in page, "预备费" in page) == (True, True, False)
