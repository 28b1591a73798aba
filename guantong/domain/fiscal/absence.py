"""How documents say that there is no such money: one reading of it for tables, their notes and the text (空表说明).

Bodies word it freely (此表为空, 不涉及, 没有…收入, 未安排); a lawful note that is not understood would become an
accusation, so the wordings are many and shared. Names of items that merely begin with 无 or 未 are no statements.
"""

from functools import cache
from re import Pattern, escape
from re import compile as pattern

from guantong.domain.fiscal.kinds import squeezed

_MONEY = r"(?:收入|支出|收支|预算|决算|拨款|经费|资金|安排|数据|发生|业务|内容|事项|项目|采购|金额|基金|结转|往来|编制)"
_NONE = r"(?:无(?!线电|居民|形资|偿|障碍|害|论|法|人|不|关)|没有|并无|未有|尚无|暂无|均无)"
_NEVER = (
    r"(?:未|没有|无|不|尚未|暂未|均未)(?:再)?"
    r"(?:涉及|安排|发生|编制|使用|取得|收到|产生|列支|设立|设置|开展|申请|纳入|存在|承担|包含|分配|下达)"
)
_EMPTY = pattern(
    r"(?<!如)(?<!若)(?<!如果)(?:[本此该上]表(?:格|内)?(?:公开)?(?:为|是|系|属|均为)?空(?:表|白表?)?(?:列示|公开|反映)?"
    r"|[本此该上]表(?:格|内|中)?(?:暂|均|并)?(?:无|没有)(?:任何|相关)?(?:数据|数字|数|内容|金额|发生额)"
    r"|(?:以|按|故)?(?:空表|零)(?:进行)?(?:列示|公开|反映|填列|填报))(?=[。，；、！）)]|$)"
)
_NOTHING = pattern(rf"{_NONE}[^，。；]{{0,40}}?{_MONEY}|{_NEVER}")
_ABSENT = pattern(
    rf"{_EMPTY.pattern}|{_NOTHING.pattern}"
    r"|(?:为|是|均为|合计为?|[算入出款费金])(?:零|0(?:\.0+)?(?:[亿万]?元)?)(?=[。，；、！）)]|$)"
    r"|^(?:注|说明)?[:：]?(?:无|空表|无数据|此项无|无此项|无此类|本表无)[。]?$"
    r"|统筹"
)
_CONDITION = pattern(r"[如若](?![下此])|凡|的(?:部门|单位)")
"""如无此项，本表为空: a template speaks of any body, not of this table."""
_BOOKS = r"(?:一般公共|政府性基金|国有资本经营|社会保险基金)(?:预算)?(?:财政拨款|收支|收入|支出)?"
_GAP = rf"(?:(?!{_BOOKS})(?:20\d\d年|[^。；;\d])){{0,40}}?"
"""No other book, and no amount, may stand between the name and what is said of it."""
_NO_BOOK = r"(?:由?(?:上级|中央|[省市州])级?(?:政府|财政)?(?:统一|统筹)|不(?:再)?单独编[列制]|(?:没有|无|未)(?:安排|此项|相关|该项|编[列制])|没有(?:收支|收入|支出|预算)|无(?:收支|收入|支出|预算))"
_SUBJECTS = {
    "government_fund": "基金",
    "state_capital": "国有资本",
    "social_insurance": "社会保险",
    "three_public": "三公",
    "procurement": "采购",
}


def calls_table_empty(note: str) -> bool:
    """Tell whether a note says that the table as a whole is empty: 故本表为空表, 此表无数据."""
    return bool(_EMPTY.search(squeezed(note))) and not _CONDITION.search(note)


def states_absence(text: str) -> bool:
    """Tell whether a note or sentence says that there is no such money, or that another level manages it (统筹)."""
    return bool(_ABSENT.search(squeezed(text)))


def absent_in_text(kind: str, sentence: str) -> bool:
    """Tell whether a sentence of the running text says that the body has none of the money a table of `kind` shows.

    A sentence that merely prints 0万元 states a figure, it does not explain why the table is left blank.
    """
    subject = next((words for stem, words in _SUBJECTS.items() if kind.startswith(stem)), None)
    return subject is not None and subject in sentence and bool(_NOTHING.search(squeezed(sentence)))


@cache
def _sentence(name: str) -> Pattern[str]:
    named = rf"{escape(name)}(?:预算)?(?:财政拨款|收支|收入|支出)?(?:[、和及与]{_BOOKS})*"
    return pattern(rf"{named}{_GAP}{_NO_BOOK}|(?:没有|无|未安排|未编[列制])(?:{_BOOKS}[、和及与])*{named}")


def says_none_of(name: str, sentence: str) -> bool:
    """Return True for `社会保险基金预算由市级统筹` and `本部门无政府性基金预算支出`, each of its own name only."""
    return bool(_sentence(name).search(sentence))
