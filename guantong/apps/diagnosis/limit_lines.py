"""The thresholds of a rule through time: what the rulebook sets, what the district set itself (阈值沿革)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guantong.apps.diagnosis.models import Threshold
from guantong.apps.diagnosis.queries import thresholds_seen_by
from guantong.apps.diagnosis.workflow import THRESHOLD
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import source_words, thresholds_in
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.words import Words

_RULEBOOK = Words("规则库", "rulebook")
_WITHDRAWN = Words("不再适用", "withdrawn")


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One value of one threshold: from when, until when, set by whom on what basis; `own` is the district's row."""

    name: Words
    value: str | Words
    since: date
    until: date | None
    source: Words
    own: Threshold | None = None

    @property
    def state(self) -> Words:
        """The state of the district's row, else that it is the rulebook's."""
        return THRESHOLD.states[self.own.state] if self.own else _RULEBOOK


def limit_lines(rule: Rule, standing: Standing) -> Iterator[LimitLine]:
    """Yield the values of a rule's thresholds as far as `standing` sees them: name by name, the earliest first."""
    own: dict[str, list[Threshold]] = {}
    for row in thresholds_seen_by(standing).filter(rule=rule.code).order_by("since", "pk"):
        own.setdefault(row.name, []).append(row)
    for name, entry in (thresholds_in(rule.thresholds) if rule.thresholds else {}).items():
        words, unit = Words(entry["zh"], entry["en"]), entry["unit"]
        for since, at in sorted(entry["values"].items()):
            value = _WITHDRAWN if at["value"] is None else f"{at['value']}{unit}"
            source = source_words(at["source"])
            yield LimitLine(words, value, since, None, source or Words("", ""))
        for row in own.get(name, ()):
            yield LimitLine(words, f"{row.value}{unit}", row.since, row.until, Words(row.document, row.document), row)


def limit_words(rule: str, name: str) -> Words:
    """Return what a threshold of a rule is called, with its unit."""
    found = next((r for r in all_rules() if r.code == rule), None)
    entry = thresholds_in(found.thresholds).get(name) if found and found.thresholds else None
    return (
        Words(f"{entry['zh']}（{entry['unit']}）", f"{entry['en']} ({entry['unit']})") if entry else Words(name, name)
    )


def open_to_the_district() -> Iterator[tuple[str, Words]]:
    """Yield name and words of every threshold that no law sets: `D02.deviation`."""
    for rule in all_rules():
        for name, entry in (thresholds_in(rule.thresholds) if rule.thresholds else {}).items():
            if any("cite" not in at["source"] for at in entry["values"].values()):
                words, (least, most) = limit_words(rule.code, name), entry["bounds"]
                zh, en = f"{rule.code} {rule.title.zh}：{words.zh}", f"{rule.code} {rule.title.en}: {words.en}"
                yield f"{rule.code}.{name}", Words(f"{zh} {least}—{most}", f"{en} {least} to {most}")
