"""Why a scenario fails, in words for whoever wrote it."""


class Unmet(Exception):
    """What a sentence says did not come true."""


class Mistake(Exception):
    """A sentence that cannot be carried out as it is written, and what to write instead."""


def compare(*, expected: object, actual: object) -> None:
    """Raises Unmet unless the two are equal. Both are told as they are written in sentences."""
    if expected != actual:
        raise Unmet(f"expected {expected}, but it is {actual}")
