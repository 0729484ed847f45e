"""Every released kernel version, so that a replay can ask for an older one (kernels.md, top)."""

from attrs import frozen

from core.kernels.deliverable import v1 as deliverable_v1
from core.kernels.deposit.v1 import rule_on_deposit
from core.kernels.everything_back.v1 import rule_in_common
from core.kernels.ppv import v1 as ppv_v1
from core.kernels.release import Release
from core.kernels.request import v1 as request_v1
from core.kernels.ruling import Rule
from core.kernels.studio import v1 as studio_v1
from core.kernels.subscription import v1 as subscription_v1
from core.kernels.time_band import v1 as time_band_v1
from core.kernels.tip import v1 as tip_v1


@frozen
class UnknownRelease(Exception):
    """A kernel version was asked for that was never released."""

    kernel: str
    version: int


def _first(kernel: str, rule: Rule) -> Release:
    return Release(
        kernel=kernel, version=1, common=rule_in_common, rule=rule, deposit=rule_on_deposit
    )


_RELEASED = (
    _first("time_band", time_band_v1.rule),
    _first("studio", studio_v1.rule),
    _first("deliverable", deliverable_v1.rule),
    _first("ppv", ppv_v1.rule),
    _first("request", request_v1.rule),
    _first("tip", tip_v1.rule),
    _first("subscription", subscription_v1.rule),
)
RELEASES = {(release.kernel, release.version): release for release in _RELEASED}
NEWEST = dict(sorted(RELEASES))


def release_of(kernel: str, version: int | None = None) -> Release:
    """That version of the kernel, the newest by default. Raises UnknownRelease."""
    wanted = NEWEST.get(kernel, 0) if version is None else version
    try:
        return RELEASES[kernel, wanted]
    except KeyError as error:
        raise UnknownRelease(kernel, wanted) from error
