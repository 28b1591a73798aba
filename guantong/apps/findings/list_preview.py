"""What a list would do to the ledger as it stands now: row by row new, there already, another recognition, or wrong (导入预览)."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guantong.apps.actors.models import Organisation
from guantong.apps.findings.list_header import header_at
from guantong.apps.findings.list_rows import Reader, Said, prefix
from guantong.apps.findings.models import IssueList, Matter
from guantong.apps.findings.reading_lists import plain, unkept
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words

OUTCOMES = {
    "wrong": Words("不能导入", "cannot be taken in"),
    "new": Words("新增", "new"),
    "update": Words("更新审计认定", "another recognition"),
    "same": Words("已在台账", "there already"),
    "left": Words("不是问题行", "no issue"),
}
"""What a person looks at first stands first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row, and what it would do; `pk` and `version` are those of the matter that is there."""

    number: int
    outcome: str
    body: str
    path: str
    title: str
    says: Words
    facts: dict[str, Any] = field(default_factory=dict)
    pk: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Bodies:
    """The standing organisations by everything they are called."""

    names: dict[str, set[str]]
    called: dict[str, str]

    @classmethod
    def now(cls) -> "Bodies":
        """Read them: one query."""
        names: dict[str, set[str]] = defaultdict(set)
        called = {}
        for body in Organisation.objects.filter(ends_on=None):
            called[body.path] = str(body)
            for name in (body.code, body.name, body.short_name, *_parts(body.aliases)):
                if plain(name):
                    names[plain(name)].add(body.path)
        return cls(dict(names), called)

    def fitting(self, printed: str) -> list[str]:
        """Return the paths a printed name may mean."""
        return sorted(self.names.get(plain(printed), ()))


def compared(of: IssueList, today: date) -> list[Line]:
    """Return what every row would do: two queries, however many rows."""
    if of.state != "mapped" or not of.content:
        return []
    sheet = unkept(of.content)[of.sheet]
    header = header_at(sheet, of.header[0]) if of.header else None
    if header is None:
        return []
    reader, bodies = Reader(of, sheet, header, today), Bodies.now()
    said = [reader.read(row) for row in sheet.rows if row.number > of.header[1]]
    known = _known(of, [one.key for one in said if one.key])
    seen: dict[tuple[str, str], int] = {}
    lines = [_line(one, of, bodies, known, seen) for one in said]
    return sorted(lines, key=lambda line: (list(OUTCOMES).index(line.outcome), line.number))


def counted(lines: list[Line]) -> dict[str, int]:
    """Return how many rows there are of each outcome."""
    found = Counter(line.outcome for line in lines)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def plan_of(lines: list[Line]) -> str:
    """Return what a preview comes to, in few characters: another where the ledger, the file or the mapping differs."""
    done = [
        [
            o.number,
            o.outcome,
            o.path,
            o.body,
            o.pk,
            o.version,
            o.title,
            o.says.zh,
            str(sorted(o.facts.items(), key=lambda f: f[0])),
        ]
        for o in lines
    ]
    return sm3(canonical({"lines": done}).encode())[:16]


def asked_bodies(of: IssueList) -> list[tuple[str, list[str]]]:
    """Return the printed names that no body or several bear, each with the paths that fit."""
    if of.state != "mapped" or not of.content:
        return []
    sheet, bodies = unkept(of.content)[of.sheet], Bodies.now()
    reader = Reader(of, sheet, header_at(sheet, of.header[0]), of.uploaded_at.date())
    printed = dict.fromkeys(
        said.body
        for row in sheet.rows
        if row.number > of.header[1] and not (said := reader.read(row)).left and said.body
    )
    return [(name, fits) for name in printed if len(fits := bodies.fitting(name)) != 1]


def _line(
    said: Said, of: IssueList, bodies: Bodies, known: dict[tuple[str, str], Matter], seen: dict[tuple[str, str], int]
) -> Line:  # fmt: skip
    number, title = said.row.number, said.facts.get("title", "")
    if said.left is not None:
        return Line(number, "left", "", "", "", said.left)
    fits = [of.bodies[said.body]] if of.bodies.get(said.body) in bodies.called else bodies.fitting(said.body)
    if said.body and len(fits) != 1:
        names = "、".join(bodies.called[path] for path in fits[:5])
        said.wrong.append(_MANY.filled(body=said.body, names=names) if fits else _NONE.filled(body=said.body[:60]))
    path = fits[0] if len(fits) == 1 else ""
    body = bodies.called.get(path, said.body)
    if path and (said.key, path) in seen:
        said.wrong.append(_TWICE.filled(row=number, other=seen[said.key, path]))
    if path:
        seen.setdefault((said.key, path), number)
    if said.wrong:
        return Line(number, "wrong", body[:120], path, title, _joined(said.wrong))
    there = known.get((said.key, path))
    if there is None:
        return Line(number, "new", body, path, title, _NEW, {**said.facts, "source_key": said.key})
    if not there.source_key and there.title != title:
        return Line(number, "wrong", body, path, title, _ANOTHER.filled(pk=there.pk))
    recognised = said.facts["audit_state"]
    if recognised and recognised != there.audit_state:
        if there.kind != "audit_issue":
            return Line(number, "wrong", body, path, title, _NO_AUDIT.filled(pk=there.pk))
        says = _RECOGNISED.filled(old=there.audit_state or "—", new=recognised)
        return Line(number, "update", body, path, title, says, {"audit_state": recognised}, there.pk, there.version)
    return Line(number, "same", body, path, title, _told_differences(said, there), {}, there.pk, there.version)


def _told_differences(said: Said, there: Matter) -> Words:
    names = [
        Words(str(Matter._meta.get_field(name).verbose_name), name)
        for name in ("amount", "due_on", "sort")
        if said.facts.get(name) and said.facts[name] != getattr(there, name)
    ]
    if not names:
        return _SAME.filled(pk=there.pk)
    return _SAME_BUT.filled(pk=there.pk, names=Words("、".join(n.zh for n in names), ", ".join(n.en for n in names)))


def _known(of: IssueList, keys: list[str]) -> dict[tuple[str, str], Matter]:
    """Return the matters that are there by key and body: those of the report, or those an export names."""
    rows = Matter.objects.exclude(state="withdrawn").only(
        "pk", "source_key", "path", "audit_state", "kind", "version", "amount", "due_on", "sort", "title"
    )
    if "key" not in of.columns:
        return {(row.source_key, row.path): row for row in rows.filter(source_key__startswith=prefix(of))}
    own = f"{Matter._meta.label_lower}/"
    numbers = [
        int(n) for key in keys if key.startswith(own) and (n := key.removeprefix(own)).isdecimal() and len(n) < 18
    ]
    found = {}
    for chunk in _chunks(keys):
        found |= {(row.source_key, row.path): row for row in rows.filter(source_key__in=chunk)}
    for part in _chunks(numbers):
        found |= {(row.journal_key, row.path): row for row in rows.filter(pk__in=part, source_key="")}
    return found


def _chunks(found: list[Any]) -> Iterator[list[Any]]:
    for at in range(0, len(found), 10_000):
        yield found[at : at + 10_000]


def _parts(aliases: str) -> list[str]:
    given = unicodedata.normalize("NFKC", aliases)
    return [part.strip() for part in given.replace("、", ",").replace(";", ",").split(",")]


def _joined(sentences: list[Words]) -> Words:
    return Words("；".join(one.zh for one in sentences[:4]), "; ".join(one.en for one in sentences[:4]))


_NEW = Words("登记为新事项", "registered as a new matter")
_SAME = Words("没有变化（事项 {pk}）", "as it is (matter {pk})")
_SAME_BUT = Words(
    "已登记（事项 {pk}）；{names}与台账不同，不改动", "there already (matter {pk}); {names} differ, left as they are"
)
_RECOGNISED = Words(
    "审计认定：{old} → {new}；人大跟踪结论不变", "recognised by the audit: {old} → {new}; our conclusion stays"
)
_ANOTHER = Words(
    "来源标识指向事项 {pk}，但事项名称不同，请核对", "its mark is that of matter {pk}, which is called otherwise"
)
_TWICE = Words("第 {row} 行与第 {other} 行是同一问题", "row {row} is the same issue as row {other}")
_NONE = Words("没有“{body}”这个机构，请在“确认单位”中指明", "no organisation is called “{body}”: say which is meant")
_MANY = Words("“{body}”对应多个机构：{names}。请在“确认单位”中指明", "“{body}” may be {names}: say which is meant")
_NO_AUDIT = Words("事项 {pk} 不是审计查出问题，没有审计认定", "matter {pk} is no audit issue")
