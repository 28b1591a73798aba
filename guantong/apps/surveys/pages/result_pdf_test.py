"""The result as a PDF: origins apart, nothing of what residents wrote (问卷结果 PDF)."""

import pypdfium2

from tests.surveys import DISSATISFIED, opened
from tests.world import World


def test_the_pdf_tells_what_the_page_tells_without_words(world: World) -> None:
    held, shen = opened(world), world.signed_in("shen")
    address = f"/surveys/{held.survey.pk}/result/pdf/"
    for code in held.slips(7)[:5]:
        held.answered(code, DISSATISFIED)
    before = shen.get(address).status_code
    held.does("close")

    printed = "".join(
        "".join(one.get_textpage().get_text_bounded().split())
        for one in pypdfium2.PdfDocument(shen.get(address).content)
    )
    assert (before, world.signed_in("qin").get(address).status_code) == (404, 403)
    assert [one in printed for one in ("发出答卷码7张，收回5张", "很不满意55100.0%", "不足五份，不显示", "树太少")] == [
        True
    ] * 3 + [False]
