"""The practice area is seen on every page and on everything printed; what it printed is kept nowhere else."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from guantong.apps.components.pages.errors import failed
from guantong.apps.components.practice import PRACTICE, practised
from guantong.apps.files.models import Attachment
from guantong.apps.papers.queries import content_of
from guantong.apps.papers.writers.as_docx import docx
from guantong.domain.workflow.table import BadInput
from guantong.gateways.site.outages import BUSY, told
from tests.papers import drafted
from tests.world import World


def test_every_page_bears_the_yellow_frame(world: World, settings: Any) -> None:
    client = world.signed_in("shen")
    before = client.get("/").content.decode()
    settings.PRACTICE = True

    after = client.get("/").content.decode()

    assert [('class="practice"' in page, "演练区 · " in page) for page in (before, after)] == [
        (False, False),
        (True, True),
    ]


@pytest.mark.parametrize(
    "page",
    [
        lambda world: world.signed_in("shen").get("/nowhere/"),
        lambda world: world.signed_in("shen").get("/admin-of-nothing/?as=print"),
        lambda world: world.signed_in("lin").get("/exchange/"),
        lambda _: Client().get("/accounts/login/"),
        lambda _: failed(HttpRequest()),
        lambda _: told(RequestFactory().get("/"), BUSY),
    ],
    ids=["not found", "print", "refused", "signing in", "failed", "busy"],
)
def test_what_is_no_ordinary_page_bears_it_too(world: World, settings: Any, page: Callable[[World], Any]) -> None:
    settings.PRACTICE = True

    said = page(world).content.decode()

    assert ('class="practice"' in said, "演练区 · " in said) == (True, True)


def test_every_workbook_bears_the_stamp(world: World, settings: Any) -> None:
    settings.PRACTICE = True

    answer = world.signed_in("shen").get("/years/?as=xlsx")

    cells = [cell for row in openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].values for cell in row]
    assert [cell for cell in cells if cell and PRACTICE in str(cell)] != []


@pytest.mark.usefixtures("files_folder")
def test_a_letter_bears_the_stamp_and_is_kept_in_no_production(world: World, settings: Any) -> None:
    paper = drafted(world)
    settings.PRACTICE = True
    content = content_of(paper)
    assert (content.notice.endswith(PRACTICE), content.watermark) == (True, "演练")
    letter = docx(content)
    world.attached(name="演练.docx", content=letter)

    settings.PRACTICE = False
    with pytest.raises(BadInput, match="演练区做出的文件"):
        world.attached(to="学校食堂", name="签发件.docx", content=letter)

    assert Attachment.objects.count() == 1


@pytest.mark.parametrize("text", [PRACTICE, "演 练 件, 不具\n效力", "页脚　演练件，不具效力　— 1 —"])
def test_the_stamp_is_known_however_it_is_spaced(text: str) -> None:
    assert practised(text)


@pytest.mark.parametrize("text", ["应急演练经费", "演练件数", ""])
def test_words_about_drills_are_no_stamp(text: str) -> None:
    assert not practised(text)
