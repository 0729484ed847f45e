"""Reader of a leg's policy, with the defaults of kernels.md."""

from core.orders.kind import KERNELS, LegKind
from core.orders.policy import Band, Policy
from core.orders.reading.bands import read_bands
from core.orders.reading.fields import (
    Fields,
    cents_or,
    choice,
    flag_or,
    percent_or,
    whole,
    whole_or,
)
from core.orders.reading.misread import misread

_KERNELS = {kernel: kernel for kernel in KERNELS.values()}


def read_policy(fields: Fields, path: str, kind: LegKind) -> Policy:
    """The policy of a leg of `kind`, whose kernel it must name."""
    return Policy(
        version=whole(fields, "version", path),
        name=_read_name(fields, path),
        kernel=_read_kernel(fields, path, kind),
        bands=_read_bands(fields, path, kind),
        provider_cancel_full_refund=flag_or(
            fields, "provider_cancel_full_refund", path, default=True
        ),
        rebooked_refund_pct=percent_or(fields, "rebooked_refund_pct", path, 100),
        apology_credit_cents=cents_or(fields, "apology_credit_cents", path, 0),
        ppv_delivery_days=whole_or(fields, "ppv_delivery_days", path, 14),
        quality_refund_pct=percent_or(fields, "quality_refund_pct", path, 50),
        tariff_pct=percent_or(fields, "tariff_pct", path, 50),
    )


def _read_name(fields: Fields, path: str) -> str:
    value = fields.get("name")
    if value is None:
        return ""
    if type(value) is str:
        return value
    raise misread(fields, "name", path, "must be a text")


def _read_kernel(fields: Fields, path: str, kind: LegKind) -> str:
    kernel = choice(fields, "kernel", path, _KERNELS)
    if kernel != kind.kernel:
        raise misread(fields, "kernel", path, f"must be {kind.kernel} for a {kind} leg")
    return kernel


def _read_bands(fields: Fields, path: str, kind: LegKind) -> tuple[Band, ...]:
    if fields.get("bands") is None and not kind.is_a_session:
        return ()
    return read_bands(fields, path)
