"""Whom the Support Center has forgotten, in the database."""

from attrs import asdict, frozen
from sqlalchemy import Column, Table, Text, bindparam, or_, select, union
from sqlalchemy.dialects.postgresql import ARRAY

from adapters.aurora.cases import CASE
from adapters.aurora.deposit_claims import CLAIM
from adapters.aurora.dmca_claims import DMCA_CLAIM
from adapters.aurora.evidences import EVIDENCE
from adapters.aurora.messages import MESSAGE
from adapters.aurora.payout_holds import HOLD
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.refunds import REFUND
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from adapters.aurora.timeline import EVENT
from adapters.aurora.violations import VIOLATION
from core.erasure.erased_person import ErasedPerson
from core.erasure.ground import ErasureGround
from core.instants import as_utc

ERASED_PERSON = Table(
    "erased_person",
    SCHEMA,
    Column("erasure_id", Text, primary_key=True),
    Column("user_id", Text),
    Column("ground", Text),
    Column("decided_by", Text),
    Column("erased_at", INSTANT),
    Column("cases_kept", ARRAY(Text)),
)
_USER = bindparam("user_id", type_=Text)
_NAMED = union(
    select(CASE.c.case_id).where(or_(CASE.c.opened_by == _USER, CASE.c.subject_user == _USER)),
    select(EVENT.c.case_id).where(EVENT.c.actor_id == _USER),
    select(MESSAGE.c.case_id).where(MESSAGE.c.author_user_id == _USER),
    select(HOLD.c.case_id).where(or_(HOLD.c.provider_id == _USER, HOLD.c.applied_by == _USER)),
    select(REFUND.c.case_id).where(REFUND.c.created_by == _USER),
    select(CLAIM.c.case_id).where(CLAIM.c.filed_by == _USER),
    select(DMCA_CLAIM.c.case_id).where(
        or_(DMCA_CLAIM.c.creator_id == _USER, DMCA_CLAIM.c.claimant_id == _USER)
    ),
    select(VIOLATION.c.case_id).where(VIOLATION.c.user_id == _USER),
    select(EVIDENCE.c.case_id).where(EVIDENCE.c.uploaded_by == _USER),
).subquery()
_CASES_OF = select(_NAMED.c.case_id).order_by(_NAMED.c.case_id)
_OF = (
    select(ERASED_PERSON)
    .where(ERASED_PERSON.c.user_id == _USER)
    .order_by(ERASED_PERSON.c.erased_at, ERASED_PERSON.c.erasure_id)
)
_INSERT = insertion(ERASED_PERSON)


@frozen(eq=False)
class AuroraErasures:
    """ports/erasures.py over sup.erased_person and the tables that name people.

    `cases_of` reads whole tables: it is asked once an erasure, and no index has to be kept for it.
    """

    _session: Session
    _pending: PendingWrites

    def cases_of(self, user_id: str) -> tuple[str, ...]:
        return tuple(row["case_id"] for row in self._session.rows(_CASES_OF, user_id=user_id))

    def add(self, person: ErasedPerson) -> None:
        key = (person.erasure_id,)
        row = {
            **asdict(person),
            "ground": person.ground.value,
            "cases_kept": list(person.cases_kept),
        }
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="erased_person", key=key)

    def of(self, user_id: str) -> tuple[ErasedPerson, ...]:
        return tuple(map(_person, self._session.rows(_OF, user_id=user_id)))


def _person(row: Row) -> ErasedPerson:
    return ErasedPerson(
        erasure_id=row["erasure_id"],
        user_id=row["user_id"],
        ground=ErasureGround(row["ground"]),
        decided_by=row["decided_by"],
        erased_at=as_utc(row["erased_at"]),
        cases_kept=tuple(row["cases_kept"]),
    )
