"""The file of organisations and people: its sheets and columns, the same for import and export (机构与人员表)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter
import yaml

from guantong.apps.actors.models import Membership, Organisation, Person
from guantong.apps.actors.sheets import Row, Sheet, Unreadable
from guantong.apps.components.practice import stamp
from guantong.domain.words import Words

ORGANISATIONS = ("机构", ("代码", "名称", "简称", "曾用名、别名", "类别", "上级代码", "设立日期", "撤销日期"))
PEOPLE = ("人员", ("登录名", "姓名", "选举单位", "联络站代码", "专业领域"))
POSTS = ("任职", ("登录名", "机构代码", "角色", "届次", "自", "至"))
HANDOVERS = ("移交", ("离任人", "姓名", "本届任职", "其他任职", "待办", "接手人", "其他任职一并结束"))
SHEETS = dict((ORGANISATIONS, PEOPLE, POSTS, HANDOVERS))
REQUIRED = {
    "机构": ("代码", "名称", "类别"),
    "人员": ("登录名", "姓名"),
    "任职": ("登录名", "机构代码", "角色"),
    "移交": ("离任人",),
}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 6
_MOST_EVENTS = 400_000


def organisation_rows(bodies: Iterable[Organisation]) -> Iterator[Sequence[str]]:
    """Yield the rows of the sheet 机构."""
    for body in bodies:
        above = body.parent.code if body.parent else ""
        days = (_day(body.begins_on), _day(body.ends_on))
        yield (body.code, body.name, body.short_name, body.aliases, body.get_kind_display(), above, *days)


def people_rows(people: Iterable[Person]) -> Iterator[Sequence[str]]:
    """Yield the rows of the sheet 人员."""
    for person in people:
        deputy = getattr(person, "deputy", None)
        station = deputy.station.code if deputy and deputy.station else ""
        yield (
            person.username, person.name, deputy.electoral_unit if deputy else "", station,
            deputy.expertise if deputy else "",
        )  # fmt: skip


def post_rows(memberships: Iterable[Membership]) -> Iterator[Sequence[str]]:
    """Yield the rows of the sheet 任职."""
    for post in memberships:
        term = str(post.term.number) if post.term else ""
        days = (_day(post.begins_on), _day(post.ends_on))
        yield (post.person.username, post.organisation.code, post.role_words.zh, term, *days)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


Tables = Sequence[tuple[tuple[str, Sequence[str]], Iterable[Sequence[str]]]]


def as_xlsx(tables: Tables) -> bytes:
    """Return a workbook of one sheet a table; every cell is text, so none becomes a formula."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
        for (name, columns), rows in tables:
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(columns) - 1, 20, text)
            for at, column in enumerate(columns):
                sheet.write_string(0, at, column, head)
            for number, row in enumerate(rows, 1):
                for at, value in enumerate(row):
                    if value:
                        sheet.write_string(number, at, value, text)
        stamp(book)
    return kept.getvalue()


def as_yaml(tables: Tables) -> bytes:
    """Return the same tables as YAML: a list a sheet, one entry a row, empty cells left out."""
    plain = {
        name: [{column: value for column, value in zip(columns, row, strict=True) if value} for row in rows]
        for (name, columns), rows in tables
    }
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=160).encode()


def from_yaml(raw: bytes) -> list[Sheet]:
    """Return the sheets of a YAML file; every scalar is text, and nothing that grows when read is taken."""
    try:
        text = raw.decode("utf-8-sig")
        _harmless(text)
        tree = yaml.compose(text, Loader=_LOADER)
    except UnicodeDecodeError as error:
        raise Unreadable(_NOT_UTF8) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Unreadable(_BROKEN.filled(line=mark.line + 1 if mark else 1)) from error
    if not isinstance(tree, yaml.MappingNode):
        raise Unreadable(_NOT_SHEETS)
    return [_sheet(_text(name), rows) for name, rows in tree.value]


def _harmless(text: str) -> None:
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable(_ALIAS.filled(line=event.start_mark.line + 1))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or count > _MOST_EVENTS:
            raise Unreadable(_TOO_DEEP.filled(line=event.start_mark.line + 1))


def _sheet(name: str, rows: yaml.Node) -> Sheet:
    if not isinstance(rows, yaml.SequenceNode):
        raise Unreadable(_NOT_LIST.filled(name=name, line=rows.start_mark.line + 1))
    found, columns = [], dict[str, None]()
    for row in rows.value:
        number = row.start_mark.line + 1
        if not isinstance(row, yaml.MappingNode):
            raise Unreadable(_NOT_LIST.filled(name=name, line=number))
        values = {_text(key): _text(value) for key, value in row.value}
        if len(values) != len(row.value):
            raise Unreadable(_TWICE.filled(line=number))
        columns |= dict.fromkeys(values)
        found.append(Row(number, {key: value for key, value in values.items() if value}))
    return Sheet(name, list(columns), found)


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise Unreadable(_NOT_TEXT.filled(line=node.start_mark.line + 1))
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


_NOT_UTF8 = Words("文件不是 UTF-8 编码。请另存为 UTF-8", "the file is not UTF-8: save it as UTF-8")
_BROKEN = Words(
    "第 {line} 行不合 YAML 格式。请对照导出的文件改正", "line {line} is no YAML: compare it with an exported file"
)
_NOT_SHEETS = Words(
    "文件最外层应为“机构：”“人员：”“任职：”。请以导出的文件为样",
    "the file begins with 机构, 人员, 任职: take an exported file as the pattern",
)
_ALIAS = Words(
    "第 {line} 行用了 YAML 的引用（& 或 *）。请写出全部内容", "line {line} uses a YAML anchor or alias: write it out"
)
_TOO_DEEP = Words(
    "第 {line} 行嵌套过深或文件过大。请以导出的文件为样", "line {line} is nested too deeply, or the file is too large"
)
_NOT_LIST = Words(
    "“{name}”第 {line} 行应是以“-”开头的条目", "{name}, line {line}: entries beginning with - are expected"
)
_NOT_TEXT = Words("第 {line} 行的值应是文字", "line {line}: a plain value is expected")
_TWICE = Words(
    "第 {line} 行起的条目有重复的列。请删去一个", "the entry at line {line} names a column twice: delete one"
)
