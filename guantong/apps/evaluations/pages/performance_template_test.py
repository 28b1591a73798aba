"""The template and what stands are sent in one form."""

from tests.world import World

HERE = "/evaluations/projects/files/"


def test_the_template_and_what_stands_are_sent(world: World) -> None:
    client = world.signed_in("qin")

    for address in (f"{HERE}template/", f"{HERE}template/?of=projects"):
        assert client.get(address)["Content-Disposition"].endswith(".xlsx")
    assert world.signed_in("lin").get(HERE).status_code == 403
