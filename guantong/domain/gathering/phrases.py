"""Character n-grams of a text: what stands in for words where there is no dictionary (字串)."""

import re

_RUN = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")


def phrases(text: str, shortest: int = 2, longest: int = 4) -> set[str]:
    """Return the n-grams of `text` that cross no punctuation, each once."""
    return {
        run[at : at + n]
        for run in _RUN.findall(text)
        for n in range(shortest, longest + 1)
        for at in range(len(run) - n + 1)
    }
