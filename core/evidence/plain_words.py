"""Whether a stream of bytes is nothing but words in UTF-8."""

from codecs import IncrementalDecoder, getincrementaldecoder
from unicodedata import category

from attrs import define, field

_LAYOUT = frozenset("\t\r\n\f")


@define(eq=False)
class PlainWords:
    """Takes the bytes as they come, a character's own apart or together."""

    _decoder: IncrementalDecoder = field(factory=getincrementaldecoder("utf-8"))
    _garbled: bool = False

    def take(self, chunk: bytes) -> None:
        self._read(chunk, final=False)

    def are_whole(self) -> bool:
        """Whether all that was taken was UTF-8 without control characters, to the end."""
        self._read(b"", final=True)
        return not self._garbled

    def _read(self, chunk: bytes, *, final: bool) -> None:
        if self._garbled:
            return
        try:
            text = self._decoder.decode(chunk, final)
        except UnicodeDecodeError:
            self._garbled = True
            return
        controls = {character for character in set(text) if category(character) == "Cc"}
        self._garbled = not controls <= _LAYOUT
