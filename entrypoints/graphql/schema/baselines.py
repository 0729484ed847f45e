"""The schemas that what is served is measured by: the contract, and the last release."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen
from graphql import GraphQLError, GraphQLSchema, build_schema

from entrypoints.graphql.schema.served import CONTRACT, FOLDER

RELEASED = FOLDER / "released"


class UnreadableSchema(Exception):
    """`problem` says why `place` holds no schema."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


@frozen(kw_only=True)
class Baseline:
    """`name` is how it is told of."""

    name: str
    schema: GraphQLSchema


def own_baselines() -> Sequence[Baseline]:
    """The owner's contract and what the last release served."""
    last = last_release()
    return (
        Baseline(name="the contract", schema=_read(CONTRACT)),
        Baseline(name=f"release {last.stem}", schema=_read(last)),
    )


def baseline_in(file: Path) -> Baseline:
    """The schema that somebody keeps. Raises UnreadableSchema."""
    return Baseline(name=str(file), schema=_read(file))


def last_release() -> Path:
    """The SDL of the highest version there is."""
    return max(RELEASED.glob("*.graphql"), key=_version)


def _version(file: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in file.stem.split("."))


def _read(file: Path) -> GraphQLSchema:
    try:
        return build_schema(file.read_text(encoding="utf-8"))
    except OSError as fault:
        raise UnreadableSchema(str(file), f"cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise UnreadableSchema(str(file), "is not UTF-8") from fault
    except (GraphQLError, TypeError, RecursionError) as fault:
        problem = str(fault).partition("\n")[0]
        raise UnreadableSchema(str(file), f"is no schema: {problem}") from fault
