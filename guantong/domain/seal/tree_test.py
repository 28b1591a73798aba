"""The tree is that of RFC 6962, and a proof leads to its root or to none."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.seal.canonical import sha256, sm3
from guantong.domain.seal.tree import inclusion, leaf_hash, root, root_by_proof

# the inputs and roots with which implementations of RFC 6962 are compared
INPUTS = ["", "\x00", "\x10", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = some.lists(some.text(max_size=3), min_size=1, max_size=40).map(
    lambda texts: [leaf_hash(sm3, text) for text in texts]
)


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_rfc_6962(size: int) -> None:
    assert root(sha256, [leaf_hash(sha256, text) for text in INPUTS[:size]]) == ROOTS[size]


@given(LEAVES, some.data())
def test_every_leaf_leads_to_the_root(leaves: list[str], data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(leaves) - 1))

    proof = inclusion(sm3, leaves, at)

    assert root_by_proof(sm3, leaves[at], at, len(leaves), proof) == root(sm3, leaves)


@given(LEAVES, some.data())
def test_no_other_leaf_leads_to_the_root(leaves: list[str], data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(leaves) - 1))

    led = root_by_proof(sm3, leaf_hash(sm3, "另一条"), at, len(leaves), inclusion(sm3, leaves, at))

    assert led != root(sm3, leaves)


@pytest.mark.parametrize(("at", "size", "proof"), [(2, 2, []), (-1, 3, []), (0, 1, ["00" * 32]), (0, 2, [])])
def test_a_proof_of_the_wrong_length_or_place_is_refused(at: int, size: int, proof: list[str]) -> None:
    with pytest.raises(ValueError, match="leaf|proof"):
        root_by_proof(sm3, leaf_hash(sm3, ""), at, size, proof)


def test_there_is_no_proof_of_a_leaf_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        inclusion(sm3, [leaf_hash(sm3, "")], 1)
