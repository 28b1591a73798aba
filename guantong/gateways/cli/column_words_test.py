"""Every column that `fiscal` knows has a name that a reader knows."""

from pathlib import Path

import yaml

from guantong.domain.fiscal import headers
from guantong.gateways.cli.column_words import column_said


def test_every_key_of_a_column_has_words_in_both_languages() -> None:
    known = yaml.safe_load(Path(headers.__file__).with_name("columns.yaml").read_text("utf-8"))
    keys = {entry["key"] for entry in known} | {"budget", "final"}

    assert [key for key in sorted(keys) if column_said(key, "zh") == key or not column_said(key, "zh").strip()] == []
    assert column_said("three_public.budget", "zh") == "“三公”经费 · 预算数"
    assert column_said("three_public.final", "en") == "three public expenses · final account"


def test_a_key_without_words_stands_as_it_is() -> None:
    assert column_said("quite_new", "zh") == "quite_new"
