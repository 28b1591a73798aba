"""Text cells become values, in SQL: exactly, or refused with the cell and a sentence; never guessed (取值).

Every expression gives NULL both for a blank cell and for one it cannot read; which of the two it was is told from the text.
"""

from collections.abc import Callable
from collections.abc import Mapping as Texts

from guantong.domain.fiscal.records.kept import literal
from guantong.domain.fiscal.records.mapping import Dates, Mapping, Ratios
from guantong.domain.fiscal.records.table import Column, Kind
from guantong.domain.money import Unit
from guantong.domain.words import Words

_SPACES = r"[\s\p{Z}\x{feff}\x{200b}]+"
_FULL, _HALF = "０１２３４５６７８９，．（）－＋−％／：", "0123456789,.()-+-%/:"
_BLANK = ("-", "--", "—", "——", "–", "/", "\\", "*")
"""What stands in a cell of figures that is empty."""
_POWER = {Unit.YUAN: 2, Unit.THOUSAND: 5, Unit.TEN_THOUSAND: 6, Unit.HUNDRED_MILLION: 10}
_NUMBER = r"^[+-]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)$"
_UNIT = "(亿元|万元|千元|元)$"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YES = ("是", "y", "yes", "true", "1", "有", "√", "✓", "对私", "个人")
_NO = ("否", "n", "no", "false", "0", "无", "×", "对公", "单位")
_FIRST_YEAR, _LATEST_YEAR = 1990, 2099

_WHY: Texts[Kind, Words] = {
    Kind.MONEY: Words("不是能精确到分的金额", "is no amount that fen can hold exactly"),
    Kind.DATE: Words("不是日期，或与声明的日期顺序不符", "is no date, or not in the declared order"),
    Kind.MONTH: Words("不是月份，或与声明的日期顺序不符", "is no month, or not in the declared order"),
    Kind.YEAR: Words("不是年度", "is no year"),
    Kind.INTEGER: Words("不是整数", "is no whole number"),
    Kind.RATIO: Words("不是能精确到 0.01% 的比率", "is no ratio that hundredths of a percent can hold exactly"),
    Kind.THOUSANDTHS: Words("不是三位小数以内的数", "is no number of three decimals at most"),
    Kind.FLAG: Words("不能判断是“是”还是“否”", "is neither yes nor no"),
    Kind.CHOICE: Words(
        "不是已知的选项，请在来源中改正或补充对应", "is none of the known choices: correct it in the source"
    ),
    Kind.CODE: Words(
        "编码像是被表格软件改成了小数或科学计数，前导零可能已丢失",
        "is a code that a spreadsheet turned into a number: zeros may be lost",
    ),
}


def why(kind: Kind) -> Words:
    """Return why a cell of a kind is refused, as the end of a sentence that begins with its text."""
    return _WHY[kind]


def trimmed(cell: str) -> str:
    """Return the SQL of a cell's text without spaces around it, NULL when nothing is left."""
    return rf"nullif(regexp_replace({cell}, '^{_SPACES}|{_SPACES}$', '', 'g'), '')"


def written_out(column: Column, text: str) -> str:
    """Return the SQL that is true when something stands in the cell whose trimmed `text` this is; a dash stands for nothing."""
    if column.kind in (Kind.TEXT, Kind.PAYEE, Kind.CODE, Kind.CHOICE):
        return f"{text} IS NOT NULL"
    blanks = ", ".join(literal(one) for one in _BLANK)
    bare = f"regexp_replace({_figures(text)}, '{_UNIT}', '')" if column.kind is Kind.MONEY else _figures(text)
    return f"({text} IS NOT NULL AND {bare} NOT IN ({blanks}))"


def cast(column: Column, text: str, mapping: Mapping, year: str = "NULL") -> str:
    """Return the SQL of the value of `column` whose trimmed text is the SQL `text`; `year` is that of the row, for a bare month."""
    return _CASTS[column.kind](column, text, mapping, year)


def _figures(text: str) -> str:
    return rf"regexp_replace(translate({text}, '{_FULL}', '{_HALF}'), '{_SPACES}', '', 'g')"


