"""How much one request may be."""

from attrs import frozen


@frozen(kw_only=True)
class Limits:
    """Everything here is counted before validation, fragments as often as they are spread.

    `characters` and `tokens` are of the document; `depth`, `selections`, `aliases`, `root_fields`
    and `directives` of one operation; `repeats` is how often one name may be selected in one place.
    `cost` is about the number of values in the answer (costs.py). `variable_values` and
    `variable_depth` are of the variables. `body_seconds` is the patience for a body that trickles
    in, `answer_seconds` for the answer.
    """

    characters: int = 50_000
    tokens: int = 2_000
    operations: int = 10
    fragments: int = 40
    depth: int = 10
    selections: int = 500
    aliases: int = 30
    root_fields: int = 10
    directives: int = 20
    repeats: int = 20
    cost: int = 50_000
    variable_values: int = 1_000
    variable_depth: int = 8
    body_seconds: float = 10
    answer_seconds: float = 30
