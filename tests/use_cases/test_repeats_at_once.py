"""The same request twice at once (docs/adr/0007): the second gets the answer of the first."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from attrs import field, frozen

from core.errors import ErrorCode, Refusal
from core.request import STAFF, Request
from core.use_cases.handling.command import NOT_ASKED, Command
from core.use_cases.handling.work import Work
from tests.use_cases.office import TESS, Office, keyed

TAKEN = Refusal(code=ErrorCode.NOT_ACTIVE, message="It was done already.", hint="Read it.")
SAME = keyed(TESS, "key-1")


@frozen(kw_only=True)
class DoOnce(Command[str]):
    """Refused once anybody did it; `meanwhile` happens after the key was looked for."""

    action: ClassVar = "case.view"
    roles: ClassVar = STAFF

    what: str = "this"
    done: list[str] = field(factory=list, metadata={NOT_ASKED: True})
    meanwhile: Callable[[], object] | None = field(default=None, metadata={NOT_ASKED: True})

    @property
    def resource(self) -> str:
        return "case:sca_1"

    def decide(self, work: Work) -> str | Refusal:
        assert work.request.actor == TESS.actor
        if self.meanwhile is not None:
            self.meanwhile()
        if self.done:
            return TAKEN
        self.done.append(self.what)
        return "answer"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("this", SAME), ("this", SAME), "answer"),
        (("that", SAME), ("this", SAME), ErrorCode.IDEMPOTENCY_MISMATCH),
        (("this", keyed(TESS, "key-2")), ("this", SAME), ErrorCode.NOT_ACTIVE),
        (("this", TESS), ("this", TESS), ErrorCode.NOT_ACTIVE),
    ],
)
def test_what_the_first_did_refuses_no_repeat_of_it(
    first: tuple[str, Request], second: tuple[str, Request], told: object
) -> None:
    office, done = Office(), list[str]()

    def meanwhile() -> None:
        what, request = first
        assert office.desk.handle(DoOnce(what=what, done=done), request) == "answer"

    what, request = second
    answer = office.desk.handle(DoOnce(what=what, done=done, meanwhile=meanwhile), request)
    assert (answer.code if isinstance(answer, Refusal) else answer) == told
