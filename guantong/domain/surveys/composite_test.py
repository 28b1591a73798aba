"""Several sources in one figure: by a document's weights, exact, and never of what is left (多源加权)."""

from dataclasses import replace
from fractions import Fraction

import pytest

from guantong.domain.surveys.composite import Formula, Source, composite
from guantong.domain.words import Words

THREE = Formula("区人大常委会办公室文件〔2026〕7号", (
    Source("residents", Words("居民", "residents"), 60), Source("leaders", Words("领导", "leaders"), 30),
    Source("online", Words("网络", "online"), 10),
))  # fmt: skip


def test_sixty_thirty_ten_is_exact() -> None:
    found = composite(THREE, {"residents": Fraction(250, 3), "leaders": Fraction(90), "online": Fraction(70)})

    assert found.total == Fraction(60 * 250, 3 * 100) + 27 + 7 == 84


def test_a_missing_source_leaves_no_figure_and_is_named() -> None:
    found = composite(THREE, {"residents": Fraction(80), "leaders": Fraction(90)})

    assert (found.total, [one.key for one in found.without]) == (None, ["online"])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"document": " "}, "权重须有文件依据。"),
        ({"sources": THREE.sources[:2]}, "各来源权重须大于零，合计 100。"),
        ({"sources": (*THREE.sources[:1], replace(THREE.sources[0], weight=40))}, "来源重复。"),
    ],
)
def test_a_formula_says_what_is_wrong_with_it(changes: dict[str, object], sentence: str) -> None:
    formula = replace(THREE, **changes)  # type: ignore[arg-type]

    assert [one.zh for one in formula.problems] == [sentence]
    with pytest.raises(ValueError, match=formula.problems[0].en):
        composite(formula, {})


def test_a_score_beyond_a_hundred_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        composite(THREE, {"residents": Fraction(101)})
