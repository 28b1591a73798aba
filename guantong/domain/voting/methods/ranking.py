"""Number the candidates 1, 2, 3, …; a rank is worth the points of the document; most points take the places (排序票决)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from guantong.domain.voting.contest import Contest, Sheet
from guantong.domain.voting.method import Fault, Method, Tally, number_fault
from guantong.domain.voting.procedure import Procedure
from guantong.domain.words import Words


def _fault(sheet: Sheet, contest: Contest, procedure: Procedure) -> Fault | None:
    wrong = number_fault(sheet, contest, procedure)
    if wrong is not None:
        return wrong
    ranks = sorted(what for _, what in sheet.pairs)
    # as text: "1", "2", … and nothing that only counts as one ("01", "１")
    return None if ranks == sorted(str(rank) for rank in range(1, len(ranks) + 1)) else Fault.RANKS


def _tallied(sheets: Sequence[Sheet], contest: Contest, procedure: Procedure) -> Mapping[str, Tally]:
    points: Counter[str] = Counter()
    for sheet in sheets:
        for number, rank in sheet.pairs:
            points[number] += procedure.points[int(rank) - 1] if int(rank) <= len(procedure.points) else 0
    return {number: Tally(number, points[number]) for number in contest.candidates}


def _unfit(contest: Contest, procedure: Procedure) -> Words | None:
    if not contest.more_than_places:
        return Words("差额票决：候选项目应多于名额", "more candidates than places are needed")
    if not procedure.points:
        return Words("请写明各名次的分值", "the document says what each rank is worth")
    if procedure.cut is not None:
        return Words("排序票决按分值列入，没有通过线", "points decide: there is no line to reach")
    return None


METHOD = Method(
    Words("排序票决", "rank by number"),
    Words(
        "按先后写 1、2、3……，名次须连续不重复，各名次分值由表决办法规定，按总分从高到低列入",
        "Candidates are numbered 1, 2, 3, … without gap; the document says what a rank is worth; most points take the places.",
    ),
    _fault, _tallied, _unfit,
)  # fmt: skip
