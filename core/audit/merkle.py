"""Merkle trees as Certificate Transparency has them (RFC 6962, section 2.1).

Leaves and inner nodes are hashed under different first bytes, so that neither passes for the
other.
"""

from hashlib import sha256

from attrs import define, field

_LEAF, _NODE = b"\x00", b"\x01"


@define
class MerkleTree:
    """Takes leaves one by one and keeps a hash for each level alone."""

    _count: int = field(default=0, init=False)
    # Complete subtrees, the largest first: one for each bit of the count.
    _peaks: list[bytes] = field(factory=list, init=False)

    def add(self, leaf: bytes) -> None:
        node, count = leaf_sha256(leaf), self._count
        while count & 1:
            node = _over(self._peaks.pop(), node)
            count >>= 1
        self._peaks.append(node)
        self._count += 1

    def root(self) -> bytes:
        """The root over the leaves so far; of none, the hash of nothing."""
        if not self._peaks:
            return sha256().digest()
        *larger, root = self._peaks
        for peak in reversed(larger):
            root = _over(peak, root)
        return root


def leaf_sha256(leaf: bytes) -> bytes:
    return sha256(_LEAF + leaf).digest()


def _over(left: bytes, right: bytes) -> bytes:
    return sha256(_NODE + left + right).digest()
