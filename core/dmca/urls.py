"""Where content is, as whoever complains of it wrote it down."""

import re
from collections.abc import Iterator

from core.errors import ErrorCode, Refusal
from core.text import LONGEST_LINE, unfit_text

PLAIN = r"[^\x00-\x20\x7f-\xa0\u2028\u2029]"
HOST = r"(?:[^\x00-\x20\x7f-\xa0/?#@:\[\]\\]+|\[[0-9A-Fa-f:.]+\])"
WEB = re.compile(rf"(?i:https?)://{HOST}(?::([1-9][0-9]{{0,4}}))?(?:[/?#]{PLAIN}*)?")
HIGHEST_PORT = 65_535


def unfit_urls(field: str, urls: tuple[str, ...], *, most: int) -> Iterator[Refusal | None]:
    """BAD_USER_INPUT for none, too many, and any that leads to no page of the web."""
    if not urls:
        yield _bad(field, f"{field} is empty.", "Give at least one http or https address.")
    if len(urls) > most:
        yield _bad(
            field,
            f"{len(urls)} addresses are too many for one notice.",
            f"Give at most {most}; file another for the others.",
        )
    if len(set(urls)) != len(urls):
        yield _bad(field, f"{field} names an address twice.", "Give each address once.")
    for url in urls[:most]:
        yield unfit_text(field, url, longest=LONGEST_LINE) or _no_page(field, url)


def joined(urls: tuple[str, ...]) -> str:
    """As words keep them, a line each: no address has a line break."""
    return "\n".join(urls)


def split(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


def _no_page(field: str, url: str) -> Refusal | None:
    found = WEB.fullmatch(url)
    if found is not None and int(found[1] or 0) <= HIGHEST_PORT:
        return None
    return _bad(
        field,
        f"{field} has an entry that is no address of the web.",
        "Write each as http://… or https://…, with a host and without blanks or a password.",
    )


def _bad(field: str, message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field=field, message=message, hint=hint)
