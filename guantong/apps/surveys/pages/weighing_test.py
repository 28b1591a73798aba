"""A weighed result on its page: each source, its score, where it stands (多源加权)."""

import pytest

from guantong.apps.surveys.models import Weighing
from guantong.apps.surveys.weighing_test import TYPED, done, parts, surveyed
from guantong.domain.workflow.table import NotAllowed
from tests.world import World


def test_it_is_weighed_on_its_page(world: World) -> None:
    survey, shen = surveyed(world), world.signed_in("shen")
    sent = {
        "verb": "weigh", "weigh-title": "口袋公园满意度", "weigh-document": "明人办〔2026〕3号", "weigh-dated": "2026-03-01", "weigh-survey": str(survey.pk),
        "weigh-parts": TYPED,
    }  # fmt: skip
    wrong = shen.post("/surveys/weighings/", {**sent, "weigh-parts": "居民问卷|六十"})
    where = shen.post("/surveys/weighings/", sent).headers["Location"]
    page = shen.get(where).content.decode()
    shen.post(where, {"verb": "withdraw_weighing"})

    assert (wrong.status_code, "75.45" in page, "66.67" in page, "评议汇总表2026-11-02" in page) == (
        422,
        True,
        True,
        True,
    )
    assert Weighing.objects.get().state == "withdrawn"
    with pytest.raises(NotAllowed):
        done(world, parts(), survey, who="lin")
