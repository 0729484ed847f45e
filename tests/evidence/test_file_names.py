"""What a file may be called (reliability.md 27 and 28)."""

import pytest

from core.bidi_controls import CONTROLS as BIDI_CONTROLS
from core.errors import ErrorCode
from core.evidence.file_name import LONGEST_NAME, unfit_ending, unfit_file_name
from core.evidence.media_types import MEDIA_TYPES

CONTROLS = ("\0", "\n", "\r", "\t", "\x1b", "\x7f", "\x85", "\u2028", "\u2029")


@pytest.mark.parametrize(
    "name",
    ["a.png", "Foto vom 3. März (2).PNG", "زمان.png", "家.png", "👩\u200d🚀.png", "v1.2.final.png"],
)
def test_what_people_call_their_files_is_kept(name: str) -> None:
    assert unfit_file_name(name) is None
    assert unfit_ending(name, "image/png") is None


@pytest.mark.parametrize(
    "name",
    [
        *(f"a{one}b.png" for one in (*CONTROLS, *sorted(BIDI_CONTROLS), "\ud800", "\udfff")),
        *("../a.png", "a/b.png", "C:\\a.png", "/etc/passwd", "..\\a.png"),
        *("", "  ", "a" * LONGEST_NAME + ".png"),
    ],
)
def test_a_name_that_misleads_or_cannot_be_stored_is_refused(name: str) -> None:
    refusal = unfit_file_name(name)
    assert refusal is not None
    assert (refusal.code, refusal.field) == (ErrorCode.BAD_USER_INPUT, "fileName")
    assert refusal.hint


def test_a_name_may_be_as_long_as_the_limit() -> None:
    assert unfit_file_name("a" * (LONGEST_NAME - 4) + ".png") is None


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("photo.jpg.php", "image/jpeg"),
        ("photo.php.jpg", "image/jpeg"),
        ("photo.PHP .jpg", "image/jpeg"),
        ("bill.exe.pdf", "application/pdf"),
        ("page.html.txt", "text/plain"),
        ("photo.svg", "image/png"),
        ("photo.png", "image/jpeg"),
        ("photo", "image/png"),
        ("png", "image/png"),
        (".png", "image/png"),
        ("photo.png.", "image/png"),
        ("photo.png ", "image/png"),
        ("photo.", "image/png"),
        ("photo.jpg;.png.exe", "image/png"),
    ],
)
def test_a_name_that_does_not_end_as_its_type_is_refused(name: str, mime: str) -> None:
    refusal = unfit_ending(name, mime)
    assert refusal is not None
    assert (refusal.code, refusal.field) == (ErrorCode.BAD_USER_INPUT, "fileName")
    assert name not in refusal.message


def test_every_ending_of_a_type_is_taken_in_any_case() -> None:
    for mime, media_type in MEDIA_TYPES.items():
        for extension in media_type.extensions:
            assert unfit_ending(f"a.{extension}", mime) is None
            assert unfit_ending(f"a.{extension.upper()}", mime) is None
