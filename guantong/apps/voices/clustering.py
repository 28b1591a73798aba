"""Needs put into groups by what they speak of: character n-grams, fewer dimensions, k-means, the same every time (归类)."""

from collections.abc import Sequence
from math import isqrt

MOST_GROUPS = 40
_GRAMS = (2, 3)
_DIMENSIONS = 40
_SEED = 7
_BEGUN = 10


def groups_for(size: int) -> int:
    """Return into how many groups so many texts are put: half a root of them, at least 2."""
    return max(2, min(MOST_GROUPS, isqrt(size // 2)))


def clustered(texts: Sequence[str], groups: int = 0) -> list[int]:
    """Return the group of each text, numbered as they first appear; fewer than four texts are one group.

    TF-IDF of n-grams that stand in two texts and not in most, damped; the first 40 singular directions; k-means begun
    ten times from one seed. scikit-learn is imported here: it takes seconds.
    """
    if len(texts) < 4:
        return [0] * len(texts)
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    vectors = TfidfVectorizer(analyzer="char", ngram_range=_GRAMS, min_df=2, max_df=0.6, sublinear_tf=True)
    try:
        weighed = vectors.fit_transform(texts)
    except ValueError:  # no two texts share anything
        return [0] * len(texts)
    dimensions = min(_DIMENSIONS, weighed.shape[1] - 1, len(texts) - 1)
    if dimensions < 2:
        return [0] * len(texts)
    placed = normalize(TruncatedSVD(dimensions, random_state=_SEED).fit_transform(weighed))
    wanted = min(groups or groups_for(len(texts)), len(texts))
    labels = KMeans(wanted, n_init=_BEGUN, random_state=_SEED).fit_predict(placed)
    order: dict[int, int] = {}
    return [order.setdefault(int(label), len(order)) for label in labels]
