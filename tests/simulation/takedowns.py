"""Random days of copyright claims: people, courts, clocks, a bus that fails and processes that die.

A sequence is one seed, the same wherever it is replayed (reliability.md 16 and 17).
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

from attrs import define, evolve, field

from adapters.memory.content_visibility import MemoryContentVisibility
from core.dmca.claim import DmcaClaim
from core.dmca.content_order import ContentOrder
from core.dmca.status import SUCCESSORS, DmcaStatus
from core.errors import Refusal
from core.use_cases.close_dmca_claim import CloseDmcaClaim
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.rounds.dmca import dmca_rounds
from core.use_cases.restore_dmca_content import RestoreDmcaContent
from core.use_cases.withdraw_dmca_claim import WithdrawDmcaClaim
from ports.content_visibility import NotTaken, Taken
from ports.unit_of_work import Store
from tests.dmca.desk import NOTICE, UPLOADER, Desk
from tests.use_cases.office import TESS

PAUSES = (1, 5, 60, 24 * 60, 5 * 24 * 60, 15 * 24 * 60)
REST = timedelta(days=40)
DOWN = frozenset(
    {
        DmcaStatus.CREATOR_NOTIFIED,
        DmcaStatus.COUNTER_NOTICED,
        DmcaStatus.KEPT_DOWN,
        DmcaStatus.CLOSED,
    }
)


class Killed(BaseException):
    """The process is gone; nothing of it runs on."""


@define
class Bus:
    """ports/content_visibility.py in front of what carries orders out. `trouble` strikes once:
    an order is lost, or its reply is, or the process dies before or after it was sent.
    """

    content: MemoryContentVisibility
    trouble: str | None = None
    sent: list[ContentOrder] = field(factory=list)

    def tell(self, order: ContentOrder) -> Taken | NotTaken:
        trouble, self.trouble = self.trouble, None
        if trouble == "killed before":
            raise Killed
        if trouble == "lost":
            return NotTaken("lost")
        self.sent.append(order)
        self.content.tell(order)
        if trouble == "killed after":
            raise Killed
        return NotTaken("no reply") if trouble == "no reply" else Taken()


TROUBLES = (None, None, None, "lost", "no reply", "killed before", "killed after")


@define
class Days:
    """One sequence over one store."""

    store: Store
    chance: Random
    desk: Desk = field(init=False)
    bus: Bus = field(init=False)
    claims: list[str] = field(factory=list, init=False)
    seen: dict[str, DmcaClaim] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.desk = Desk(store=self.store)
        self.bus = Bus(self.desk.content)

    @property
    def office(self) -> DmcaOffice:
        return DmcaOffice(desk=self.desk.desk, visibility=self.bus)

    def step(self) -> None:
        self.bus.trouble = self.chance.choice(TROUBLES)
        deed: Callable[[], Any] = self.chance.choice(
            (
                *(self.file, self.counter, self.court, self.withdraw, self.close, self.echo),
                *(self.restore, self.restore, self.wait, self.wait, self.sweep),
            )
        )
        with suppress(Killed):
            deed()
        self.keep_the_laws()

    def file(self) -> None:
        url = f"https://market.example/p/{len(self.claims)}"
        asked = self.desk.filing(notice=evolve(NOTICE, urls=(url,)))
        claim_id = self.desk.desk.handle(asked, TESS)
        assert isinstance(claim_id, str), claim_id
        self.claims.append(claim_id)
        self.office.send(claim_id, TESS)

    def counter(self) -> None:
        if claim_id := self.any_claim():
            self.desk.desk.handle(self.desk.countering(claim_id), UPLOADER)

    def court(self) -> None:
        if claim_id := self.any_claim():
            self.desk.desk.handle(self.desk.goes_to_court(claim_id), TESS)

    def withdraw(self) -> None:
        if self.chance.random() < 0.3 and (claim_id := self.any_claim()):
            self.office.give(WithdrawDmcaClaim(claim_id=claim_id, reason="Licensed."), TESS)

    def restore(self) -> None:
        """Mostly of what was countered: the others are refused."""
        countered = [it for it in self.claims if self.desk.claim(it).window is not None]
        if claim_id := self.chance.choice(countered) if countered else self.any_claim():
            now, before = self.desk.clock.now(), self.desk.claim(claim_id)
            told = self.office.give(RestoreDmcaContent(claim_id=claim_id), TESS)
            window = before.window
            assert isinstance(told, Refusal) or (window and not window.is_early(now))

    def close(self) -> None:
        if self.chance.random() < 0.3 and (claim_id := self.any_claim()):
            self.desk.desk.handle(CloseDmcaClaim(claim_id=claim_id), TESS)

    def wait(self) -> None:
        self.desk.clock.advance(timedelta(minutes=self.chance.choice(PAUSES)))

    def sweep(self) -> None:
        """Some sweeps die on the way; those that do not leave no alarm unraised."""
        for turn in dmca_rounds(self.office):
            with self.store.unit_of_work() as uow:
                due = turn.due(uow, self.desk.clock.now(), 100)
            for claim_id in due:
                turn.send(claim_id, TESS)
        self.no_deadline_passed_silently()

    def echo(self) -> None:
        """The bus delivers an old order again."""
        if self.bus.sent:
            self.desk.content.tell(self.chance.choice(self.bus.sent))

    def any_claim(self) -> str | None:
        return self.chance.choice(self.claims) if self.claims else None

    def keep_the_laws(self) -> None:
        for number, claim_id in enumerate(self.claims):
            claim = self.desk.claim(claim_id)
            _came_legally(self.seen.get(claim_id), claim)
            _is_back_rightly(claim)
            if claim.ordered is None:
                hidden = self.desk.content.hides(f"https://market.example/p/{number}")
                down = claim.status in DOWN and claim.restored_at is None
                assert hidden is down, claim
            told = self.desk.told(claim.case_id)
            for once in ("dmca_hide", "dmca_restore", "dmca_overdue", "dmca_counter_notice"):
                assert told.count(once) <= 1, (once, claim)
            self.seen[claim_id] = claim

    def no_deadline_passed_silently(self) -> None:
        now = self.desk.clock.now()
        for claim in map(self.desk.claim, self.claims):
            window = claim.window
            waits = claim.status is DmcaStatus.COUNTER_NOTICED
            if waits and window is not None and window.is_late(now):
                assert claim.overdue_at is not None, claim

    def ends(self) -> set[str]:
        """What the claims have come to."""
        claims = [self.desk.claim(claim_id) for claim_id in self.claims]
        ends = {claim.status.value for claim in claims}
        ends |= {claim.restore_ground.value for claim in claims if claim.restore_ground}
        return ends | {"overdue" for claim in claims if claim.overdue_at is not None}

    def come_to_rest(self) -> None:
        """With the bus back and time enough, nothing is on its way and no window is open."""
        self.bus.trouble = None
        for _ in range(3):
            self.desk.clock.advance(REST)
            self.sweep()
            self.keep_the_laws()
        for claim in map(self.desk.claim, self.claims):
            assert claim.ordered is None, claim
            assert claim.status is not DmcaStatus.COUNTER_NOTICED, claim
            assert claim.status is not DmcaStatus.CLAIM_RECEIVED, claim


def _came_legally(before: DmcaClaim | None, claim: DmcaClaim) -> None:
    """One step of the table, or the two that hiding takes together."""
    if before is None or before.status is claim.status:
        return
    steps = SUCCESSORS[before.status]
    further = {after for step in steps for after in SUCCESSORS[step]}
    assert claim.status in steps | further, (before, claim)


def _is_back_rightly(claim: DmcaClaim) -> None:
    if claim.restored_at is None or claim.withdrawn_at is not None:
        return
    window = claim.window
    assert window is not None, claim
    assert not window.is_early(claim.restored_at), claim
    assert claim.court_action_at is None, claim
    if window.is_late(claim.restored_at):
        assert claim.overdue_at is not None, claim
