"""A Support Center whose every row can be searched."""

from attrs import frozen

from core.erasure.case_erasure import CaseErasure
from core.erasure.ground import ErasureGround
from core.errors import Refusal
from core.timeline.message import Message
from core.use_cases.handling.erasure_office import ErasureOffice
from tests.graphql.stored import Stored
from tests.use_cases.office import ITSELF, Office


@frozen(kw_only=True)
class Archive:
    office: Office
    stored: Stored

    def holds(self, words: str) -> list[str]:
        """The tables in which `words` stand, the audit among them."""
        contents = {**self.stored.contents(), "audit": [str(self.stored.audit())]}
        return [table for table, rows in contents.items() if any(words in row for row in rows)]

    def erase(self, user_id: str) -> list[CaseErasure]:
        """Forget somebody; what was done on each case."""
        told = list(
            ErasureOffice(self.office.desk).erase(
                user_id,
                ground=ErasureGround.CONSENT_WITHDRAWN,
                decided_by="usr_dpo",
                request=ITSELF,
            )
        )
        assert not any(isinstance(one, Refusal) for one in told), told
        return [one for one in told if isinstance(one, CaseErasure)]

    def message(self, message_id: str) -> Message:
        with self.office.store.unit_of_work() as uow:
            message = uow.messages.get(message_id)
        assert message is not None
        return message
