"""On documents with planted faults: how many are found, and what is said without reason."""

import csv
import os
from pathlib import Path

import pytest

from guantong.gateways.cli.check import check
from guantong.gateways.demo.build import build
from guantong.gateways.demo.faults import FAULTS

SEEDS = (20250101, 7, 424242) if os.environ.get("FULL") else (20250101,)
"""One seed by default, three with FULL=1."""


@pytest.fixture(scope="module", params=SEEDS)
def checked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[dict[str, str], list[str]]]:
    folder = tmp_path_factory.mktemp("demo")
    build(folder, request.param)
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        labels = {line["file"]: line for line in csv.DictReader(file)}
    found = check([folder / "documents"])
    assert not any(document["errors"] for document in found["documents"])
    return [(labels[d["file"]], [signal["rule"] for signal in d["signals"]]) for d in found["documents"]]


def test_every_planted_fault_is_reported_by_a_rule_that_should(checked: list[tuple[dict[str, str], list[str]]]) -> None:
    planted = [(label, rules) for label, rules in checked if label["fault"]]

    missed = [label["fault"] for label, rules in planted if not set(rules) & set(label["rules"].split())]

    print(f"\nrecall {len(planted) - len(missed)}/{len(planted)}")
    assert len(planted) == len(FAULTS)
    assert missed == []


def test_nothing_is_said_that_no_planted_fault_explains(checked: list[tuple[dict[str, str], list[str]]]) -> None:
    alarms = [
        (label["file"], rule)
        for label, rules in checked
        for rule in rules
        if rule not in (*label["rules"].split(), *label["also"].split())
    ]

    print(f"\nfalse alarms {len(alarms)} in {len(checked)} documents")
    assert alarms == []


def test_labels_stand_apart_from_the_documents(tmp_path: Path) -> None:
    written = build(tmp_path)

    assert {path.parent.name for path in written} == {"documents"}
    assert not any(fault.name in path.name for path in written for fault in FAULTS)