def _money(_column: Column, text: str, mapping: Mapping, _year: str) -> str:
    """As `money.parse_amount` reads it: a unit printed in the cell wins over the declared one, brackets are minus."""
    plain = _figures(text)
    bare = f"regexp_replace({plain}, '{_UNIT}', '')"
    signed = rf"regexp_replace({bare}, '^\((.*)\)$', '\1')"
    minus = f"({bare} LIKE '(%' OR {signed} LIKE '-%')"
    printed = "".join(f" WHEN {literal(one.value)} THEN {_POWER[one]}" for one in Unit)
    power = f"CASE regexp_extract({plain}, '{_UNIT}', 1){printed} ELSE {_POWER[mapping.money or Unit.YUAN]} END"
    fen = _shifted(signed, power)
    return f"CASE WHEN {minus} THEN -({fen}) ELSE {fen} END"


def _shifted(number: str, power: str) -> str:
    """Return the SQL of the size of a printed number times ten to `power`, NULL where that is no whole number."""
    digits = f"regexp_replace({number}, '[+,-]', '', 'g')"
    whole, decimals = f"split_part({digits}, '.', 1)", f"split_part({digits}, '.', 2)"
    spare = f"rtrim(substr({decimals}, ({power}) + 1), '0')"
    shifted = f"TRY_CAST('0' || {whole} || rpad(substr({decimals}, 1, {power}), {power}, '0') AS BIGINT)"
    return f"CASE WHEN regexp_matches({number}, '{_NUMBER}') AND {spare} = '' THEN {shifted} END"


def _scaled(number: str, power: int) -> str:
    size = _shifted(number, str(power))
    return f"CASE WHEN {number} LIKE '-%' THEN -({size}) ELSE {size} END"


def _integer(_column: Column, text: str, _mapping: Mapping, _year: str) -> str:
    return _scaled(_figures(text), 0)


def _thousandths(_column: Column, text: str, _mapping: Mapping, _year: str) -> str:
    return _scaled(_figures(text), 3)


def _ratio(_column: Column, text: str, mapping: Mapping, _year: str) -> str:
    plain = _figures(text)
    bare = 4 if mapping.ratios is Ratios.FRACTION else 2
    percent = _scaled(f"rtrim({plain}, '%')", 2)
    return f"CASE WHEN ends_with({plain}, '%') THEN {percent} ELSE {_scaled(plain, bare)} END"


def _day(year: str, month: str, day: str) -> str:
    made = f"TRY_CAST({year} || '-' || lpad({month}, 2, '0') || '-' || lpad({day}, 2, '0') AS DATE)"
    return f"CASE WHEN {year} BETWEEN '{_FIRST_YEAR}' AND '{_LATEST_YEAR}' THEN {made} END"


def _date(_column: Column, text: str, mapping: Mapping, _year: str) -> str:
    plain = f"regexp_replace(rtrim({_dated(text)}, '日'), '[ T][0-9]{{1,2}}:[0-9]{{2}}.*$', '')"
    parted, close = r"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$", r"^([0-9]{4})([0-9]{2})([0-9]{2})$"
    tried = [(form, _day(*(_part(plain, form, at) for at in (1, 2, 3)))) for form in (parted, close)]
    if mapping.dates is Dates.SERIAL:
        days = f"TRY_CAST({_part(plain, _SERIAL, 1)} AS INTEGER)"
        tried.append((_SERIAL, f"CASE WHEN {days} BETWEEN 32874 AND 73050 THEN DATE '1899-12-30' + {days} END"))
    if mapping.dates in (Dates.DAY_FIRST, Dates.MONTH_FIRST):
        at = (1, 2) if mapping.dates is Dates.DAY_FIRST else (2, 1)
        year = _full_year(_part(plain, _ENDS_IN_YEAR, 3))
        tried.append(
            (_ENDS_IN_YEAR, _day(year, _part(plain, _ENDS_IN_YEAR, at[1]), _part(plain, _ENDS_IN_YEAR, at[0])))
        )
        named = _part(plain, _NAMED_MONTH, 2)
        tried.append(
            (
                _NAMED_MONTH,
                _day(_full_year(_part(plain, _NAMED_MONTH, 3)), _month_named(named), _part(plain, _NAMED_MONTH, 1)),
            )
        )
    return _first_that_matches(plain, tried)


_SERIAL = r"^([0-9]{5})(?:\.[0-9]+)?$"
_ENDS_IN_YEAR = r"^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})$"
_NAMED_MONTH = r"^([0-9]{1,2})[-/. ]([A-Za-z]{3,9})[-/. ]([0-9]{4}|[0-9]{2})$"


def _dated(text: str) -> str:
    return f"translate({text}, '{_FULL}年月', '{_HALF}--')"


