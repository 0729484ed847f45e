"""What an erasure did, told case by case and in a sum; never what was erased."""

import json
from typing import TextIO

from attrs import define, field

from core.erasure.case_erasure import CaseErasure
from entrypoints.cli.fault import DONE, FAILED

WHY_KEPT = {
    "open_dispute": "the bank has not decided a dispute",
    "unsettled_refund": "a refund is not settled",
    "open_deposit_claim": "a deposit claim is open",
    "open_dmca_claim": "a copyright claim is open",
    "open_appeal": "an appeal waits",
    "applied_hold": "money is held back on it",
}


@define(kw_only=True)
class ErasureReport:
    """Speaks to `stream` as it is told, or in one line of JSON at the end."""

    stream: TextIO
    as_json: bool
    _cases: int = field(default=0, init=False)
    _texts: int = field(default=0, init=False)
    _kept: dict[str, str] = field(factory=dict, init=False)

    def add(self, told: CaseErasure) -> None:
        self._cases += 1
        self._texts += told.texts
        if told.kept is not None:
            self._kept[told.case_id] = told.kept
        if not self.as_json:
            self._say(_line(told))

    def close(self) -> None:
        if self.as_json:
            self._say(json.dumps({"cases": self._cases, "texts": self._texts, "kept": self._kept}))
            return
        texts, cases = _counted(self._texts, "text"), self._cases - len(self._kept)
        self._say(f"{texts} erased on {_counted(cases, 'case')}.")
        if self._kept:
            self._say("Run it again for the kept ones once what keeps them has ended.")

    def _say(self, line: str) -> None:
        self.stream.write(f"{line}\n")

    @property
    def exit_code(self) -> int:
        return FAILED if self._kept else DONE


def _line(told: CaseErasure) -> str:
    if told.kept is not None:
        return f"{told.case_id}: kept for now, {WHY_KEPT[told.kept]}"
    return f"{told.case_id}: {_counted(told.texts, 'text')} erased"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
