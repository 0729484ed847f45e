"""Where the explorer lives."""

from pathlib import Path

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from entrypoints.graphql.explorer.page import ExplorerPage
from entrypoints.graphql.parts import IssueToken

ASSETS = Path(__file__).with_name("assets")


def explorer_routes(issue: IssueToken) -> list[BaseRoute]:
    """GET / and GET /graphql show it; `issue` makes the tokens of its people."""
    page = ExplorerPage(issue)
    return [
        Route("/", page.show, methods=["GET"]),
        Route("/graphql", page.show, methods=["GET"]),
        Mount("/explorer", StaticFiles(directory=ASSETS)),
    ]
