"""The list of floors names every room that exists: deleting a line of it must not pass for keeping it."""

import configparser
import re
from pathlib import Path

import pytest

from guantong.domain.questions import Question
from tests.house.files import PACKAGE, ROOT

CONTRACTS = configparser.ConfigParser()
CONTRACTS.read(ROOT / ".importlinter", "utf-8")
DOMAIN = [
    {"facing"}, {"rulebook", "selection", "gathering", "surveys", "consensus"}, {"rule_engine"}, {"fiscal", "lifecycle"}, {"workflow", "papers", "reviews"}, {"law"},
    {"evidence", "workdays", "voting", "statistics", "seal", "identity"},
    {"money", "period", "questions", "roles", "secrecy", "twice_typed"}, {"words"},
]  # fmt: skip
APPS = [
    {"disclosure"}, {"portraits"}, {"retrospect"}, {"lessons"}, {"reviews"}, {"adjustments", "evaluations"}, {"livelihood"}, {"consultation"}, {"opinions"},
    {"drafts"}, {"execution"}, {"voices", "diagnosis", "surveys", "consensus"}, {"findings"}, {"feeds"}, {"figures"}, {"years"}, {"rehearsals"}, {"contests"}, {"papers", "notices", "ballots", "exchange", "jobs"}, {"subjects", "typings"},
    {"actors"}, {"files"}, {"journal"}, {"components"},
]  # fmt: skip
GATEWAYS = [{"cli"}, {"demo"}, {"upkeep"}, {"site"}, {"clock"}, {"adapters"}, {"quarantine"}]


def contract(name: str) -> configparser.SectionProxy:
    return CONTRACTS[f"importlinter:contract:{name}"]


def floors(name: str) -> list[set[str]]:
    """Return the rooms of each floor, top to bottom, `(room)` and `room` alike; tests beside code are no rooms."""
    found = [set(re.findall(r"[\w.]+", line)) for line in contract(name)["layers"].split("\n") if line.strip()]
    return [rooms for floor in found if (rooms := {room for room in floor if not room.endswith("_test")})]


def rooms_of(storey: Path) -> set[str]:
    packages = {p.parent.name for p in storey.glob("*/__init__.py")}
    modules = {p.stem for p in storey.glob("*.py") if p.stem != "__init__" and not p.stem.endswith("_test")}
    return packages | modules


def test_the_three_storeys_stand_one_above_the_other() -> None:
    assert floors("storeys") == [{"guantong.gateways"}, {"guantong.apps"}, {"guantong.domain"}]


@pytest.mark.parametrize(("storey", "order"), [("domain", DOMAIN), ("apps", APPS), ("gateways", GATEWAYS)])
def test_the_floors_are_in_the_order_that_was_decided(storey: str, order: list[set[str]]) -> None:
    assert floors(storey) == order


@pytest.mark.parametrize("storey", ["domain", "apps", "gateways"])
def test_every_room_on_disk_has_a_floor_and_none_may_be_forgotten(storey: str) -> None:
    assert rooms_of(PACKAGE / storey) <= set().union(*floors(storey))
    assert contract(storey)["containers"].split() == [f"guantong.{storey}"]
    assert contract(storey).getboolean("exhaustive")


def test_no_question_knows_another() -> None:
    assert contract("questions")["type"] == "independence"
    assert contract("questions")["modules"].split() == [f"guantong.domain.rulebook.{q.value}" for q in Question]


def test_no_rule_and_no_outside_system_knows_another() -> None:
    assert contract("rules")["modules"].split() == ["guantong.domain.rulebook.*.*"]
    assert contract("adapters")["modules"].split() == ["guantong.gateways.adapters.*"]


def test_the_ground_floor_knows_no_framework_and_no_parser() -> None:
    heavy = {"django", "pandas", "sklearn", "pypdfium2", "python_calamine"}

    assert contract("framework-free")["source_modules"].split() == ["guantong.domain"]
    assert heavy <= set(contract("framework-free")["forbidden_modules"].split())


def test_only_the_records_and_the_rules_over_them_know_the_engine() -> None:
    rooms = ["fiscal.records", "rule_engine", "rulebook"]

    assert contract("engine")["type"] == "protected"
    assert contract("engine")["protected_modules"].split() == ["duckdb", "ibis"]
    assert contract("engine")["allowed_importers"].split() == [f"guantong.domain.{room}" for room in rooms]


def test_no_contract_lets_an_import_through() -> None:
    assert [name for name in CONTRACTS.sections() if "ignore_imports" in CONTRACTS[name]] == []
