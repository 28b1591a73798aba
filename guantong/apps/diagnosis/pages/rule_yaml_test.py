"""The thresholds as a file of the rulebook's own form: read as such, it gives what runs go by."""

from datetime import date
from pathlib import Path

import pytest

from guantong.apps.diagnosis import thresholds
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rulebook.shelf import rule_named
from tests.world import World


@pytest.mark.django_db
def test_what_is_exported_is_read_by_the_rulebooks_own_loader(world: World, tmp_path: Path) -> None:
    rule = rule_named("D02")
    made = thresholds.propose(
        rule=rule, name="deviation", value=15, since=date(2025, 1, 1), document="明人常办〔2024〕8号", reason="试行",
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    thresholds.put_in_force(threshold=made, by=world.standing("gu"), as_of=world.now)
    thresholds.end(
        threshold=made, until=date(2026, 1, 1), ending="明人常办〔2025〕3号", by=world.standing("gu"), as_of=world.now
    )

    answer = world.signed_in("cao").get("/diagnosis/rules/D02/yaml/")
    file = tmp_path / "large_deviation.yaml"
    file.write_bytes(answer.content)

    read = [Limits(file, date(year, 1, 1))["deviation"] for year in (2024, 2025, 2026)]
    assert [limit.value for limit in read] == [20, 15, 20]
    assert (read[1].source.zh, "large_deviation.yaml" in answer["Content-Disposition"]) == ("明人常办〔2024〕8号", True)


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "code", "status"), [("shen", "B01", 404), ("shen", "Z99", 404), ("xi", "D02", 403)])
def test_a_rule_without_a_number_has_no_file(world: World, who: str, code: str, status: int) -> None:
    assert world.signed_in(who).get(f"/diagnosis/rules/{code}/yaml/").status_code == status
