"""Reading the scenarios of a feature file (Gherkin)."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from entrypoints.specifications.scenario import Line, Place, Scenario
from entrypoints.specifications.unreadable import Unreadable

PLACES = {"Context": Place.DEED, "Action": Place.DEED, "Outcome": Place.OUTCOME}


def read_specification(file: Path) -> tuple[Scenario, ...]:
    """Every scenario, a table's rows one by one. Raises Unreadable."""
    try:
        document: Any = Parser().parse(file.read_text(encoding="utf-8"))
    except CompositeParserException as faults:
        raise _unreadable(file, faults.errors[0]) from faults
    except ParserException as fault:
        raise _unreadable(file, fault) from fault
    except UnicodeDecodeError as fault:
        raise Unreadable(file, problem="is not a text in UTF-8") from fault
    except OSError as fault:
        raise Unreadable(file, problem=f"cannot be read: {fault.strerror}") from fault
    return _scenarios(file, document)


def _scenarios(file: Path, document: Any) -> tuple[Scenario, ...]:
    """Raises Unreadable where nothing would be checked, which the writer cannot have meant."""
    written = {node["id"]: node for node in _nodes(document)}
    document["uri"] = str(file)
    pickles = Compiler().compile(document)
    rows = {pickle["astNodeIds"][0]: pickle["steps"] for pickle in pickles}
    for node in (each for each in written.values() if "examples" in each):
        missing = "row in its table of Examples" if node["id"] not in rows else "sentence"
        if not rows.get(node["id"]):
            line, name = node["location"]["line"], node["name"]
            raise Unreadable(file, line=line, problem=f"{name!r} has no {missing} to check")
    if not pickles:
        raise Unreadable(file, problem="has no scenario")
    return tuple(_scenario(file, pickle, written) for pickle in pickles)


def _scenario(file: Path, pickle: Mapping[str, Any], written: Mapping[str, Any]) -> Scenario:
    return Scenario(
        file=file,
        number=written[pickle["astNodeIds"][-1]]["location"]["line"],
        name=pickle["name"],
        lines=tuple(_line(step, written[step["astNodeIds"][0]]) for step in pickle["steps"]),
    )


def _line(step: Mapping[str, Any], written: Mapping[str, Any]) -> Line:
    return Line(
        number=written["location"]["line"],
        keyword=written["keyword"],
        text=step["text"],
        place=PLACES.get(step["type"], Place.ANYWHERE),
        has_more_below="argument" in step,
    )


def _nodes(tree: object) -> Iterator[Mapping[str, Any]]:
    """Everything in a parsed document that has an id, however deep."""
    if isinstance(tree, dict):
        if "id" in tree:
            yield tree
        for branch in tree.values():
            yield from _nodes(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from _nodes(branch)


def _unreadable(file: Path, fault: ParserException) -> Unreadable:
    told = str(fault).partition("): ")[2]
    expected, _, got = told.rpartition(", got ")
    if expected:
        told = f"{got} cannot stand here; does a keyword (Given, When, Then, And) or a # miss?"
    return Unreadable(file, line=fault.location["line"], problem=told)
