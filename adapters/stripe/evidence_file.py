"""A file on its way to Stripe."""

from io import BytesIO
from mimetypes import guess_extension
from pathlib import PurePath


class EvidenceFile(BytesIO):
    """Bytes with the name that the upload carries.

    Stripe tells a file's kind by its name and its content, and the library sends no MIME type:
    a name without an extension gets the one that `mime` stands for.
    """

    def __init__(self, *, name: str, content: bytes, mime: str) -> None:
        super().__init__(content)
        extension = "" if PurePath(name).suffix else guess_extension(mime) or ""
        self.name = name + extension
