"""The yearly call is opened, its ceiling registered with the document, closed by a person."""

from guantong.apps.consultation.models import Call
from tests.world import World


def test_it_is_opened_for_next_year_and_its_ceiling_registered(world: World) -> None:
    wen = world.signed_in("wen")

    opened = wen.post("/consultation/calls/", {
        "verb": "open_call", "open_call-year": "2027", "open_call-opens_on": "2026-09-01", "open_call-closes_on": "2026-11-30",
    })  # fmt: skip
    call = Call.objects.get()
    again = wen.post("/consultation/calls/", {
        "verb": "open_call", "open_call-year": "2027", "open_call-opens_on": "2026-09-01", "open_call-closes_on": "2026-11-30",
    })  # fmt: skip
    told = wen.post(opened.headers["Location"], {
        "verb": "set_ceiling", "version": call.version, "set_ceiling-ceiling": "120000000", "set_ceiling-ceiling_source": "明财〔2026〕31号",
    })  # fmt: skip
    page = wen.get(opened.headers["Location"]).content.decode()

    assert (opened.status_code, again.status_code, told.status_code) == (302, 422, 302)
    assert ["120,000,000.00" in page, "明财〔2026〕31号" in page, "征集中" in page, "明湖区人民代表大会" in page] == [
        True
    ] * 4
