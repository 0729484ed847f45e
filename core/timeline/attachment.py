"""A file that a message shows (data-model.md, `attachments_json`)."""

from attrs import frozen


@frozen(kw_only=True)
class Attachment:
    """Evidence of the message's own case, by where it is kept and what it was when attached."""

    s3_key: str
    sha256: str
    size_bytes: int
    mime: str

    @property
    def evidence_id(self) -> str:
        """The evidence (`sfl_…`) whose key this is: keys end with it."""
        return self.s3_key.rpartition("/")[2]
