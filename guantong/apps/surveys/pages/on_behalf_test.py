"""Filling in for somebody on its page: what is read aloud first, the consent, then the questions (代填)."""

from guantong.apps.journal.models import Entry
from guantong.apps.surveys.models import Answer
from tests.surveys import opened
from tests.world import World

SENT = {
    "way": "telephone",
    "consent": "on",
    "use": "yes",
    "overall": "2",
    "why": ["time"],
    "words": "孩子放学没人管，打13800001234",
}


def test_on_its_page_what_is_read_aloud_stands_first_and_the_consent_is_noted(world: World) -> None:
    held = opened(world)
    address = f"/surveys/{held.survey.pk}/on-behalf/"
    shen = world.signed_in("shen")

    page = shen.get(address).content.decode()
    refused = shen.post(address, {**SENT, "consent": ""})
    counted = shen.post(address, SENT, follow=True).content.decode()

    assert page.index("您同意回答吗") < page.index("您用过这个项目吗")
    assert (refused.status_code, "对方没有同意" in refused.content.decode()) == (422, True)
    assert "已计入：代填，单独统计" in counted
    assert Answer.objects.get().answers["words"] == ["孩子放学没人管，打（电话已隐去）"]
    assert '"consent":true' in Entry.objects.filter(verb="answer_on_behalf").get().text
