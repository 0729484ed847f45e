"""Ids the fake gives to what it creates: readable, deterministic, never given twice."""

from hashlib import sha256

from attrs import define, field


@define
class IdSequence:
    """Counts per prefix; the moment is mixed in, so that a second engine repeats no id.

    Two engines asked for the same things at the same moments under one namespace give the
    same ids, which is what makes a failed run replayable.
    """

    namespace: str = "fake"
    counts: dict[str, int] = field(factory=dict)

    def next(self, prefix: str, *, moment: str) -> str:
        """The next id with this prefix: `re_fake_0001_8c2f4e91aa03`."""
        count = self.counts.get(prefix, 0) + 1
        self.counts[prefix] = count
        seed = f"{self.namespace}|{prefix}|{count}|{moment}"
        return f"{prefix}_{self.namespace}_{count:04d}_{sha256(seed.encode()).hexdigest()[:12]}"
