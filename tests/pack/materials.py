"""A case with one of everything, for packs."""

from typing import Any

from attrs import evolve

from core.evidence.entries import attached_entry, redacted_entry
from core.evidence.evidence import Evidence
from core.pack.export import Export
from core.pack.material import CaseMaterial
from core.pack.pack import Pack, pack_of
from core.pack.purpose import PackPurpose
from core.timeline.event import EventType
from core.timeline.message import Audience
from tests.builders.cases import a_case
from tests.builders.deposits import a_deposit_claim, a_deposit_release
from tests.builders.evidences import as_attached, as_redacted, some_evidence
from tests.builders.holds import a_hold
from tests.builders.instants import minutes_later
from tests.builders.orders import an_order
from tests.builders.outside_refunds import an_outside_refund
from tests.builders.postings import a_posting
from tests.builders.refunds import a_goodwill_credit, a_refund
from tests.builders.timeline import a_fact, a_message, a_note, an_event, an_event_of
from tests.builders.transfers import a_reversal

STAFF_WORDS = ("every week", "start is in an hour", "Checked.", "nobody came", "for staff")


def staffs_file() -> Evidence:
    return as_attached(
        some_evidence("sfl_staff", audience=Audience.STAFF, file_name="for staff.png")
    )


def some_material(**changes: Any) -> CaseMaterial:
    """One of everything on sca_1, but for `changes`."""
    shown, hidden = (
        as_attached(some_evidence("sfl_1")),
        as_redacted(as_attached(some_evidence("sfl_2"))),
    )
    material = CaseMaterial(
        case=a_case(order_id="ord_1001", owner_admin="usr_owner", watchers=("usr_w",), version=7),
        order=an_order(),
        events=(
            an_event("sev_1", type=EventType.OPENED, payload={"kind": "booking"}),
            an_event("sev_2"),
            a_fact("sev_3"),
            an_event_of(a_message().entry(), "sev_4"),
            an_event_of(a_note().entry(), "sev_5"),
            an_event_of(attached_entry(shown), "sev_6"),
            an_event_of(attached_entry(staffs_file()), "sev_7"),
            an_event_of(redacted_entry(hidden, reason="It shows a child."), "sev_8"),
        ),
        messages=(a_message(), a_note()),
        evidence=(shown, hidden, staffs_file(), some_evidence("sfl_asked")),
        refunds=(a_refund(processor_ref="re_1", note="for staff"), a_goodwill_credit()),
        outside_refunds=(an_outside_refund(),),
        holds=(a_hold(),),
        claims=(a_deposit_claim(processor_ref="pi_dep"),),
        releases=(a_deposit_release(),),
        reversals=(a_reversal(processor_ref="trr_1"),),
        postings=(a_posting(),),
    )
    return evolve(material, **changes)


def a_pack(
    material: CaseMaterial | None = None, purpose: PackPurpose = PackPurpose.INTERNAL
) -> Pack:
    export = Export(purpose=purpose, exported_by="usr_fay", exported_at=minutes_later(60))
    return pack_of(material or some_material(), export)
