"""A representment in the processor's fields (docs.stripe.com, *Dispute evidence*).

What it has no text field of its own for goes into `uncategorized_text`, under a heading each. The
same file is named as what the reason code asks for, and as the file that fits everywhere.
"""

from collections.abc import Mapping

from core.chargebacks.representment import Representment

FILE_FIELDS: Mapping[str, str] = {
    "fraudulent": "customer_communication",
    "unrecognized": "customer_communication",
    "product_not_received": "service_documentation",
    "product_unacceptable": "service_documentation",
    "credit_not_processed": "refund_policy",
    "subscription_canceled": "cancellation_policy",
    "duplicate": "duplicate_charge_documentation",
}
ANYWHERE = "uncategorized_file"
OWN_FIELDS: Mapping[str, Mapping[str, str]] = {
    "duplicate": {"explanation": "duplicate_charge_explanation"},
    "credit_not_processed": {"explanation": "refund_refusal_explanation"},
    "subscription_canceled": {
        "explanation": "cancellation_rebuttal",
        "refund_policy": "cancellation_policy_disclosure",
    },
}
"""Where the processor asks for a text in a field of its own, by reason code."""
ALWAYS: Mapping[str, str] = {
    "product_description": "product_description",
    "service_date": "service_date",
    "refund_policy": "refund_policy_disclosure",
}
HEADINGS: Mapping[str, str] = {
    "explanation": "Our answer",
    "customer_communication": "Communication with the customer",
    "service_documentation": "Documentation of the service",
}


def texts_for(representment: Representment, *, reason_code: str) -> dict[str, str]:
    """Texts by the processor's names; empty ones are left out."""
    own = {**ALWAYS, **OWN_FIELDS.get(reason_code, {})}
    named = {there: getattr(representment, ours) for ours, there in own.items()}
    others = [
        f"{heading}:\n{text}"
        for ours, heading in HEADINGS.items()
        if ours not in own and (text := getattr(representment, ours)).strip()
    ]
    named["uncategorized_text"] = "\n\n".join(others)
    return {name: text for name, text in named.items() if text.strip()}


def files_for(file: str | None, *, reason_code: str) -> dict[str, str]:
    """The uploaded file by the processor's names for what it is."""
    if file is None:
        return {}
    fields = {ANYWHERE, FILE_FIELDS.get(reason_code, ANYWHERE)}
    return dict.fromkeys(sorted(fields), file)
