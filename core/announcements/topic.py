"""The closed list of what other services can hear (reliability.md 18)."""

from enum import StrEnum


class Topic(StrEnum):
    """What happened, as listeners subscribe to it.

    Every change of status is a `support.case.status_change`, the one to CLOSED as well: whoever
    follows the status needs one topic. A `support.case.close` comes right after it, for those
    who only wait for the end. A hold that expires is a `support.hold.release` like one that a
    person released; its `status` tells them apart.
    """

    CASE_OPEN = "support.case.open"
    CASE_ASSIGN = "support.case.assign"
    CASE_STATUS_CHANGE = "support.case.status_change"
    CASE_CLOSE = "support.case.close"
    REFUND_PROPOSED = "support.refund.proposed"
    REFUND_SUCCEEDED = "support.refund.succeeded"
    REFUND_FAILED = "support.refund.failed"
    HOLD_APPLY = "support.hold.apply"
    HOLD_RELEASE = "support.hold.release"
    WORK_PARKED = "support.work.parked"
    CHARGEBACK_NOTIFIED = "chargeback.notified"
    CHARGEBACK_REPRESENTED = "chargeback.represented"
    CHARGEBACK_WON = "chargeback.won"
    CHARGEBACK_LOST = "chargeback.lost"
    DMCA_RECEIVED = "dmca.received"
    DMCA_HIDDEN = "dmca.hidden"
    DMCA_COUNTER_NOTICED = "dmca.counter_noticed"
    DMCA_KEPT_DOWN = "dmca.kept_down"
    DMCA_RESTORED = "dmca.restored"
    DMCA_OVERDUE = "dmca.overdue"
    POLICY_SANCTION = "policy.sanction"
    POLICY_APPEAL = "policy.appeal"
    POLICY_SANCTION_UPHELD = "policy.sanction_upheld"
    POLICY_SANCTION_LIFTED = "policy.sanction_lifted"
    SLA_BREACH = "sla.breach"
