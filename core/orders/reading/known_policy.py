"""Reader of policies that remembers: a company sells thousands of orders under a handful."""

import marshal

from core.orders.kind import LegKind
from core.orders.policy import Policy
from core.orders.reading.fields import Fields
from core.orders.reading.policy import read_policy

MOST_REMEMBERED = 1024
LONGEST_REMEMBERED = 4096
# The newest format that writes equal values alike, wherever in memory they are.
_MARSHAL_FORMAT = 2

_known: dict[tuple[LegKind, bytes], Policy] = {}


def read_known_policy(fields: Fields, path: str, kind: LegKind) -> Policy:
    """As `read_policy`, but fields that were read before, to the type and byte, give the same.

    At most 1024 policies of at most 4 KiB each are remembered.
    """
    try:
        written = marshal.dumps(fields, _MARSHAL_FORMAT)
    except ValueError:
        # Not made of what JSON is made of, but that is for others to say.
        return read_policy(fields, path, kind)
    policy = _known.get((kind, written))
    if policy is None:
        policy = read_policy(fields, path, kind)
        if len(written) <= LONGEST_REMEMBERED:
            _remember(kind, written, policy)
    return policy


def _remember(kind: LegKind, written: bytes, policy: Policy) -> None:
    if len(_known) >= MOST_REMEMBERED:
        _known.clear()
    _known[kind, written] = policy
