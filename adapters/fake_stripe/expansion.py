"""`expand[]`: whole objects where an answer names them by their ids."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.parameters import Parameters, texts


def paths_asked(params: Parameters) -> tuple[str, ...]:
    """Raises StripeApiError for an `expand` that is no list of texts."""
    return texts(params, "expand")


def expanded(account: Account, found: StripeObject, paths: Sequence[str]) -> StripeObject:
    """A copy of the answer, with the whole objects that `paths` lead to.

    What the account does not hold itself, such as a balance transaction, stays an id.
    """
    answer = deepcopy(found)
    for path in paths:
        _expand(account, answer, path.split("."))
    return answer


def _expand(account: Account, where: Any, steps: Sequence[str]) -> None:
    if isinstance(where, list):
        for item in where:
            _expand(account, item, steps)
    if not isinstance(where, dict) or not steps or steps[0] not in where:
        return
    name, *rest = steps
    if isinstance(where[name], str):
        where[name] = deepcopy(account.held(where[name])) or where[name]
    _expand(account, where[name], rest)
