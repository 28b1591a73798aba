"""Real messages of citizens put into groups: how long beside one TF-IDF fit of the same texts, how near their own labels (诉求归类).

Processor seconds, not the wall. 495 of the messages that are at hand bear a label of their own, of seven; the other 150 bear none
and are left out here: with them there are 645, not the thousands of the whole competition.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from guantong.apps.voices.clustering import clustered
from guantong.domain.gathering.copies import copies
from guantong.domain.gathering.personal import masked

MESSAGES = Path(__file__).parents[2] / "shared" / "data" / "cn_citizen_messages_tipdm2020" / "raw" / "附件2.xlsx"
RUNS, MOST, HOT = 3, 5.0, 5
SEEDS = range(5)


def measure() -> list[dict[str, Any]]:
    """Return the ratio, and of ours and of plain TF-IDF with k-means how near they come to the labels."""
    if not MESSAGES.exists():
        print("not run: the messages are not at hand")
        return []
    texts, labels = _messages(MESSAGES)
    size = len(set(labels))
    fit, plain = _plain(texts, size)
    fits, ours = [_seconds(fit) for _ in range(RUNS)], [_seconds(lambda: clustered(texts, size)) for _ in range(RUNS)]
    mine, theirs = clustered(texts, size), [plain(seed) for seed in SEEDS]
    alike = [_seconds(lambda: copies(texts)) for _ in range(RUNS)]
    named = f"{len(texts)} messages of citizens"
    return [
        _row(f"{named}: groups / one TF-IDF fit of the same texts", median(ours), median(fits), MOST, "lower"),
        _row(f"{named}: copies / one TF-IDF fit of the same texts", median(alike), median(fits), MOST, "lower"),
        _row(f"{named}: NMI with their own {size} labels, beside plain TF-IDF + k-means (median of {len(SEEDS)})", _nmi(labels, mine), median(_nmi(labels, one) for one in theirs), 1.0, "higher"),
        _row(f"{named}: hot issues, top {HOT} of groups among top {HOT} of labels, beside plain", _hot(labels, mine), median(_hot(labels, one) for one in theirs), None, "higher"),
    ]  # fmt: skip


def _messages(path: Path) -> tuple[list[str], list[str]]:
    from openpyxl import load_workbook

    rows = list(load_workbook(path, read_only=True).active.iter_rows(values_only=True))[1:]
    known = [row for row in rows if row[4] and row[5]]  # the sheet goes on empty for tens of thousands of rows
    return [masked(f"{row[2]}\n{row[4]}").text for row in known], [row[5] for row in known]


def _plain(texts: Sequence[str], size: int) -> tuple[Callable[[], Any], Callable[[int], list[int]]]:
    """Return one fit of TF-IDF over the same n-grams with nothing set, and k-means over it."""
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    def fit() -> Any:
        return TfidfVectorizer(analyzer="char", ngram_range=(2, 3)).fit_transform(texts)

    weighed = fit()
    return fit, lambda seed: [int(one) for one in KMeans(size, n_init=1, random_state=seed).fit_predict(weighed)]


def _nmi(labels: Sequence[str], groups: Sequence[int]) -> float:
    from sklearn.metrics import normalized_mutual_info_score

    return float(normalized_mutual_info_score(labels, groups))


def _hot(labels: Sequence[str], groups: Sequence[int]) -> float:
    """Return which share of the largest labels are what the largest groups are mostly about."""
    largest = {label for label, _ in Counter(labels).most_common(HOT)}
    about = [
        Counter(label for label, at in zip(labels, groups, strict=True) if at == group).most_common(1)[0][0]
        for group, _ in Counter(groups).most_common(HOT)
    ]
    return len(largest & set(about)) / HOT


def _seconds(do: Callable[[], Any]) -> float:
    begun = time.process_time()
    do()
    return time.process_time() - begun


def _row(name: str, ours: float, peer: float, goal: float | None, better: str) -> dict[str, Any]:
    return {
        "name": name, "ours": round(ours, 3), "peer": round(peer, 3), "ratio": round(ours / peer, 2) if peer else None,
        "goal": goal, "better": better, "runs": RUNS,
    }  # fmt: skip


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    for one in measure():
        print(one)
    sys.exit(0)
