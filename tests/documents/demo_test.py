"""On documents with planted faults: how many are found, and what is said without reason."""

import csv
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guantong.gateways.cli.demonstration import checked
from guantong.gateways.demo.build import build
from guantong.gateways.demo.editions import HALF
from guantong.gateways.demo.faults import FAULTS

SEEDS = (20250101, 7, 424242) if os.environ.get("FULL") else (20250101,)
"""One seed by default, three with FULL=1."""
Found = list[tuple[dict[str, str], list[dict[str, Any]]]]
"""Every label with the documents of its file; last year's documents are compared with, not checked."""


@pytest.fixture(scope="module", params=SEEDS)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("demo")
    build(folder, request.param)
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        labels = list(csv.DictReader(file))
    documents: dict[str, list[dict[str, Any]]] = {}
    for document in checked(folder, "zh", date(2026, 1, 1))["documents"]:
        documents.setdefault(document["file"], []).append(document)
    return [(label, documents[label["file"]]) for label in labels if label["file"] in documents]


def rules(documents: list[dict[str, Any]]) -> list[str]:
    return [signal["rule"] for document in documents for signal in document["signals"]]


def test_every_planted_fault_is_reported_by_a_rule_that_should(found: Found) -> None:
    planted = [(label, documents) for label, documents in found if label["rules"]]

    missed = [label["fault"] for label, documents in planted if not {*rules(documents)} & {*label["rules"].split()}]

    print(f"\nrecall {len(planted) - len(missed)}/{len(planted)}")
    assert len(planted) == len(FAULTS) + 5
    assert missed == []


def test_nothing_is_said_that_no_planted_fault_explains(found: Found) -> None:
    alarms = [
        (label["file"], rule)
        for label, documents in found
        for rule in rules(documents)
        if rule not in (*label["rules"].split(), *label["also"].split())
    ]

    print(f"\nfalse alarms {len(alarms)} in {sum(len(documents) for _, documents in found)} documents")
    assert alarms == []


def test_only_the_scan_could_not_be_read_and_a_scanned_table_is_not_missing(found: Found) -> None:
    unread = [label["fault"] for label, documents in found for document in documents if document["errors"]]
    (half,) = next(documents for label, documents in found if HALF in label["file"])

    assert unread == ["scan"]
    assert [one["why"] for one in half["coverage"]["not_computed"] if one["rule"] == "B10"] == [
        "第11页只有图像，无法判断缺表"
    ]


def test_units_bound_with_their_department_are_read_apart_and_held_against_it(found: Found) -> None:
    bound = [documents for label, documents in found if "所属单位" in label["file"]]

    assert [[document["level"] for document in documents] for documents in bound] == [
        ["department", "unit", "unit"]
    ] * 3
    assert all(
        "B32" not in {one["rule"] for one in document["coverage"]["not_computed"]}
        for documents in bound
        for document in documents[1:]
    )


def test_labels_stand_apart_from_the_documents(tmp_path: Path) -> None:
    written = build(tmp_path)

    assert {path.parent.name for path in written} == {"documents"}
    assert not any(fault.name in path.name for path in written for fault in FAULTS)
