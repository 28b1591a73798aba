"""A sentence a user reads, in Chinese first and in English (双语句子)."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Literal

Language = Literal["zh", "en"]
_INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages; `{names}` are filled by `filled`.

    The English stands beside the Chinese in the rule or error that says it,
    so that adding a rule edits no central catalogue.
    """

    zh: str
    en: str

    def filled(self, **facts: object) -> "Words":
        """Return the sentence with its `{names}` replaced by `facts`; a fact that is Words speaks both languages.

        Quotation marks of a fact that stands in quotation marks become inner ones: “‘三公’经费合计”.
        """
        zh = {name: fact.zh if isinstance(fact, Words) else fact for name, fact in facts.items()}
        en = {name: fact.en if isinstance(fact, Words) else fact for name, fact in facts.items()}
        return Words(_filled(self.zh, zh), _filled(self.en, en))

    def in_(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.zh if language == "zh" else self.en


def within(text: str) -> str:
    """Return `text` as it is printed within quotation marks."""
    return text.translate(_INNER)


def _filled(sentence: str, facts: Mapping[str, object]) -> str:
    said, depth = "", 0
    for words, name, form, _ in Formatter().parse(sentence):
        depth += words.count("“") - words.count("”")
        said += words
        if name is not None:
            fact = format(facts[name], form or "")
            said += within(fact) if depth else fact
    return said
