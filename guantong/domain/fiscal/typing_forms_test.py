"""The forms for typing: every column is one the reader understands, codes are looked up in their catalogue."""

import pytest

from guantong.domain.fiscal.typing_forms import typed_kinds, typing_form

KINDS = [kind.key for government in (False, True) for kind in typed_kinds(government)]


@pytest.mark.parametrize("final", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_column_of_every_form_is_understood(kind: str, final: bool) -> None:
    form = typing_form(kind, final)

    groups = form.header.groups
    understood = {column.at for g in groups for column in (*g.codes, *g.values)} | {g.label for g in groups} - {None}
    assert (form.header.unmapped, understood) == ((), set(range(len(form.columns))))
    assert bool(form.codes) <= (form.code_at is not None)


def test_a_two_sided_form_has_its_two_sides() -> None:
    form = typing_form("income_expenditure", final=True)

    assert [(g.side, [c.key for c in g.values]) for g in form.header.groups] == [
        ("income", ["total"]), ("expenditure", ["total"])
    ]  # fmt: skip
    assert form.names_at == (0, 2)


def test_a_code_says_its_name_when_the_catalogue_has_one() -> None:
    form = typing_form("expenditure", final=False)

    assert (form.name_of("2010101"), form.knows("2010101"), form.knows("2999999")) == ("行政运行", True, False)
