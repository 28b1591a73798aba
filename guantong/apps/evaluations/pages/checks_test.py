"""What is looked at in final accounts leads to where it is looked at."""

from tests.world import World


def test_the_checks_lead_to_rules_and_pages_that_are_there(world: World) -> None:
    client = world.signed_in("shen")
    page = client.get("/evaluations/checks/").content.decode()

    for said in ("真实性", "资金到位", "E23", "不说明已经计算", "最近一次账册诊断未涉及", "含不能计算的原因"):
        assert said in page
    for address in {
        part.split('"')[0] for part in page.split('href="')[1:] if part.startswith(("/diagnosis/rules/", "/execution/"))
    }:
        assert client.get(address).status_code == 200
