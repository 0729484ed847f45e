"""Evidence against a dispute: staged as often as wanted, submitted once, in time."""

from copy import deepcopy

from adapters.fake_stripe import contested, disputes, uploads
from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.errors import malformed, refused
from adapters.fake_stripe.evidence_fields import FIELDS, FILE_FIELDS, any_given
from adapters.fake_stripe.metadata import metadata_told
from adapters.fake_stripe.parameters import Parameters, allow_only, flag, texts_by_name

MAX_CHARACTERS = 150_000


def update(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/disputes/{dispute}. Like Stripe, it submits unless told `submit=false`."""
    allow_only(params, "evidence", "submit", "metadata")
    evidence = _pieces(params)
    submit = flag(params, "submit", default=True)
    dispute = disputes.find(account, ids[0])
    metadata = metadata_told(dispute["metadata"], params)
    was = deepcopy(dispute)
    if evidence or submit:
        _refuse_when_too_late(account, dispute)
        _refuse_unknown_files(account, evidence)
        _stage(dispute, evidence)
    if submit:
        _submit(dispute)
    dispute["metadata"] = metadata
    account.emit("charge.dispute.updated", dispute, was=was)
    return dispute


def _pieces(params: Parameters) -> dict[str, str]:
    evidence = texts_by_name(params, "evidence")
    allow_only(evidence, *FIELDS)
    if sum(map(len, evidence.values())) > MAX_CHARACTERS:
        raise malformed(
            f"Evidence can be at most {MAX_CHARACTERS} characters long in all.",
            code="parameter_invalid_string",
            param="evidence",
        )
    return evidence


def _refuse_when_too_late(account: Account, dispute: StripeObject) -> None:
    details = dispute["evidence_details"]
    if details["submission_count"]:
        raise refused(f"Evidence for dispute {dispute['id']} has already been submitted.")
    if dispute["status"] not in contested.AWAITING_EVIDENCE:
        raise refused(f"Dispute {dispute['id']} takes no evidence: it is {dispute['status']}.")
    if not details["due_by"]:
        raise refused(f"Dispute {dispute['id']} cannot be contested.")
    if account.now() > details["due_by"]:
        raise refused(f"The time to submit evidence for dispute {dispute['id']} has passed.")


def _refuse_unknown_files(account: Account, evidence: dict[str, str]) -> None:
    for name in FILE_FIELDS & evidence.keys():
        if evidence[name]:
            uploads.find(account, evidence[name], param=f"evidence[{name}]")


def _stage(dispute: StripeObject, evidence: dict[str, str]) -> None:
    # An empty text takes back what was staged before.
    dispute["evidence"].update({name: piece or None for name, piece in evidence.items()})
    dispute["evidence_details"]["has_evidence"] = any_given(dispute["evidence"])


def _submit(dispute: StripeObject) -> None:
    details = dispute["evidence_details"]
    details["submission_count"] += 1
    details["submission_method"] = "manual"
    inquiry = dispute["status"] in contested.OPEN_INQUIRY
    dispute["status"] = "warning_under_review" if inquiry else "under_review"
