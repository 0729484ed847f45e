"""What a client wants to see of the field that is resolved."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.views.selection import Selection
from entrypoints.aws_lambda.appsync_events.selection_text import Selected, SelectionText
from entrypoints.fields.around import AROUND, TIMELINE
from entrypoints.fields.contract import contract, innermost
from entrypoints.fields.queries import Around
from entrypoints.fields.view_fields import FIRST_PAGE


def selected_in(info: Mapping[str, Any], type_name: str) -> Selected:
    """What is selected of the `type_name` that a field answers.

    `selectionSetGraphQL` has names and arguments but no fragment's text, `selectionSetList` has
    fragments but aliases instead of names: where neither says, everything of the type is answered,
    of which AppSync gives on what was asked for.
    """
    names = info.get("selectionSetList") or ()
    text = info.get("selectionSetGraphQL")
    selected = _of_text(text, info.get("variables") or {})
    if selected is None or _has_spreads(selected):
        selected = selected or Selected(everything=not names)
        _add_listed(selected, names, type_name)
    return selected


def around_cases(selected: Selected, around: Around) -> Selection:
    """What one read has to fetch around the cases in an answer."""
    of_case = selected if around is Around.CASES else _nodes(selected)
    pages = _pages(of_case)
    return Selection(
        timeline_pages=pages,
        **{
            attribute: of_case.everything or name in of_case.fields
            for name, attribute in AROUND.items()
        },
    )


def page_of(arguments: Mapping[str, Any]) -> int:
    """The page of the timeline that these arguments name."""
    told = arguments.get("page")
    return told if isinstance(told, int) and not isinstance(told, bool) else FIRST_PAGE


def _pages(of_case: Selected) -> frozenset[int]:
    if TIMELINE in of_case.fields:
        asked = of_case.fields[TIMELINE].asked or [{}]
        return frozenset(map(page_of, asked))
    return frozenset({FIRST_PAGE}) if of_case.everything else frozenset()


def _nodes(connection: Selected) -> Selected:
    if connection.everything:
        return connection
    edges = connection.fields.get("edges", Selected())
    return edges if edges.everything else edges.fields.get("node", Selected())


def _of_text(text: object, variables: Mapping[str, Any]) -> Selected | None:
    if not isinstance(text, str):
        return None
    if not text.strip():
        return Selected()
    try:
        return SelectionText.of(text, variables).read()
    except ValueError:
        return None


def _has_spreads(selected: Selected) -> bool:
    return selected.spreads or any(map(_has_spreads, selected.fields.values()))


def _add_listed(selected: Selected, names: Iterable[str], type_name: str) -> None:
    for path in names:
        at, type_ = selected, type_name
        for name in path.split("/"):
            written = contract().outputs.get(type_, {}).get(name)
            if written is None:
                # An alias: of which field, nobody told.
                at.everything = True
                break
            at, type_ = at.under(name), innermost(written)
