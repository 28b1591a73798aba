"""Every form of the government's side has a sheet, or a sentence why not: the table in docs names each verb, each form, each template (离线表)."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

from guantong import apps
from guantong.apps.components.empty_forms import empty_forms
from guantong.apps.components.twins import twins
from guantong.apps.findings.twin_file import ID, heads_of
from guantong.domain.roles import Role
from guantong.domain.workflow.table import Workflow
from tests.house.files import ROOT

TABLE = (ROOT / "docs/how_to/forms_without_logins.md").read_text("utf-8")
OUTSIDE = {Role.FINANCE_BUREAU, Role.BUDGET_UNIT, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS}
OF_THE_HOUSE = {"jobs", "notices", "files", "exchange", "actors"}
"""Rooms whose verbs are no forms: what is asked of whom, files that hang on things, packages, accounts."""


def open_to_outside() -> set[str]:
    found = {
        id(one): one
        for module in walk_packages(apps.__path__, f"{apps.__name__}.")
        if module.name.endswith("workflow")
        for one in vars(import_module(module.name)).values()
        if isinstance(one, Workflow) and one.room not in OF_THE_HOUSE
    }
    return {
        f"{table.room}.{table.name}.{row.verb}"
        for table in found.values()
        for row in table.rows
        if any(one.roles & OUTSIDE for one in row.who)
    }


def test_the_table_names_every_verb_that_is_open_to_the_governments_side() -> None:
    assert set(re.findall(r"`(\w+\.\w+\.\w+)`", TABLE)) == open_to_outside()


def test_the_table_names_every_form_and_every_template() -> None:
    assert set(re.findall(r"TWIN `(\w+)`", TABLE)) == set(twins())
    assert [name for name in empty_forms() if f"`{name}`" not in TABLE] == []


@pytest.mark.parametrize("name", sorted(twins()))
def test_a_form_tells_how_and_its_columns_are_told_apart(name: str) -> None:
    twin = twins()[name]

    assert (len(heads_of(twin)), bool(twin.waiting) != bool(twin.blank), len(" ".join(twin.told)) > 10) == (
        len(ID) + len(twin.shown) + len(twin.filled), True, True,
    )  # fmt: skip
    assert sorted(heads_of(twin).values()) == sorted(set(heads_of(twin).values()))
    assert {*twin.offered} <= {*twin.filled}
