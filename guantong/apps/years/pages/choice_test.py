"""One choice of a legal profile: read by all inside, taken back by office or director."""

from datetime import date

import pytest

from guantong.apps.years.models import ProfileChoice
from guantong.apps.years.profiles import choose_profile
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_mistaken_choice_is_taken_back_on_its_page(world: World) -> None:
    choice = choose_profile(
        profile="henan", since=date(2026, 1, 1), document="明人常〔2026〕2号", by=world.standing("gu"), as_of=world.now
    )
    address = f"/years/profile/{choice.pk}/"

    refused = world.signed_in("shen").post(address, {"verb": "withdraw_profile", "version": 1})
    done = world.signed_in("wen").post(address, {"verb": "withdraw_profile", "version": 1})

    body = world.signed_in("qin").get(address).content.decode()
    assert (refused.status_code, done.status_code, ProfileChoice.objects.get().state) == (403, 302, "withdrawn")
    assert [w for w in ("河南", "已撤回", "明人常〔2026〕2号") if w not in body] == []
