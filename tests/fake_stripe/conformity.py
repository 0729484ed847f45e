"""Compares objects with the types that the stripe library declares for them."""

import builtins
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import stripe
from stripe import ListObject, StripeObject
from stripe._stripe_object import UntypedStripeObject

CLASSES: dict[str, type[StripeObject]] = {
    "balance_transaction": stripe.BalanceTransaction,
    "charge": stripe.Charge,
    "dispute": stripe.Dispute,
    "event": stripe.Event,
    "file": stripe.File,
    "payment_intent": stripe.PaymentIntent,
    "refund": stripe.Refund,
    "transfer": stripe.Transfer,
    "transfer_reversal": stripe.TransferReversal,
}
"""What the fake answers, by the `object` it says it is."""
LIST_FIELDS = {"object", "data", "has_more", "url"}


class LibraryNames(dict[str, Any]):
    """The library imports most names for type checkers only; they are its own attributes.

    What it gives another name there stands for an object that the fake never answers.
    """

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            raise KeyError(name)
        return getattr(stripe, name, StripeObject)


def declared_fields(declared: type[StripeObject]) -> Mapping[str, Any]:
    names = LibraryNames(vars(sys.modules[declared.__module__]))
    hints = get_type_hints(declared, localns=names)
    return {name: kind for name, kind in hints.items() if name[0] != "_" and not name.isupper()}


def wrong_in(found: Mapping[str, Any]) -> list[str]:
    """What is wrong with an answer: an object, a list of them, or an event about one."""
    if found["object"] == "list":
        strange = [f"list.{name} is wrong" for name in found.keys() ^ LIST_FIELDS]
        return strange + [text for row in found["data"] for text in wrong_in(row)]
    wrong = list(disagreements(found, CLASSES[found["object"]]))
    return wrong + (wrong_in(found["data"]["object"]) if found["object"] == "event" else [])


def disagreements(found: Mapping[str, Any], declared: type[StripeObject]) -> Iterator[str]:
    """Every field of the wrong type, unknown to the library, or missing though required."""
    fields = declared_fields(declared)
    for name in found.keys() - fields.keys():
        yield f"{declared.__name__}.{name} is not declared"
    for name, kind in fields.items():
        if name not in found:
            if not accepts_none(kind):
                yield f"{declared.__name__}.{name} is missing"
        elif not conforms(found[name], kind):
            yield f"{declared.__name__}.{name} = {found[name]!r} is no {kind}"


def accepts_none(kind: Any) -> bool:
    return get_origin(kind) is Union and type(None) in get_args(kind)


def conforms(value: Any, kind: Any) -> bool:
    """Whether a value is of a declared type; where a closed list is given, it must be in it."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind is Any:
        return True
    if origin is Literal:
        return value in parts
    if origin is Union:
        return conforms_to_one_of(value, parts)
    if origin is list:
        return isinstance(value, list) and all(conforms(item, parts[0]) for item in value)
    if origin is ListObject:
        return is_list_of(value, parts[0])
    if origin is UntypedStripeObject:
        return isinstance(value, dict) and all(conforms(item, parts[0]) for item in value.values())
    return is_plain(value, kind)


def conforms_to_one_of(value: Any, kinds: tuple[Any, ...]) -> bool:
    """The library adds `str` to each closed list, for words of tomorrow: they do not count."""
    literals = [kind for kind in kinds if get_origin(kind) is Literal]
    if literals and isinstance(value, str):
        return any(conforms(value, kind) for kind in literals)
    return any(conforms(value, kind) for kind in kinds)


def is_list_of(value: Any, kind: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == LIST_FIELDS
        and value["object"] == "list"
        and all(conforms(item, kind) for item in value["data"])
    )


def is_plain(value: Any, kind: type) -> bool:
    if kind is int or kind is bool:
        return type(value) is kind
    if issubclass(kind, StripeObject):
        return isinstance(value, dict) and not list(disagreements(value, kind))
    return isinstance(value, kind)
