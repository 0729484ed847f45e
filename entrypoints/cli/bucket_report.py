"""What is told of buckets: for a person, or a line of JSON each."""

import json
import sys
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from adapters.s3.buckets.findings import Change, Deviation
    from adapters.s3.buckets.purpose import WantedBucket


@frozen
class BucketReport:
    """Findings go to standard output; with `as_json`, sentences go to standard error."""

    as_json: bool

    def changed(self, change: "Change") -> None:
        if self.as_json:
            self._line("changed", change.bucket, change.trait, change.why)
        else:
            print(f"{change.bucket}: set {change.trait} (it {change.why})")

    def deviates(self, deviation: "Deviation") -> None:
        if self.as_json:
            self._line("deviates", deviation.bucket, deviation.trait, deviation.what)
        else:
            print(f"{deviation.bucket} {deviation.what}")

    def done(self, buckets: "tuple[WantedBucket, ...]", *, changes: int, deviations: int) -> None:
        many = f"{len(buckets)} bucket{'' if len(buckets) == 1 else 's'}"
        parts = [f"{changes} changed"] if changes else []
        parts += [f"{deviations} not as it must be"] if deviations else []
        told = ", ".join(parts) or "everything is as it must be"
        print(f"{many}: {told}", file=sys.stderr if self.as_json else sys.stdout)

    def _line(self, found: str, bucket: str, trait: str, why: str) -> None:
        print(json.dumps({"found": found, "bucket": bucket, "trait": trait, "why": why}))
