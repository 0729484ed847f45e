"""A file is saved under a name that harms nothing."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ports.content_disposition import LONGEST, attachment, safe_name

HEADER = re.compile(
    r"attachment; filename=\"(?P<plain>[ !#-\[\]-~]+)\"; filename\*=UTF-8''(?P<full>[!#-~]+)"
)


@pytest.mark.parametrize(
    ("given_name", "saved_as"),
    [
        ("room.png", "room.png"),
        ("Raum Nr. 1 (neu).png", "Raum Nr. 1 (neu).png"),
        ("Fäçade.png", "Fäçade.png"),
        ("部屋.png", "部屋.png"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\a.exe", "C__Windows_a.exe"),
        ('a"; filename="b.exe', "a__ filename__b.exe"),
        ("a\r\nSet-Cookie: x=1.png", "a__Set-Cookie_ x_1.png"),
        ("nul\0.png", "nul_.png"),
        ("photo\u202egnp.exe", "photo_gnp.exe"),
        ("zero\u200bwidth.png", "zero_width.png"),
        (".htaccess", "htaccess"),
        ("", "file"),
        ("...", "file"),
        ("x" * 200 + ".png", "x" * (LONGEST - 4) + ".png"),
    ],
)
def test_a_name_keeps_what_is_harmless(given_name: str, saved_as: str) -> None:
    assert safe_name(given_name) == saved_as
    found = HEADER.fullmatch(attachment(given_name))
    assert found is not None
    assert unquote(found["full"]) == saved_as


@given(st.text())
def test_no_name_breaks_out_of_the_header(name: str) -> None:
    found = HEADER.fullmatch(attachment(name))
    assert found is not None
    assert unquote(found["full"], errors="strict") == safe_name(name)
    assert not set(unquote(found["full"])) & set('/\\"\r\n\0')