def _part(plain: str, form: str, at: int) -> str:
    return f"regexp_extract({plain}, '{form}', {at})"


def _full_year(year: str) -> str:
    return f"CASE WHEN length({year}) = 2 THEN '20' || {year} ELSE {year} END"


def _month_named(name: str) -> str:
    months = ", ".join(literal(one) for one in _MONTHS)
    return f"CAST(list_position([{months}], lower(left({name}, 3))) AS VARCHAR)"


def _first_that_matches(plain: str, tried: list[tuple[str, str]]) -> str:
    cases = "".join(f" WHEN regexp_matches({plain}, '{form}') THEN {found}" for form, found in tried)
    return f"CASE{cases} END"


def _month(column: Column, text: str, mapping: Mapping, year: str) -> str:
    plain = f"rtrim({_dated(text)}, '-日份')"
    of_year, close = r"^([0-9]{4})[-/.]([0-9]{1,2})$", r"^([0-9]{4})([0-9]{2})$"
    tried = [(form, _day(_part(plain, form, 1), _part(plain, form, 2), "'1'")) for form in (of_year, close)]
    tried.append((r"^[0-9]{1,2}$", _day(f"CAST({year} AS VARCHAR)", plain, "'1'")))
    if mapping.dates is Dates.MONTH_FIRST:
        short = r"^([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})$"
        tried.append((short, _day(_full_year(_part(plain, short, 2)), _part(plain, short, 1), "'1'")))
    cases = f"coalesce({_first_that_matches(plain, tried)}, {_date(column, text, mapping, year)})"
    return f"CAST(date_trunc('month', {cases}) AS DATE)"


def _year(_column: Column, text: str, _mapping: Mapping, _year: str) -> str:
    """A year of twelve months is called by its first: FY14-15 and 2014/15 are 2014."""
    plain = f"rtrim({_figures(text)}, '年度')"
    whole, two = r"^([0-9]{4})(?:\.0+)?$", r"^(?:FY)?(?:20)?([0-9]{2})[-/](?:20)?([0-9]{2})$"
    first, second = (f"TRY_CAST({_part(plain, two, at)} AS INTEGER)" for at in (1, 2))
    pair = f"CASE WHEN {second} = {first} + 1 THEN 2000 + {first} END"
    year = _first_that_matches(plain, [(whole, f"TRY_CAST({_part(plain, whole, 1)} AS INTEGER)"), (two, pair)])
    return f"CASE WHEN {year} BETWEEN {_FIRST_YEAR} AND {_LATEST_YEAR} THEN {year} END"


def _flag(_column: Column, text: str, _mapping: Mapping, _year: str) -> str:
    yes, no = (", ".join(literal(one) for one in said) for said in (_YES, _NO))
    return f"CASE WHEN lower({text}) IN ({yes}) THEN TRUE WHEN lower({text}) IN ({no}) THEN FALSE END"


def _choice(column: Column, text: str, _mapping: Mapping, _year: str) -> str:
    """A code before the words, as in 111-一般公共预算资金, is left out when the whole is not known."""
    plain = f"lower({text})"
    named = rf"regexp_replace({plain}, '^[0-9]+[-_.\s]*', '')"
    cases = ""
    for tried in (plain, named):
        for choice in column.choices.values():
            said = ", ".join(sorted(literal(word.lower()) for word in choice.said))
            cases += f" WHEN {tried} IN ({said}) THEN {literal(choice.key)}"
    return f"CASE{cases} END"


def _code(column: Column, text: str, _mapping: Mapping, _year: str) -> str:
    """A classification's or unit's code may stand before its name: 2010101 行政运行, 101001-明湖区教育局."""
    if column.named:
        text = rf"regexp_replace({text}, '^([0-9]{{3,}})[-_:：\s]*\p{{Han}}.*$', '\1')"
    return rf"CASE WHEN NOT regexp_matches({text}, '^[0-9]+\.0+$|^[0-9](\.[0-9]+)?[eE]\+?[0-9]+$') THEN {text} END"


def _text(_column: Column, text: str, _mapping: Mapping, _year: str) -> str:
    return text


_CASTS: Texts[Kind, Callable[[Column, str, Mapping, str], str]] = {
    Kind.TEXT: _text,
    Kind.PAYEE: _text,
    Kind.CODE: _code,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.MONTH: _month,
    Kind.YEAR: _year,
    Kind.INTEGER: _integer,
    Kind.RATIO: _ratio,
    Kind.THOUSANDTHS: _thousandths,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
}
