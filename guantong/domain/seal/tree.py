"""A Merkle tree over leaves in order, with proofs, as in RFC 6962 (默克尔树)."""

from collections.abc import Callable, Sequence
from functools import lru_cache

Digest = Callable[[bytes], str]


def leaf_hash(digest: Digest, content: str) -> str:
    """Return the digest of one leaf; the 0 before it keeps a leaf from passing for a node."""
    return digest(b"\x00" + content.encode())


def node_hash(digest: Digest, left: str, right: str) -> str:
    """Return the digest over two subtrees."""
    return digest(b"\x01" + bytes.fromhex(left) + bytes.fromhex(right))


def root(digest: Digest, leaves: Sequence[str]) -> str:
    """Return the root over `leaves` (digests in hexadecimal); of none it is the digest of nothing."""
    if not leaves:
        return digest(b"")
    stack: list[tuple[int, str]] = []
    for leaf in leaves:
        size, top = 1, leaf
        while stack and stack[-1][0] == size:
            size, top = size * 2, node_hash(digest, stack.pop()[1], top)
        stack.append((size, top))
    top = stack.pop()[1]
    while stack:
        top = node_hash(digest, stack.pop()[1], top)
    return top


def inclusion(digest: Digest, leaves: Sequence[str], index: int) -> list[str]:
    """Return the digests that lead from leaf `index` to the root, nearest first; raises IndexError."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*inclusion(digest, leaves[:half], index), root(digest, leaves[half:])]
    return [*inclusion(digest, leaves[half:], index - half), root(digest, leaves[:half])]


def root_by_proof(digest: Digest, leaf: str, index: int, size: int, proof: Sequence[str]) -> str:
    """Return the root that `proof` leads to from `leaf` at `index` of `size`; raises ValueError for a misfit."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} among {size}")
    if size == 1:
        if proof:
            raise ValueError("the proof is too long")
        return leaf
    if not proof:
        raise ValueError("the proof is too short")
    half, beside = _half(size), proof[-1]
    if index < half:
        return node_hash(digest, root_by_proof(digest, leaf, index, half, proof[:-1]), beside)
    return node_hash(digest, beside, root_by_proof(digest, leaf, index - half, size - half, proof[:-1]))


@lru_cache(maxsize=256)
def _half(size: int) -> int:
    """Return the largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1
