"""Fields of what was answered before: AppSync asks for them one by one where it is told to.

The answer above already has what was selected of it, so mostly there is nothing to read. What it
does not have is read again by the case's id, with the rights and the audit of any such read.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from core.errors import Refusal
from entrypoints.aws_lambda.appsync_events.caller import Caller
from entrypoints.aws_lambda.appsync_events.selected import around_cases, page_of, selected_in
from entrypoints.aws_lambda.appsync_events.selection_text import Selected
from entrypoints.aws_lambda.appsync_events.written import PAGES, READ_BY, found, written
from entrypoints.fields.around import TIMELINE
from entrypoints.fields.contract import contract, innermost
from entrypoints.fields.queries import QUERIES, Around
from entrypoints.graphql.errors.shape import bad_request

if TYPE_CHECKING:
    from entrypoints.aws_lambda.appsync_events.resolver import FieldResolver


def of_source(
    resolver: "FieldResolver",
    info: Mapping[str, Any],
    source: Any,
    arguments: Mapping[str, Any],
    caller: Caller,
) -> Any:
    """The field's JSON, or a refusal."""
    type_name, name = info["parentTypeName"], info["fieldName"]
    if caller.stranger is not None:
        return caller.stranger
    if not isinstance(source, Mapping):
        return _nothing(type_name)
    if name == TIMELINE and type_name == "Case":
        page = str(page_of(arguments))
        if page in source.get(PAGES, {}):
            return source[PAGES][page]
        if page_of(arguments) == page_of({}) and PAGES not in source and name in source:
            return source[name]
    elif name in source:
        return source[name]
    return _read(resolver, info, source, arguments, caller)


def _read(
    resolver: "FieldResolver",
    info: Mapping[str, Any],
    source: Mapping[str, Any],
    arguments: Mapping[str, Any],
    caller: Caller,
) -> Any:
    type_name, name = info["parentTypeName"], info["fieldName"]
    if type_name not in READ_BY or not isinstance(source.get("id"), str):
        return _nothing(type_name)
    question = QUERIES[READ_BY[type_name]]
    asked: dict[str, Any] = {"case_id": source["id"]}
    if question.around is not None:
        wanted = Selected(fields={name: Selected(asked=[arguments])})
        asked["selection"] = around_cases(wanted, Around.CASES)
    told = resolver.ask(question, asked, caller)
    if isinstance(told, Refusal):
        return told
    type_ = contract().outputs[type_name][name]
    selected = selected_in(info, innermost(type_))
    return written(found(told, type_name, name, [arguments]), type_, selected)


def _nothing(type_name: str) -> Refusal:
    return bad_request(
        f"There is no {type_name} to answer from.",
        "Give what the field above answered as `source`.",
        field="source",
    )
