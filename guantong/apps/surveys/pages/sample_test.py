"""The draw of a survey on its page: seed, digest, the numbers to download, slips by cell (抽样方案)."""

from io import BytesIO

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.surveys.models import Sample
from tests.surveys import HOUSEHOLDS, book, opened
from tests.world import World

FRAME = book(("编号", "社区", "层"), HOUSEHOLDS)


def test_it_is_drawn_and_downloaded_on_its_page(world: World) -> None:
    held, shen = opened(world), world.signed_in("shen")
    address = f"/surveys/{held.survey.pk}/sample/"
    sent = {
        "verb": "draw_sample",
        "draw_sample-size": "30",
        "draw_sample-substitutes": "2",
        "draw_sample-seed": "07 19",
        "draw_sample-seed_from": "开奖",
    }
    missing = shen.post(address, sent)
    shen.post(address, {**sent, "draw_sample-file": SimpleUploadedFile("名单.xlsx", FRAME)})
    page = shen.get(address).content.decode()
    rows = list(
        openpyxl.load_workbook(BytesIO(shen.get(f"{address}?as=xlsx").content)).active.iter_rows(values_only=True)
    )

    assert (missing.status_code, "07 19" in page, Sample.objects.get().digest in page) == (422, True, True)
    assert "随机种子：07 19（开奖）" in Client().get(f"/surveys/o/{held.read().link}/").content.decode()
    assert sum(str(row[2])[:2] in ("HB", "CB") for row in rows) == 38
    assert "湖滨社区 · 60岁以上" in shen.get(f"/surveys/{held.survey.pk}/slips/").content.decode()
