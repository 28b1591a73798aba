"""A sentence a user reads, in Chinese first and in English (双语句子)."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages; `{names}` are filled by `filled`.

    The English stands beside the Chinese in the rule or error that says it,
    so that adding a rule edits no central catalogue.
    """

    zh: str
    en: str

    def filled(self, **facts: object) -> "Words":
        """Return the sentence with its `{names}` replaced by `facts`; a fact that is Words speaks both languages."""
        zh = {name: fact.zh if isinstance(fact, Words) else fact for name, fact in facts.items()}
        en = {name: fact.en if isinstance(fact, Words) else fact for name, fact in facts.items()}
        return Words(self.zh.format(**zh), self.en.format(**en))

    def in_(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.zh if language == "zh" else self.en
