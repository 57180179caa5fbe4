"""A Merkle log after RFC 6962 §2.1 (RFC 9162 §2.1): roots, and proofs that a log was only added to."""

from collections.abc import Iterable, Sequence
from hashlib import sha256


def hash_leaf(leaf: bytes) -> bytes:
    """Return SHA-256(0x00 ‖ leaf)."""
    return sha256(b"\x00" + leaf).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 ‖ left ‖ right)."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """What must be kept to append: the root of each full subtree of a log, largest first.

    There is one for each bit set in `size`, so at most 64 hashes, whatever the log's length.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)

    def append(self, leaf_hash: bytes) -> None:
        """Take in the hash of the next leaf; amortised one node hash."""
        size = self.size
        while size & 1:
            leaf_hash = sha256(b"\x01" + self.peaks.pop() + leaf_hash).digest()
            size >>= 1
        self.peaks.append(leaf_hash)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Take in these leaves, level by level: the same as hashing and appending each, at half the cost.

        It is an addition in binary: at each height a peak that is there comes first, nodes are paired,
        and what is left without a partner is the new peak.
        """
        nodes = [sha256(b"\x00" + leaf).digest() for leaf in leaves]
        size, kept = self.size, []
        self.size += len(nodes)
        while nodes:
            if size & 1:
                nodes.insert(0, self.peaks.pop())
            if len(nodes) & 1:
                kept.append(nodes.pop())
            pairs = iter(nodes)
            nodes = [
                sha256(b"\x01" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)
            ]
            size >>= 1
        self.peaks += reversed(kept)

    def join(self, other: "Frontier") -> None:
        """Take in another log whose first full subtree begins where a tree of its size may begin here."""
        for height, node in zip(_heights_of(other.size), other.peaks, strict=True):
            rest = self.size >> height
            while rest & 1:
                node, rest = hash_node(self.peaks.pop(), node), rest >> 1
            self.peaks.append(node)
            self.size += 1 << height

    def root(self) -> bytes:
        """Return the Merkle tree hash of all leaves taken in; of none, SHA-256 of nothing."""
        if not self.peaks:
            return sha256(b"").digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = hash_node(peak, root)
        return root


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the Merkle tree hash over these leaf hashes."""
    frontier = Frontier()
    for leaf_hash in leaf_hashes:
        frontier.append(leaf_hash)
    return frontier.root()


def prove_inclusion(leaf_hashes: Sequence[bytes], index: int) -> list[bytes]:
    """Return the audit path of leaf `index`, from the leaf upwards (RFC 6962 §2.1.1)."""
    size = len(leaf_hashes)
    if size <= 1:
        return []
    split = _split_at(size)
    if index < split:
        return [*prove_inclusion(leaf_hashes[:split], index), root_of(leaf_hashes[split:])]
    return [*prove_inclusion(leaf_hashes[split:], index - split), root_of(leaf_hashes[:split])]


def prove_consistency(leaf_hashes: Sequence[bytes], earlier: int) -> list[bytes]:
    """Return the proof that the log of the first `earlier` leaves is a prefix (RFC 6962 §2.1.2)."""
    return _prove_subtree(leaf_hashes, earlier, whole=True) if 0 < earlier < len(leaf_hashes) else []


def verify_inclusion(leaf_hash: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Return whether `path` shows the leaf at `index` under `root` (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf_hash
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = hash_node(sibling, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = hash_node(found, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(
    earlier: int, later: int, proof: Sequence[bytes], earlier_root: bytes, later_root: bytes
) -> bool:
    """Return whether `proof` shows that the later log begins with the earlier one (RFC 9162 §2.1.4.2)."""
    if earlier == later:
        return not proof and earlier_root == later_root
    if earlier == 0:
        return not proof and earlier_root == sha256(b"").digest()
    path = [earlier_root, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    if not (0 < earlier < later and path):
        return False
    return _rebuild_roots(earlier - 1, later - 1, path) == (earlier_root, later_root)


def _rebuild_roots(node: int, last: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old, new = hash_node(sibling, old), hash_node(sibling, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = hash_node(new, sibling)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None


def _prove_subtree(leaf_hashes: Sequence[bytes], earlier: int, *, whole: bool) -> list[bytes]:
    size = len(leaf_hashes)
    if earlier == size:
        return [] if whole else [root_of(leaf_hashes)]
    split = _split_at(size)
    left, right = leaf_hashes[:split], leaf_hashes[split:]
    if earlier <= split:
        return [*_prove_subtree(left, earlier, whole=whole), root_of(right)]
    return [*_prove_subtree(right, earlier - split, whole=False), root_of(left)]


def _heights_of(size: int) -> list[int]:
    """Return the heights of the full subtrees of a log, largest first: the bits set in its size."""
    return [height for height in reversed(range(size.bit_length())) if size >> height & 1]


def _split_at(size: int) -> int:
    """Return the largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
