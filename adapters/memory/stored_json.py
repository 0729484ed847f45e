"""Free-form values, kept as a JSON column keeps them."""

import json
from typing import Any


def stored_json(value: Any) -> Any:
    """A copy made of JSON values alone, which no caller can change afterwards.

    Raises TypeError for what JSON cannot say, such as a datetime.
    """
    return json.loads(json.dumps(value, allow_nan=False))
