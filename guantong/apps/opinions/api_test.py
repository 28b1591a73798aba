"""The opinions by the interface: what is read on the pages is read here, in the same measure (意见接口)."""

from guantong.apps.opinions.verifying import verify
from tests.opinions import CONFIRMED, confirmed, prepared, raised, referred
from tests.world import World

HERE = "/api/opinions/"


def test_a_batch_is_read_with_its_opinions_once_it_was_sent(world: World) -> None:
    row = referred(world)[0]
    kept = prepared(world, [raised(world)])

    told = {
        who: [one["id"] for one in world.signed_in(who).get(f"{HERE}referrals").json()["rows"]]
        for who in ("shen", "cao")
    }

    assert told == {"shen": [kept.pk, row.referral_id], "cao": [row.referral_id]}
    cao = world.signed_in("cao")
    assert [one["id"] for one in cao.get(f"{HERE}referrals/{row.referral_id}/opinions").json()["rows"]] == [row.pk]
    assert [cao.get(f"{HERE}referrals/{kept.pk}{rest}").status_code for rest in ("", "/opinions")] == [404, 404]
    assert world.signed_in("lin").get(f"{HERE}referrals").status_code == 403


def test_a_landing_is_read_with_what_was_computed(world: World) -> None:
    row = confirmed(world)
    found = {"verdict": "landed", "version": "second_submission", "number": 0, "was": 1000_00, "became": 800_00, "difference": -200_00, "places": []}  # fmt: skip
    verify(
        opinion=row, landing="landed", words="", budget_version="second_submission", budget_number=0, found=found,
        version=row.version, by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip
    confirmed(world)

    (told,) = world.signed_in("shen").get(f"{HERE}landings").json()["rows"]

    assert (told["id"], told["landing"], told["computed"], told["amount"]) == (
        row.pk,
        "landed",
        "landed",
        CONFIRMED["amount"],
    )
    assert (told["was"], told["became"], told["difference"]) == (1000_00, 800_00, 800_00 - 1000_00)
    assert world.signed_in("shen").get(f"{HERE}landings?landing=not").json()["rows"] == []


def test_sheets_of_answers_are_for_who_follows_opinions(world: World) -> None:
    assert {who: world.signed_in(who).get(f"{HERE}answer-sheets").json()["rows"] for who in ("shen", "qin")} == {
        "shen": [],
        "qin": [],
    }
