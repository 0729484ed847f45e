"""Commands on one release of a deposit, filed under it."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.cases.case import Case
from core.deposits.deposit_release import DepositRelease
from core.errors import ErrorCode, Refusal
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work

Told = TypeVar("Told")


@frozen(kw_only=True)
class DepositReleaseCommand(Command[Told]):
    """A command that names a release; the release's case decides who may give it."""

    release_id: str

    @property
    def resource(self) -> str:
        return f"deposit_release:{self.release_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("releaseId", self.release_id)

    def release_and_case(self, work: Work) -> tuple[DepositRelease, Case] | Refusal:
        release = work.uow.deposit_releases.get(self.release_id)
        if release is None:
            return _release_not_found(self.release_id)
        case = work.case(release.case_id)
        if isinstance(case, Refusal):
            return case
        work.details |= {"case_id": case.case_id, "amount_cents": release.amount_cents}
        return release, case


def _release_not_found(release_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="releaseId",
        message=f"There is no release {release_id} of a deposit.",
        hint="The case and its timeline show the ids of its releases.",
    )
