"""Taking in a file of organisations and people: each row is done by its verb, or refused with what to do (导入).

A preview takes the rows in and rolls back: what it shows is what the verbs said, and what a confirmation repeats.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors import operations, organisation_operations, people_operations
from guantong.apps.actors.models import Membership, Organisation, OrganisationKind, Person, Term
from guantong.apps.actors.roster_file import REQUIRED, SHEETS
from guantong.apps.actors.sheets import Row, Sheet
from guantong.apps.components.locked_workbook import READ_ME
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")
_KINDS = {
    **{kind.label: kind.value for kind in OrganisationKind},
    **{kind.value: kind.value for kind in OrganisationKind},
}
_ROLES = {**{role.words.zh: role for role in Role}, **{role.value: role for role in Role}}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")
_FIELDS = {
    "code": "代码", "name": "名称", "short_name": "简称", "aliases": "曾用名、别名", "kind": "类别", "parent": "上级代码",
    "begins_on": "设立日期", "username": "登录名", "electoral_unit": "选举单位", "station": "联络站代码",
    "expertise": "专业领域", "organisation": "机构代码", "role": "角色", "term": "届次", "ends_on": "至",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one row."""

    sheet: str
    number: int
    outcome: str
    subject: str
    says: Words = Words("", "")


class Wrong(Exception):
    """A row cannot be taken; `column` says where."""

    def __init__(self, column: str, why: Words) -> None:
        super().__init__(why.zh)
        self.column, self.why = column, why


