"""Resolves any field of the contract for AppSync."""

import logging
from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from core.errors import Refusal
from core.request import Role
from entrypoints.aws_lambda.appsync_events.answers import refused
from entrypoints.aws_lambda.appsync_events.arguments import Misread, read_arguments
from entrypoints.aws_lambda.appsync_events.caller import Caller, caller_of
from entrypoints.aws_lambda.appsync_events.claimed import Claimed
from entrypoints.aws_lambda.appsync_events.counters import Counters
from entrypoints.aws_lambda.appsync_events.fields_of_types import of_source
from entrypoints.aws_lambda.appsync_events.selected import around_cases, selected_in
from entrypoints.aws_lambda.appsync_events.written import written
from entrypoints.aws_lambda.process.event_loop import run
from entrypoints.calling.idempotency_key import unfit_key
from entrypoints.fields.contract import contract, innermost
from entrypoints.fields.given import given
from entrypoints.fields.mutations import MUTATIONS, Mutation
from entrypoints.fields.queries import QUERIES, Question
from entrypoints.fields.subject import Subject
from entrypoints.graphql.errors.shape import bad_request, internal
from entrypoints.graphql.errors.trace import trace_of
from entrypoints.graphql.sampling import Sampling

log = logging.getLogger("support_center.appsync")
RATED: Final = frozenset({"openCase"})


@frozen(kw_only=True)
class FieldResolver:
    """One event, one answer: the field's JSON, or a refusal in `errorType` and its fellows."""

    counters: Counters
    claimed: Claimed
    strangers: Sampling = field(factory=Sampling)

    def resolve(self, event: Any) -> Any:
        """Never raises: a malfunction is logged and told in general."""
        now = self.counters.clock.now()
        caller = caller_of(event if isinstance(event, Mapping) else {}, self.claimed, now)
        try:
            told = self._resolved(event, caller)
        except Misread as misread:
            told = misread.refusal
        except Exception as fault:  # noqa: BLE001 - logged, and told in general
            told = self._malfunction(fault, caller)
        if isinstance(told, Refusal):
            return refused(told, correlation_id=caller.request.correlation_id)
        return told

    def _resolved(self, event: Any, caller: Caller) -> Any:
        info = event.get("info") if isinstance(event, Mapping) else None
        if not isinstance(info, Mapping):
            return NO_EVENT
        type_name, name = str(info.get("parentTypeName")), str(info.get("fieldName"))
        if name not in contract().outputs.get(type_name, {}):
            return bad_request(
                f"There is no field {type_name[:40]}.{name[:40]}.",
                "Export the schema again: `support-center schema --appsync`.",
                field="fieldName",
            )
        arguments = read_arguments(f"{type_name}.{name}", event.get("arguments") or {})
        if type_name == "Query":
            return self._query(QUERIES[name], arguments, info, caller)
        if type_name == "Mutation":
            return self._mutation(MUTATIONS[name], arguments, info, caller)
        return of_source(self, info, event.get("source"), arguments, caller)

    def _query(
        self,
        question: Question,
        arguments: dict[str, Any],
        info: Mapping[str, Any],
        caller: Caller,
    ) -> Any:
        turned_away = self._turned_away(caller, question.roles, question, arguments)
        if turned_away is not None:
            return turned_away
        type_ = contract().outputs["Query"][info["fieldName"]]
        selected = selected_in(info, innermost(type_))
        asked = given(arguments)
        if question.around is not None:
            asked["selection"] = around_cases(selected, question.around)
        elif question.part is not None:
            asked["selection"] = question.selection_of_part()
        told = self.ask(question, asked, caller)
        return told if isinstance(told, Refusal) else written(told, type_, selected)

    def ask(self, question: Question, asked: dict[str, Any], caller: Caller) -> Any:
        """The answer in the contract's shape, or a refusal."""
        query = question.use_case(**asked)
        if question.counter is not None:
            told = self.counters.counter(question.counter)(query, caller.request)
        else:
            told = run(self.counters.reading_room.answer(query, caller.request))
        return told if isinstance(told, Refusal) else question.shape(told)

    def _mutation(
        self,
        mutation: Mutation,
        arguments: dict[str, Any],
        info: Mapping[str, Any],
        caller: Caller,
    ) -> Any:
        name = info["fieldName"]
        turned_away = self._turned_away(caller, mutation.roles, mutation, arguments)
        if turned_away is not None:
            return turned_away
        if name in RATED and (wait := self.counters.openings.wait(caller.request.actor)):
            return self._audited(
                caller, self.counters.openings.too_often(wait), mutation.subject(arguments)
            )
        key = caller.idempotency_key
        if (unfit := unfit_key(key)) is not None:
            return unfit
        request = evolve(caller.request, idempotency_key=key and f"{key}:{name}")
        told = self.counters.counter(mutation.counter)(mutation.command(arguments), request)
        if isinstance(told, Refusal):
            return told
        type_ = contract().outputs["Mutation"][name]
        return written(told, type_, selected_in(info, innermost(type_)))

    def _turned_away(
        self,
        caller: Caller,
        roles: frozenset[Role],
        field: Question | Mutation,
        arguments: dict[str, Any],
    ) -> Refusal | None:
        """UNAUTHENTICATED or FORBIDDEN, audited; of strangers, a sample."""
        refusal = caller.stranger or caller.request.lacks(roles)
        if refusal is None:
            return None
        if caller.stranger is not None and not self.strangers.keeps_next():
            return refusal
        return self._audited(caller, refusal, field.subject(arguments))

    def _audited(self, caller: Caller, refusal: Refusal, subject: Subject) -> Refusal:
        self.counters.record_refusal(
            caller.request, action=subject.action, resource=subject.resource, why=refusal
        )
        return refusal

    def _malfunction(self, fault: Exception, caller: Caller) -> Refusal:
        correlation_id = caller.request.correlation_id
        log.error(
            "[%s] failed\n%s",
            correlation_id,
            trace_of(fault),
            extra={"correlation_id": correlation_id},
        )
        return internal()


NO_EVENT: Final = bad_request(
    "This is no event of AppSync's.",
    "Send the context of a direct resolver, or a list of them.",
    field="info",
)
