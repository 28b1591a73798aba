"""The words of the code are the words of the field, and both languages are spoken."""

import re

import yaml
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from guantong.apps.actors.workflows import workflows
from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.fiscal.kinds import table_kinds
from guantong.domain.questions import Question, Stage
from guantong.domain.roles import Role
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rulebook.shelf import all_rules
from guantong.gateways.cli.report_words import WORDS
from guantong.gateways.quarantine.refusals import _REASONS
from tests.house.files import PACKAGE, ROOT, tracked

GLOSSARY = (ROOT / "GLOSSARY.md").read_text("utf-8")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_question_stage_severity_and_kind_stands_in_the_glossary() -> None:
    states = [*Question, *Stage, *Severity, *DocumentKind]

    assert [state.value for state in states if f"`{state.value}`" not in GLOSSARY] == []


def test_the_glossary_gives_a_severity_the_words_that_users_read() -> None:
    rows = {f"| {severity.words.zh} | `{severity.value}` |" for severity in Severity}

    assert [row for row in rows if row not in GLOSSARY] == []


def test_every_role_stands_in_the_glossary_as_users_read_it() -> None:
    rows = {f"| {role.words.zh} | `{role.value}` |" for role in Role}

    assert [row for row in rows if row not in GLOSSARY] == []


def test_every_state_of_every_workflow_stands_in_the_glossary_as_users_read_it() -> None:
    states = {f"{words.zh} `{state}`" for workflow in workflows() for state, words in workflow.states.items()}

    assert [state for state in states if state not in GLOSSARY] == []


def test_the_stages_are_the_words_of_the_law_catalogue() -> None:
    # the files themselves: what the catalogue returns has been made a Stage already
    statutes = [yaml.safe_load(p.read_text("utf-8")) for p in (PACKAGE / "domain/law/statutes").glob("*.yaml")]
    used = {stage for statute in statutes for entry in statute["entries"] for stage in entry["stage"] or ()}

    assert used == {stage.value for stage in Stage}


def test_everything_a_user_reads_has_chinese_and_english() -> None:
    spoken = [
        *(words for rule in all_rules() for words in (rule.title, rule.says, *rule.exclusions, *rule.assumptions)),
        *(words for pair in _REASONS.values() for words in pair),
        *(kind.words for kind in table_kinds().values()),
        *(words for name, words in WORDS.items() if name not in ("government",)),
    ]

    assert [words for words in spoken if not CHINESE.search(words.zh) or not words.en.strip()] == []
    assert [
        words.en for words in spoken if CHINESE.search(re.sub(r"《.*?》|单位：|万元|元|合计|其中", "", words.en))
    ] == []


def test_a_rule_names_what_its_sentence_needs_in_both_languages() -> None:
    slots = re.compile(r"{(\w+)[:}]")
    lost = [
        rule.code for rule in all_rules() if not set(slots.findall(rule.says.en)) <= set(slots.findall(rule.says.zh))
    ]

    assert lost == []


def test_every_state_fits_its_column() -> None:
    """SQLite keeps a word of any length; PostgreSQL refuses one that is longer than its column."""
    wrong = []
    for workflow in workflows():
        try:
            column = apps.get_model(workflow.room, workflow.name.replace("_", ""))._meta.get_field("state")
        except (LookupError, FieldDoesNotExist):
            continue
        wrong += [
            f"{workflow.room}.{workflow.name} {state}" for state in workflow.states if len(state) > column.max_length
        ]

    assert wrong == []


def test_what_the_commission_writes_is_no_questioning_which_is_an_act_of_deputies() -> None:
    said = [path for path in tracked() if PACKAGE in path.parents and path.suffix in (".html", ".py")]

    assert [str(path) for path in said if any(word in path.read_text("utf-8") for word in ("询问函", "发函询问", "被询问单位"))] == []  # fmt: skip