@dataclass
class Taking:
    """One file being taken in: `preparer` makes bodies and accounts, `giver` gives and ends roles."""

    sheets: Sequence[Sheet]
    preparer: Standing
    giver: Standing
    as_of: datetime
    begins_on: date | None = None
    """The day on which posts begin that name none."""
    term: Term | None = None
    """The term of posts that name none."""
    lines: list[Line] = field(default_factory=list)
    bodies: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    _seen: dict[tuple[str, str], Row] = field(default_factory=dict)

    def take(self) -> list[Line]:
        """Take every row of the sheets in, in the order bodies, people, posts; returns what became of each."""
        self.bodies = {body.code: body for body in Organisation.objects.select_related("parent")}
        self.people = {person.username: person for person in Person.objects.select_related("deputy__station")}
        self.terms = {str(term.number): term for term in Term.objects.all()}
        takers = {"机构": self._take_bodies, "人员": self._take_people, "任职": self._take_posts}
        found = {sheet.name: sheet for sheet in self.sheets}
        for name, take in takers.items():
            if name in found and self.sound(found[name]):
                take(found[name].rows)
        self.lines += [
            Line(sheet.name, 1, REFUSED, sheet.name, _NO_SHEET.filled(known="、".join(SHEETS)))
            for sheet in self.sheets if sheet.name not in (*SHEETS, READ_ME) and sheet.rows
        ]  # fmt: skip
        return self.lines

    def sound(self, sheet: Sheet) -> bool:
        """Return whether the columns of a sheet are known and enough; says so in a line if not."""
        unknown = [column for column in sheet.columns if column not in SHEETS[sheet.name]]
        missing = [column for column in REQUIRED[sheet.name] if column not in sheet.columns]
        if not sheet.rows and not unknown:
            return False
        if unknown or missing:
            why = (
                _UNKNOWN.filled(columns="、".join(unknown)) if unknown else _MISSING.filled(columns="、".join(missing))
            )
            self.lines.append(Line(sheet.name, 1, REFUSED, sheet.name, why))
        return not unknown and not missing

    def row(self, sheet: str, row: Row, subject: str, do: Callable[[Mapping[str, str]], tuple[str, Words]]) -> bool:
        """Do one row in a step of its own: what is refused leaves nothing behind."""
        column = next(iter(SHEETS[sheet]))
        key = subject if sheet == "任职" else row.values.get(column, "")
        try:
            with transaction.atomic():
                if strange := [column for column, text in row.values.items() if _UNPRINTABLE.search(text)]:
                    raise Wrong(strange[0], _STRANGE)
                if (first := self._seen.setdefault((sheet, key), row)) is not row:
                    raise Wrong(column, _TWICE.filled(number=first.number))
                outcome, says = do(row.values)
        except Wrong as wrong:
            outcome, says = REFUSED, _AT.filled(column=wrong.column, why=wrong.why)
        except BadInput as bad:
            name, why = next(iter(bad.reasons.items()))
            outcome, says = REFUSED, _AT.filled(column=_FIELDS.get(name, "—"), why=why)
        except NotAllowed as refused:  # a rule above the row's own, such as the three administrators kept apart
            outcome, says = REFUSED, _AT.filled(column="角色" if sheet == "任职" else column, why=refused.refusal.why)
        self.lines.append(Line(sheet, row.number, outcome, subject[:120], says))
        return outcome != REFUSED

    def _take_bodies(self, rows: Sequence[Row]) -> None:
        codes = {row.values.get("代码", "") for row in rows}
        waiting = list(rows)
        while waiting:  # a body may stand in the file before the one above it
            ready = [row for row in waiting if self._above(row) in self.bodies or self._above(row) not in codes]
            for row in ready or waiting:
                subject = f"{row.values.get('代码', '')} {row.values.get('名称', '')}"
                self.row("机构", row, subject, self._body if ready else self._in_a_circle)
            codes -= {row.values.get("代码", "") for row in ready}
            done = {row.number for row in ready or waiting}
            waiting = [row for row in waiting if row.number not in done]

    @staticmethod
    def _above(row: Row) -> str:
        return row.values.get("上级代码", "")

    @staticmethod
    def _in_a_circle(values: Mapping[str, str]) -> tuple[str, Words]:
        raise Wrong("上级代码", _CIRCLE.filled(code=values.get("代码", ""), parent=values.get("上级代码", "")))

    def _body(self, values: Mapping[str, str]) -> tuple[str, Words]:
        code, above = _asked(values, "代码"), values.get("上级代码", "")
        parent = self._known(self.bodies, "上级代码", above, _NO_BODY) if above else None
        facts = {
            "name": _asked(values, "名称"), "short_name": values.get("简称", ""),
            "kind": self._known(_KINDS, "类别", _asked(values, "类别"), _NO_KIND),
            "begins_on": _day(values, "设立日期"),
        }  # fmt: skip
        for column, most in (("名称", 80), ("简称", 40), ("曾用名、别名", 200)):
            _fits(values, column, most)
        body, ends_on = self.bodies.get(code), _day(values, "撤销日期")
        if (body.ends_on if body else None) != ends_on:
            raise Wrong("撤销日期", _DISSOLVE_THERE)
        if body is None:
            self.bodies[code] = operations.found_organisation(
                code=code,
                parent=parent,
                aliases=values.get("曾用名、别名", ""),
                by=self.preparer,
                as_of=self.as_of,
                **facts,
            )
            return NEW, _FOUNDED
        if body.parent_id != (parent.pk if parent else None):
            raise Wrong("上级代码", _MOVE_THERE.filled(parent=body.parent.code if body.parent else "—"))
        aliases = dict.fromkeys(
            alias for text in (body.aliases, values.get("曾用名、别名", "")) for alias in text.split("、") if alias
        )
        facts["aliases"] = "、".join(aliases)  # a name once borne is never taken away by a file
        changed = [name for name, value in facts.items() if getattr(body, name) != value]
        if not changed:
            return UNCHANGED, _SAME
        self.bodies[code] = organisation_operations.amend(
            organisation=body, by=self.preparer, as_of=self.as_of, **facts
        )
        return CHANGED, _CHANGES.filled(
            what="；".join(f"{_FIELDS[n]} {getattr(body, n) or '—'} → {facts[n] or '—'}" for n in changed)
        )

    def _take_people(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self.row("人员", row, f"{row.values.get('登录名', '')} {row.values.get('姓名', '')}", self._person)

    def _person(self, values: Mapping[str, str]) -> tuple[str, Words]:
        username, name = _asked(values, "登录名"), _asked(values, "姓名")
        for column, most in (("姓名", 40), ("选举单位", 60), ("专业领域", 120)):
            _fits(values, column, most)
        person = self.people.get(username)
        if person is not None and person.name != name:
            raise Wrong("姓名", _ANOTHER)
        code = values.get("联络站代码", "")
        record = {
            "electoral_unit": values.get("选举单位", ""), "expertise": values.get("专业领域", ""),
            "station": self._known(self.bodies, "联络站代码", code, _NO_BODY) if code else None,
        }  # fmt: skip
        made = person is None
        if person is None:
            person = operations.admit_person(username=username, name=name, by=self.preparer, as_of=self.as_of)
        kept = getattr(person, "deputy", None)
        changed = [n for n, value in record.items() if (getattr(kept, n, None) or None) != (value or None)]
        if changed:
            people_operations.describe_deputy(person=person, by=self.preparer, as_of=self.as_of, **record)
        self.people[username] = person
        what = "、".join(_FIELDS[n] for n in changed)
        if made:
            return NEW, _ADMITTED
        return (CHANGED, _CHANGES.filled(what=what)) if changed else (UNCHANGED, _SAME)

    def _take_posts(self, rows: Sequence[Row]) -> None:
        for row in rows:
            parts = (row.values.get(column, "") for column in ("登录名", "机构代码", "角色", "自"))
            self.row("任职", row, " ".join(parts).strip(), self._post)

    def _post(self, values: Mapping[str, str]) -> tuple[str, Words]:
        person = self._known(self.people, "登录名", _asked(values, "登录名"), _NO_PERSON)
        body = self._known(self.bodies, "机构代码", _asked(values, "机构代码"), _NO_BODY)
        role = self._known(_ROLES, "角色", _asked(values, "角色"), _NO_ROLE)
        number = values.get("届次", "")
        term = self._known(self.terms, "届次", number, _NO_TERM) if number else self.term
        begins_on, ends_on = _day(values, "自"), _day(values, "至")
        held = Membership.objects.filter(person=person, organisation=body, role=role.value)
        held = held.filter(begins_on=begins_on) if begins_on else held.filter(ends_on=None)
        post = held.select_related("organisation", "person").order_by("-pk").first()
        if post is None:
            operations.appoint(
                person=person, organisation=body, role=role, by=self.giver, as_of=self.as_of,
                begins_on=begins_on or self.begins_on, ends_on=ends_on, term=term,
            )  # fmt: skip
            return NEW, _APPOINTED
        if post.term_id != (term.pk if term else None):
            raise Wrong("届次", _OTHER_TERM)
        if post.ends_on == ends_on:
            return UNCHANGED, _SAME
        if post.ends_on is not None or ends_on is None:
            raise Wrong("至", _ENDED)
        operations.revoke(membership=post, ends_on=ends_on, by=self.giver, as_of=self.as_of)
        return CHANGED, _ENDS.filled(day=ends_on)

    @staticmethod
    def _known(known: Mapping[str, Any], column: str, typed: str, why: Words) -> Any:
        if typed not in known:
            raise Wrong(column, why.filled(typed=typed))
        return known[typed]


def _asked(values: Mapping[str, str], column: str) -> str:
    if not values.get(column):
        raise Wrong(column, _EMPTY)
    return values[column]


def _fits(values: Mapping[str, str], column: str, most: int) -> None:
    if len(values.get(column, "")) > most:
        raise Wrong(column, _TOO_LONG.filled(most=most))


def _day(values: Mapping[str, str], column: str) -> date | None:
    typed = values.get(column, "")
    if not typed:
        return None
    try:
        match = _DAY.fullmatch(typed)
        return date(*map(int, match.groups())) if match else _no_day(column, typed)
    except ValueError:
        return _no_day(column, typed)


def _no_day(column: str, typed: str) -> date:
    raise Wrong(column, _NO_DAY.filled(typed=typed))


def counted(lines: Sequence[Line]) -> dict[str, int]:
    """Return how many lines have each outcome."""
    return dict(Counter(line.outcome for line in lines))


_AT = Words("“{column}”：{why}", "{column}: {why}")
_SAME = Words("无变化", "unchanged")
_FOUNDED = Words("登记机构", "found")
_ADMITTED = Words("建立账号", "make the account")
_APPOINTED = Words("授予角色", "give the role")
_ENDS = Words("任期止于 {day}", "the post ends on {day}")
_CHANGES = Words("更正：{what}", "amend: {what}")
_NO_SHEET = Words(
    "没有叫这个名字的工作表。可用：{known}。不需要的请删去",
    "no sheet of this name; known: {known}. Delete what is not needed",
)
_UNKNOWN = Words(
    "不认识的列：{columns}。请以导出的文件为样改正表头",
    "unknown columns: {columns}; take an exported file as the pattern",
)
_MISSING = Words("缺少列：{columns}。请补上", "columns are missing: {columns}")
_TWICE = Words("与第 {number} 行重复。请删去一行", "the same as row {number}: delete one")
_EMPTY = Words("是空的。请填写", "is empty: fill it in")
_TOO_LONG = Words("超过 {most} 字。请缩短", "longer than {most} characters: shorten it")
_STRANGE = Words("含有不可见字符。请重新输入", "holds unprintable characters: type it anew")
_NO_DAY = Words("“{typed}”不是日期。请写成 2026-01-31", "{typed} is no date: write 2026-01-31")
_NO_BODY = Words(
    "没有代码为“{typed}”的机构。请核对，或在“机构”表中加上",
    "no organisation has the code {typed}: check it, or add it to the sheet 机构",
)
_NO_PERSON = Words(
    "没有登录名“{typed}”。请核对，或在“人员”表中加上", "no username {typed}: check it, or add it to the sheet 人员"
)
_NO_KIND = Words(
    "没有“{typed}”这个类别。请写导出文件里用的类别名", "no kind {typed}: use the names of an exported file"
)
_NO_ROLE = Words(
    "没有“{typed}”这个角色。请写导出文件里用的角色名", "no role {typed}: use the names of an exported file"
)
_NO_TERM = Words("没有第 {typed} 届。请核对，或先开始这一届", "no term {typed}: check it, or open it first")
_CIRCLE = Words(
    "上下级成环：{code} 在 {parent} 之下，{parent} 又在 {code} 之下或其下级。请改正上级",
    "a circle: {code} under {parent}, which lies under {code}; correct one of them",
)
_DISSOLVE_THERE = Words(
    "撤销须有文号，请打开该机构办理“撤销”；此处保持原样",
    "a dissolution needs a document: open the organisation; leave this as it was",
)
_MOVE_THERE = Words(
    "机构不换上级（现为 {parent}）。划转请在新上级下设立，再登记沿革",
    "an organisation keeps its parent ({parent}): found it anew there and record the succession",
)
_ANOTHER = Words(
    "这个登录名已属于另一姓名。请核对登录名；改名由系统管理员另办", "this username bears another name: check it"
)
_OTHER_TERM = Words(
    "届次与已登记的不同。请先结束原任职，再另写一行", "another term than recorded: end that post first, then add a row"
)
_ENDED = Words(
    "结束日期已登记，不能由文件改动。请打开该任职核对", "an end is recorded already; a file does not change it"
)
