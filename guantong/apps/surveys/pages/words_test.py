"""A report of wrongdoing leaves by its page: printed, handed on, gone (转信访/纪检)."""

from django.core.serializers import serialize

from guantong.apps.surveys.leaving_test import REPORT, answered, dumped, the_report
from guantong.apps.surveys.models import Referral
from guantong.apps.surveys.queries import outcome
from guantong.domain.surveys.tabulation import Origin
from tests.world import World


def test_a_report_leaves_by_the_page_with_a_receipt_and_nothing_of_it_is_left(world: World) -> None:
    held, gu = answered(world), world.signed_in("gu")
    result, address = f"/surveys/{held.survey.pk}/result/", f"/surveys/{held.survey.pk}/words/{the_report().pk}/words/"

    assert (address in gu.get(result).content.decode(), REPORT in gu.get(address).content.decode()) == (True, True)
    assert gu.post(address, {"verb": "refer_words"}).status_code == 422
    gu.post(address, {"verb": "refer_words", "refer_words-office": "discipline"})
    receipt = Referral.objects.get().receipt

    assert (receipt.startswith("ZC-2026-"), receipt in gu.get(result).content.decode()) == (True, True)
    assert (REPORT in dumped(), "discipline" in serialize("json", Referral.objects.all())) == (False, False)
    assert (gu.get(address).status_code, gu.get(result).content.decode().count("树太少")) == (404, 5)
    found = outcome(held.read(), world.now.date())
    assert found is not None
    assert found.parts[Origin.VERIFIED].returned == 6
