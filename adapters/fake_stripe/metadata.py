"""Metadata: texts that merchants put beside Stripe's own, changed name by name."""

from collections.abc import Mapping

from adapters.fake_stripe.parameters import Parameters, texts_by_name

NAME = "metadata"


def metadata_told(known: Mapping[str, str], params: Parameters) -> dict[str, str]:
    """What stands there once `params` are applied to what is `known`.

    An empty text takes its name away, and in place of the hash all of them.
    """
    if params.get(NAME) == "":
        return {}
    told = {**known, **texts_by_name(_as_hash(params), NAME)}
    return {name: text for name, text in told.items() if text}


def _as_hash(params: Parameters) -> Parameters:
    """Names that count from 0 make a list of the form that carries them."""
    told = params.get(NAME)
    if not isinstance(told, list | tuple):
        return params
    return {**params, NAME: {str(number): text for number, text in enumerate(told)}}
