"""What is noted of a batch once its object and its signed head are outside the database."""

from attrs import frozen


@frozen(kw_only=True)
class Checkpoint:
    """Which versions of which objects hold the batch. `sha256` is the object's.

    The fields are as they are stored, whether they fit together or not.
    """

    first_number: int
    last_number: int
    object_key: str
    object_version: str
    sha256: bytes
    head_key: str
    head_version: str
    key_id: str
    algorithm: str
    signature: bytes
