"""What is looked at in every typed row: secret lines, codes, amounts, the length of it (录入行的检查)."""

from collections.abc import Collection, Iterator, Sequence

from guantong.domain.fiscal.headers import plain
from guantong.domain.fiscal.masked import LONGEST_CODE, MASKED, is_masked
from guantong.domain.fiscal.typed import Cells
from guantong.domain.fiscal.typing_forms import TypingForm
from guantong.domain.money import AmountError, Unit, parse_amount
from guantong.domain.secrecy import line_mark_in
from guantong.domain.words import Words

MOST_ROWS = 200
"""Rows of one page; a printed page has some forty."""
LONGEST = 200
"""Characters of one cell."""


def taken_in(
    form: TypingForm, rows: Sequence[Sequence[str]], secret: Collection[int]
) -> tuple[tuple[Cells, ...], dict[int, Words]]:  # fmt: skip
    """Return the rows as they are kept, and by their numbers from 1 why rows cannot be.

    Rows without anything are left out; a known code without a name is given its name. The rows in `secret` are said to stand for
    all secret lines: they are named so, whatever was typed.
    """
    kept, refused = [], dict[int, Words]()
    for number, row in enumerate(rows, 1):
        cells = [text.strip() for text in row][: len(form.columns)]
        cells += [""] * (len(form.columns) - len(cells))
        if number in secret and form.names_at:
            for at in form.names_at[:-1]:
                cells[at] = ""
            cells[form.names_at[-1]] = MASKED
        if not any(cells):
            continue
        if why := _refused(form, cells):
            refused[number] = why
            continue
        if form.code_at is not None and form.names_at and not cells[form.names_at[0]]:
            cells[form.names_at[0]] = form.name_of(plain(cells[form.code_at]))
        kept.append(tuple(cells))
    if len(kept) > MOST_ROWS:
        refused[MOST_ROWS + 1] = _TOO_MANY
    return tuple(kept), refused


def masked_in(form: TypingForm, cells: Sequence[str]) -> bool:
    """Tell the row that stands for all secret lines."""
    return any(is_masked(cells[at]) for at in form.names_at)


def too_deep(form: TypingForm, cells: Sequence[str]) -> bool:
    """Tell a masked row whose code would tell what the secret is about."""
    code = plain(cells[form.code_at]) if form.code_at is not None else ""
    return masked_in(form, cells) and len(code) > LONGEST_CODE


def marked(form: TypingForm, cells: Sequence[str]) -> bool:
    """Tell a row that says it is secret and is not the masked one."""
    return any(line_mark_in(text) and not (at in form.names_at and is_masked(text)) for at, text in enumerate(cells))


def doubts(form: TypingForm, unit: Unit, rows: Sequence[Cells]) -> Iterator[tuple[int, Words]]:
    """Yield what one should look at again, by the row's number from 1: an unknown code, an amount that is none."""
    for number, cells in enumerate(rows, 1):
        code = plain(cells[form.code_at]) if form.code_at is not None else ""
        if code and not form.knows(code):
            yield number, _UNKNOWN.filled(code=code)
        for at in form.amounts_at:
            try:
                parse_amount(cells[at], unit)
            except AmountError:
                yield number, _NO_AMOUNT.filled(text=cells[at], column=form.columns[at].split("/")[-1])


def _refused(form: TypingForm, cells: Sequence[str]) -> Words | None:
    if any(len(text) > LONGEST for text in cells):
        return _TOO_LONG
    if marked(form, cells):
        return _SECRET
    return DEEP if too_deep(form, cells) else None


_SECRET = Words(
    "带有密级字样，没有保存。涉密项目不得逐项录入：请把全部涉密项目合成一行，勾选“涉密合并”，只填合计金额，名称和款以下编码不填",
    "it bears a secrecy mark and was not kept. Secret lines are not typed one by one: put all of them in one row, tick"
    " “masked secret lines”, give the sum alone, no name and no code below the 款",
)
DEEP = Words(
    "涉密合并行的编码最多到款（5 位），请去掉款以下的编码", "the masked row bears no code below the 款 (5 digits)"
)
_TOO_LONG = Words(f"一格超过 {LONGEST} 个字", f"a cell has more than {LONGEST} characters")
_TOO_MANY = Words(
    f"一页超过 {MOST_ROWS} 行，请检查是否粘贴了多页", f"more than {MOST_ROWS} rows on a page: was more than one pasted?"
)
_UNKNOWN = Words(
    "科目目录里没有编码 {code}，请对照原件；原件如此就照录", "the catalogue has no code {code}: compare the page"
)
_NO_AMOUNT = Words("“{column}”的“{text}”读不成金额", "“{text}” under “{column}” is no amount")
