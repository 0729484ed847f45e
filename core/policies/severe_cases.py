"""When one provider has too many severe cases (domain.md, *Payout hold*)."""

from datetime import timedelta

from attrs import frozen


@frozen(kw_only=True)
class SevereCases:
    """So many urgent or high cases of one provider, undecided and opened `within` that time, are
    `too_many`: what their orders still owe the provider is held.
    """

    too_many: int = 3
    within: timedelta = timedelta(days=30)
