"""What makes an edition of the rules: everything of which a rule makes what it says, so that a change of it is looked at again."""

import subprocess
import sys
from pathlib import Path

from guantong.apps.diagnosis.asking import looked_by

ASKED = """
import sys
from guantong.domain.fiscal.records import store, books
from guantong.domain.rule_engine import examination, ledger, recording, vouchers
from guantong.domain.rulebook.shelf import all_rules
all_rules()
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("guantong.domain.") and module.__file__))
"""
SAYS_NOTHING = ("evidence.py", "questions.py", "secrecy.py", "words.py", "seal/")
"""Of the domain: what names, orders, seals and closes, and reckons nothing."""


def test_whatever_the_rules_load_belongs_to_their_edition() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    loaded = {path.partition("guantong/domain/")[2] for path in told.stdout.split()}
    known = {str(path).partition("guantong/domain/")[2] for path in looked_by()}

    beside = {path for path in loaded - known if not path.startswith(SAYS_NOTHING)}

    assert (beside, len(loaded) > 150) == (set(), True)


def test_tests_are_no_part_of_an_edition_and_thresholds_laws_and_examples_are() -> None:
    names = [path.name for path in looked_by()]

    assert [name for name in names if name.endswith("_test.py")] == []
    assert {"year_end_rush.yaml", "same_matter_again.md", "forecast.py", "payment.yaml"} <= set(names)
    assert all(isinstance(path, Path) and path.is_file() for path in looked_by())
