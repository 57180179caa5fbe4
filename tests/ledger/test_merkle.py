"""The log is RFC 6962's: known vectors, an independent implementation, and proofs that cannot be forged."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

from habeas.ledger import merkle

LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The vectors of RFC 6962's reference implementation (certificate-transparency, merkle_tree_test)."""

HASHES = [merkle.hash_leaf(leaf) for leaf in LEAVES]
sizes = st.integers(1, 70)


def test_the_empty_log_has_the_hash_of_nothing() -> None:
    assert merkle.root_of([]).hex() == sha256(b"").hexdigest()


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference_vectors(size: int) -> None:
    assert merkle.root_of(HASHES[:size]).hex() == ROOTS[size - 1]


def test_proofs_are_those_of_the_reference_vectors() -> None:
    assert [node.hex() for node in merkle.prove_inclusion(HASHES[:3], 2)] == [ROOTS[1]]
    assert [node.hex() for node in merkle.prove_consistency(HASHES[:2], 1)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
    ]


@given(sizes, st.data())
def test_an_independent_implementation_agrees(size: int, data: st.DataObject) -> None:
    leaves = [f"leaf {number}".encode() for number in range(size)]
    hashes = [merkle.hash_leaf(leaf) for leaf in leaves]
    tree = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        tree.append_entry(leaf)
    assert merkle.root_of(hashes) == tree.get_root()
    index, earlier = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    theirs = tree.prove_inclusion(index + 1)
    verify_inclusion(hashes[index], merkle.root_of(hashes), theirs)
    verify_consistency(
        merkle.root_of(hashes[:earlier]), tree.get_root(), tree.prove_consistency(earlier, size)
    )
    ours = merkle.prove_inclusion(hashes, index)
    assert merkle.verify_inclusion(hashes[index], index, size, ours, tree.get_root())


@given(sizes, st.data())
def test_proofs_verify_and_a_changed_proof_does_not(size: int, data: st.DataObject) -> None:
    hashes = [merkle.hash_leaf(bytes([number])) for number in range(size)]
    root = merkle.root_of(hashes)
    index, earlier = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    path = merkle.prove_inclusion(hashes, index)
    assert merkle.verify_inclusion(hashes[index], index, size, path, root)
    assert not merkle.verify_inclusion(bytes(32), index, size, path, root)
    assert not merkle.verify_inclusion(hashes[index], index, size, [*path, bytes(32)], root)
    assert not merkle.verify_inclusion(hashes[index], size, size, path, root)
    proof = merkle.prove_consistency(hashes, earlier)
    early = merkle.root_of(hashes[:earlier])
    assert merkle.verify_consistency(earlier, size, proof, early, root)
    assert not merkle.verify_consistency(earlier, size, proof, bytes(32), root)
    assert not merkle.verify_consistency(earlier, size, proof, early, bytes(32)) or earlier == 0


@given(sizes, st.data())
def test_a_forged_prefix_has_no_proof(size: int, data: st.DataObject) -> None:
    hashes = [merkle.hash_leaf(bytes([number])) for number in range(size)]
    earlier = data.draw(st.integers(1, size))
    forged = [*hashes[: earlier - 1], bytes(32)]
    proof = merkle.prove_consistency(hashes, earlier)
    assert not merkle.verify_consistency(earlier, size, proof, merkle.root_of(forged), merkle.root_of(hashes))


@given(sizes)
def test_the_frontier_alone_goes_on_where_it_stopped(size: int) -> None:
    hashes = [merkle.hash_leaf(bytes([number])) for number in range(size)]
    frontier = merkle.Frontier()
    for number, each in enumerate(hashes):
        frontier = merkle.Frontier(frontier.size, frontier.peaks)
        frontier.append(each)
        assert frontier.root() == merkle.root_of(hashes[: number + 1])


@given(st.lists(sizes, max_size=5))
def test_many_leaves_at_once_are_the_same_as_one_after_another(counts: list[int]) -> None:
    frontier, leaves = merkle.Frontier(), list[bytes]()
    for count in counts:
        more = [bytes([number]) for number in range(count)]
        frontier.extend(more)
        leaves += more
    assert frontier.size == len(leaves)
    assert frontier.root() == merkle.root_of(merkle.hash_leaf(leaf) for leaf in leaves)


@given(st.integers(0, 30), st.integers(0, 8))
def test_stretches_of_eight_that_are_hashed_apart_join_into_one_log(whole: int, rest: int) -> None:
    leaves = [bytes([number]) for number in range(8 * whole + rest)]
    joined = merkle.Frontier()
    for start in range(0, len(leaves), 8):
        stretch = merkle.Frontier()
        stretch.extend(leaves[start : start + 8])
        joined.join(stretch)
    assert (joined.size, joined.root()) == (
        len(leaves),
        merkle.root_of(merkle.hash_leaf(leaf) for leaf in leaves),
    )
