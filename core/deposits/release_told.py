"""What the processor says of a release, whichever way the deposit goes back."""

from attrs import frozen

from core.deposits.deposit_release import ReleaseStatus


@frozen(kw_only=True)
class ReleaseTold:
    """`processor_ref` is a refund (`re_…`) or the intent that was cancelled (`pi_…`); `failure`
    says why it failed.
    """

    processor_ref: str
    status: ReleaseStatus
    failure: str | None = None
