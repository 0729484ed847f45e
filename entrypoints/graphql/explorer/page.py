"""The explorer's page, with a fresh token for each of its people."""

import json
from datetime import timedelta
from functools import cache
from pathlib import Path
from string import Template

from attrs import frozen
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from entrypoints.graphql.explorer.story import Tab, story
from entrypoints.graphql.parts import IssueToken

FILE = Path(__file__).with_name("page.html")
LIFETIME = timedelta(hours=12)
# GraphiQL's editor sets styles from script; everything else comes from here alone.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@frozen
class ExplorerPage:
    """Shows GraphiQL with the story's operations and tokens good for twelve hours."""

    issue: IssueToken

    async def show(self, _request: Request) -> Response:
        tabs = json.dumps([self._tab(tab) for tab in story()])
        # Inside a script element only `<` could end the data early.
        return HTMLResponse(
            _template().substitute(tabs=tabs.replace("<", "\\u003c")), headers=HEADERS
        )

    def _tab(self, tab: Tab) -> dict[str, str]:
        token = self.issue(tab.person.subject, tab.person.roles, LIFETIME)
        return {
            "query": tab.query,
            "variables": json.dumps(tab.variables, indent=2) if tab.variables else "",
            "headers": json.dumps({"Authorization": f"Bearer {token}"}, indent=2),
        }


@cache
def _template() -> Template:
    return Template(FILE.read_text(encoding="utf-8"))
