"""What an attempt at a field is called in the audit."""

from attrs import frozen


@frozen(kw_only=True)
class Subject:
    """What the audit calls an attempt, and what it files it under."""

    action: str
    resource: str
