"""What a browser makes of HTML, as far as these tests ask: read by a parser that is not ours."""

from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from attrs import define, field

HEADINGS = {f"h{level}" for level in range(1, 7)}
TAGS = HEADINGS | {
    "p",
    "br",
    "hr",
    "strong",
    "em",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
}
REL = "nofollow noopener noreferrer"
CONTROLS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@define
class Shown(HTMLParser):
    """Everything that is in a piece of HTML; `wrong` names what must not be."""

    text: str = field(default="", init=False)
    links: list[str] = field(factory=list, init=False)
    tags: list[str] = field(factory=list, init=False)
    wrong: list[str] = field(factory=list, init=False)

    def __attrs_pre_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in TAGS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if not _is_allowed(tag, name, value or ""):
                self.wrong.append(f"<{tag} {name}={value!r}>")
            if name == "href":
                self.links.append(value or "")
        if tag == "a" and ("rel", REL) not in attrs:
            self.wrong.append("<a> without rel")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}>")


def shown(html: str) -> Shown:
    """Raises nothing: what is wrong is named in `wrong`."""
    parser = Shown()
    parser.feed(html)
    parser.close()
    if CONTROLS & set(html) or "\x00" in html:
        parser.wrong.append("an invisible control")
    return parser


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if (tag, name) == ("ol", "start"):
        return value.isascii() and value.isdigit()
    if (tag, name) == ("a", "rel"):
        return value == REL
    return (tag, name) == ("a", "href") and _leads_where_it_says(value)


def _leads_where_it_says(address: str) -> bool:
    """A whole http, https or mailto address, in no character that a browser would drop."""
    if any(ord(character) <= 0x20 or character == "\\" for character in address):
        return False
    if CONTROLS & set(unquote(address)):
        return False
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return "@" in parts.path
    prefix = address[: len(parts.scheme) + 3].lower()
    return prefix in ("http://", "https://") and bool(parts.hostname)
