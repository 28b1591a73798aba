"""Real ledgers of other countries through the wizard's known mappings: totals equal an independent reader's, to the penny (真实流水账)."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.feeds.mapping_form import MappingForm, proposal
from guantong.apps.feeds.models import Delivery
from tests.feeds import paid
from tests.figures import work_off
from tests.ledgers import Ledger, ledgers, needed
from tests.world import World

pytestmark = [pytest.mark.usefixtures("records_folder"), needed]
MONTHS = {"darlington/clean/2019-03": "", "leeds/processed/2019-03": "", "leeds/processed/2018-12": "cp1252"}
"""A month as it is, one in UTF-8, one whose encoding must be declared."""


def ledger(part: str) -> Ledger:
    return next(one for one in ledgers() if part in one.name)


@pytest.mark.parametrize(("part", "encoding"), MONTHS.items(), ids=MONTHS)
def test_a_month_is_proposed_confirmed_taken_in_and_published_to_the_penny(
    world: World, part: str, encoding: str
) -> None:
    month, shen = ledger(part), world.signed_in("shen")
    new = {"name": part.partition("/")[0], "table": "payment", "path": world.body("CZ").path, "encoding": encoding}
    file = SimpleUploadedFile(month.path.name, month.path.read_bytes())

    answer = shen.post("/feeds/upload/", {**new, "period": part[-7:], "file": file})
    assert answer.status_code == 302, answer.content.decode()
    delivery = Delivery.objects.get()
    proposed = proposal(delivery)
    form = MappingForm(proposed=proposed, prefix="map")
    said: dict[str, Any] = {
        f"map-{name}": form.get_initial_for_field(one, name) or "" for name, one in form.fields.items()
    }
    address = f"/feeds/deliveries/{delivery.pk}/"
    assert shen.post(f"{address}mapping/", {**said, "verb": "map", "version": delivery.version}).status_code == 302
    work_off(world)
    delivery.refresh_from_db()
    shen.post(address, {"verb": "publish", "version": delivery.version, "publish-reason": "核对后入账"})

    assert "明细" in proposed.source.zh
    assert Decimal(paid() or 0) / 100 == sum(month.totals().values(), Decimal())
