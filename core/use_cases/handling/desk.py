"""Where commands are handled: rights, idempotency, reruns, and the audit of refusals.

architecture.md, *Commands and queries*; domain.md, *Audit*.
"""

import json
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar, cast

import attrs
from attrs import frozen

from core.errors import ErrorCode, Refusal
from core.request import Request
from core.text import storable
from core.use_cases.handling.command import NOT_ASKED, Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.standing_rules import follow_rules
from ports.broken_check import BrokenCheck
from ports.clock import Clock
from ports.id_generator import IdGenerator
from ports.idempotency import Answer
from ports.lost_race import LostRace
from ports.policies import Policies
from ports.unit_of_work import Store, UnitOfWork

Told = TypeVar("Told")
ATTEMPTS = 5


@frozen(kw_only=True)
class Desk:
    """Handles one command at a time, however often its flush loses a race."""

    store: Store
    clock: Clock
    ids: IdGenerator
    policies: Policies

    def handle(self, command: Command[Told], request: Request) -> Told | Refusal:
        """The command's answer. Refusals are audited in a transaction of their own.

        Raises LostRace or BrokenCheck when five attempts met them, and whatever the store
        malfunctions with.
        """
        refusal = request.lacks(command.roles) or _first_fault(command)
        if refusal is None:
            limited = request.limited_to(command.roles)
            told = self._until_won(lambda lost: self._attempt(command, limited, lost))
            if isinstance(told, Refusal):
                told = self._answered_meanwhile(command, limited, told)
            if not isinstance(told, Refusal):
                return told
            refusal = told
        self.record_refusal(request, action=command.action, resource=command.resource, why=refusal)
        return refusal

    def record_refusal(self, request: Request, *, action: str, resource: str, why: Refusal) -> None:
        """Leave a refused attempt in the audit. Raises as `handle` does."""

        def attempt(lost: LostRace | None) -> None:
            with self.store.unit_of_work(after=lost) as uow:
                work = self._work(uow, request)
                work.details |= {"refused": why.code.value, "field": why.field}
                # An id that was refused for what it holds is still a part of the resource.
                work.flush(action=action, resource=storable(resource))

        self._until_won(attempt)

    def _attempt(
        self, command: Command[Told], request: Request, lost: LostRace | None
    ) -> Told | Refusal:
        with self.store.unit_of_work(after=lost) as uow:
            remembered = _remembered(uow, command, request)
            if remembered is not None:
                return cast("Told | Refusal", remembered[0])
            work = self._work(uow, request)
            told = command.decide(work)
            if isinstance(told, Refusal):
                return told
            follow_rules(work)
            if request.idempotency_key is not None:
                uow.idempotency.remember(_answer(command, request, told, work.now))
            work.flush(action=command.action, resource=command.resource)
            return told

    def _answered_meanwhile(
        self, command: Command[Told], request: Request, refused: Refusal
    ) -> Told | Refusal:
        """A repeat that began before the first was committed may be refused for what the first
        did: its answer counts.
        """
        if request.idempotency_key is None:
            return refused
        with self.store.unit_of_work() as uow:
            remembered = _remembered(uow, command, request)
        return refused if remembered is None else cast("Told | Refusal", remembered[0])

    def _until_won(self, attempt: Callable[[LostRace | None], Told]) -> Told:
        lost: LostRace | None = None
        for _ in range(ATTEMPTS - 1):
            try:
                return attempt(lost)
            except LostRace as race:
                lost = race.since(lost)
            except BrokenCheck:
                # What was read between two commits of others may add up to nothing possible.
                continue
        return attempt(lost)

    def _work(self, uow: UnitOfWork, request: Request) -> Work:
        return Work(
            uow=uow,
            request=request,
            now=self.clock.now(),
            ids=self.ids,
            all_policies=self.policies,
        )


def _first_fault(command: Command[Any]) -> Refusal | None:
    return next((fault for fault in command.faults() if fault is not None), None)


def _remembered(
    uow: UnitOfWork, command: Command[Any], request: Request
) -> tuple[Any | Refusal] | None:
    if request.idempotency_key is None:
        return None
    answer = uow.idempotency.find(actor=request.actor, key=request.idempotency_key)
    if answer is None:
        return None
    return (answer.result if answer.asked_sha256 == _hash(command) else _mismatch(),)


def _answer(command: Command[Any], request: Request, told: object, now: datetime) -> Answer:
    return Answer(
        actor=request.actor,
        key=request.idempotency_key or "",
        asked_sha256=_hash(command),
        result=told,
        created_at=now,
    )


def _hash(command: Command[Any]) -> str:
    asked = attrs.asdict(
        cast("attrs.AttrsInstance", command),
        filter=lambda attribute, _: NOT_ASKED not in attribute.metadata,
    )
    text = json.dumps([type(command).__name__, asked], sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()


def _mismatch() -> Refusal:
    return Refusal(
        code=ErrorCode.IDEMPOTENCY_MISMATCH,
        field="Idempotency-Key",
        message="This Idempotency-Key was used for a different request.",
        hint="Use a new key for a new request, and the old one only to repeat the old.",
    )
