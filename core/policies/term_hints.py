"""How to write each term of a policy, for the person whose term was not understood."""

_PERCENT = "Write a whole number from 0 to 100, without quotes and without a percent sign."
_HOURS = (
    "Bands cover all the time to the start once: one starts at 0, each other one where the one "
    "below it ends, and the farthest has no to_hours."
)
_HINTS = {
    "kernel": "It is the kind of sale the preset is for: time_band is talent, studio is rooms.",
    "bands": _HOURS,
    "from_hours": _HOURS,
    "to_hours": _HOURS,
    "buyer_refund_pct": f"{_PERCENT} The nearer the start, the less comes back, or as much.",
    "platform_fee_refund_pct": _PERCENT,
    "provider_cancel_full_refund": "Write true or false, without quotes.",
    "rebooked_refund_pct": _PERCENT,
    "apology_credit_cents": "Write whole cents, without quotes: 500 is five dollars.",
    "ppv_delivery_days": "Write whole days, without quotes.",
    "quality_refund_pct": _PERCENT,
    "tariff_pct": _PERCENT,
    "version": "Write a whole number, without quotes.",
    "name": "Write the name in quotes.",
}
_OTHERWISE = "Compare it with the presets that support-center policy show prints."


def hint_for(path: str) -> str:
    """The hint for the term at the end of `path`."""
    last = path.rpartition(".")[2].partition("[")[0]
    return _HINTS.get(last, _OTHERWISE)
