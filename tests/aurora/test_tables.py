"""What the statements know of the tables is what the tables are."""

import psycopg
import pytest
from sqlalchemy import Table

from adapters.aurora.audit_trail import AUDIT
from adapters.aurora.case_links import LINK
from adapters.aurora.cases import CASE
from adapters.aurora.chargebacks import CHARGEBACK
from adapters.aurora.charges import CHARGE
from adapters.aurora.conduct_records import RECORD
from adapters.aurora.deposit_claims import CLAIM
from adapters.aurora.deposit_releases import RELEASE
from adapters.aurora.disputes import DISPUTE
from adapters.aurora.dmca_claims import DMCA_CLAIM
from adapters.aurora.dmca_words import DMCA_WORDS
from adapters.aurora.evidences import EVIDENCE
from adapters.aurora.goodwill_months import MONTH
from adapters.aurora.idempotency import ANSWER
from adapters.aurora.ledger import POSTING
from adapters.aurora.messages import MESSAGE
from adapters.aurora.order_snapshots import SNAPSHOT
from adapters.aurora.outbox import OUTBOX
from adapters.aurora.outside_refunds import OUTSIDE
from adapters.aurora.parking import PARKED
from adapters.aurora.payables import PAYABLE
from adapters.aurora.payout_holds import HOLD
from adapters.aurora.processed_notices import NOTICE
from adapters.aurora.refund_switch import SWITCH
from adapters.aurora.refunds import REFUND
from adapters.aurora.timeline import EVENT
from adapters.aurora.transfer_reversals import REVERSAL
from adapters.aurora.transfers import TRANSFER
from adapters.aurora.violations import VIOLATION
from adapters.aurora.wallet import ENTRY
from tests.postgres.fresh_database import FreshDatabase

MADE_BY_THE_DATABASE = {
    "case": {"breached", "words", "next_due_at"},
    "deposit_claim": {"charge_id"},
}
ALL = (
    AUDIT, LINK, CASE, CHARGE, ANSWER, MESSAGE, SNAPSHOT, OUTBOX, PAYABLE, HOLD, SWITCH, REFUND,
    EVENT, POSTING, TRANSFER, REVERSAL, OUTSIDE, DISPUTE, PARKED, MONTH, ENTRY, CLAIM, RELEASE,
    NOTICE, EVIDENCE, DMCA_CLAIM, DMCA_WORDS, VIOLATION, RECORD,
    CHARGEBACK,
)  # fmt: skip


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_the_statements_know_every_column_and_no_other(
    module_database: FreshDatabase, table: Table
) -> None:
    with psycopg.connect(module_database.owner_url) as session:
        rows = session.execute(
            "select column_name from information_schema.columns"
            " where table_schema = 'sup' and table_name = %s order by ordinal_position",
            [table.name],
        ).fetchall()

    written = MADE_BY_THE_DATABASE.get(table.name, set())
    assert [name for (name,) in rows if name not in written] == [c.name for c in table.c]
