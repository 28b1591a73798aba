"""What an answered sheet would do, question by question: what is new, what stands in its way, which row is missing (录入预览)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guantong.apps.diagnosis.models import LetterItem, ReturnedReply
from guantong.apps.diagnosis.queries import reply_files
from guantong.apps.diagnosis.reply_file import FILLED, is_whole, version_of
from guantong.apps.diagnosis.workflow import LETTER
from guantong.apps.findings import list_values as values
from guantong.apps.findings.returned_rows import OUTCOMES, TOUCHED, Change, at_cell, unsound, whole
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_LONGEST = 4000
"""As long as the field of an answer on its page; longer ones come as a file of the reply."""


@dataclass
class Line:
    """One question of the letter."""

    number: int
    outcome: str
    says: Words
    item: LetterItem | None = None
    version: int = 0
    changes: list[Change] = field(default_factory=list)

    @property
    def title(self) -> Words:
        """The question, by its number in the letter; empty where that is not known."""
        of = self.item
        return Words(f"{of.number}. {of.title_words.zh}", f"{of.number}. {of.title_words.en}") if of else Words("", "")

    where = ""


def compared(of: ReturnedReply, by: Standing) -> list[Line]:
    """Return what every row would do now, and every question of the letter that the sheet does not answer: at the same cost however many."""
    numbers = [int(row["pk"]) for row in of.rows if whole(row["pk"])]
    known = LetterItem.objects.select_related("letter").in_bulk(numbers)
    seen: set[int] = set()
    lines = [_line(row, of, known, seen) for row in of.rows]
    refusal = LETTER.why_not("reply", by, of.letter.state, of.letter.path)
    if refusal:
        lines = [Line(line.number, "wrong", _AT.filled(row=line.number, why=refusal.why), line.item) for line in lines]
    answered = {line.item.pk for line in lines if line.item and (line.outcome in ("wrong", "stale") or line.changes)}
    open_ = [item for item in of.letter.items.all() if item.pk not in answered]
    if open_ and not reply_files(of.letter).exists():
        told = {item.pk for item in open_}
        lines = [line for line in lines if not (line.item and line.item.pk in told)]
        lines += [Line(0, "wrong", _MISSING.filled(number=item.number), item) for item in open_]
    return sorted(lines, key=lambda line: (list(OUTCOMES).index(line.outcome), line.number))


def _line(row: Mapping[str, str], of: ReturnedReply, known: Mapping[int, LetterItem], seen: set[int]) -> Line:
    number = int(row["row"])
    item = known.get(int(row["pk"])) if whole(row["pk"]) else None
    if what := unsound(row):
        return Line(number, "wrong", what, item)
    if item is None or not is_whole(item, row):
        return Line(number, "wrong", TOUCHED.filled(row=number))
    if item.letter_id != of.letter_id:
        return Line(number, "wrong", _OTHERS.filled(row=number, letter=item.letter.number or item.letter.subject))
    if item.pk in seen:
        return Line(number, "wrong", _TWICE.filled(row=number, number=item.number), item)
    seen.add(item.pk)
    if row["version"] != version_of(item):
        return Line(number, "stale", _STALE.filled(row=number), item)
    line = Line(number, "same", _EMPTY, item, of.letter.version)
    try:
        said = values.short(row["answer"], _LONGEST)
    except values.Wrong as error:
        return Line(number, "wrong", at_cell(row, "answer", FILLED["answer"], error.why), item)
    if said:
        line.outcome, line.says = "differs", LETTER.row("reply").words
        line.changes = [Change(FILLED["answer"], item.answer, said)]
    return line


_OTHERS = Words(
    "第 {row} 行是另一份函“{letter}”的问题。请用本函的答复表",
    "row {row} is a question of another letter “{letter}”: take the sheet of this one",
)
_TWICE = Words("第 {row} 行：第 {number} 项在表中出现两次", "row {row}: question {number} stands in the sheet twice")
_STALE = Words(
    "第 {row} 行：答复表下载以后，函中这一项改过。请重新下载、核对后填写",
    "row {row}: the question was changed since the sheet left: download it anew",
)
_EMPTY = Words("没有填写，以复函文件为准", "left empty: the file of the reply says it")
_MISSING = Words(
    "第 {number} 项没有答复：表中没有这一行，或“答复”空着。另有复函文件的，先上传为函的附件",
    "question {number} is not answered: its row is missing or empty. A file that answers it is attached to the letter first",
)
_AT = Words("第 {row} 行：{why}", "row {row}: {why}")
