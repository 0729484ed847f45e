"""The routes of the processor, where it is known what it signs with."""

from concurrent.futures import Executor

from starlette.routing import Route

from entrypoints.graphql.parts import Parts
from entrypoints.webhooks.door import WebhookDoor
from entrypoints.webhooks.notices import Notices


def webhook_routes(parts: Parts, pool: Executor) -> list[Route]:
    if parts.webhooks is None:
        return []
    notices = Notices(webhooks=parts.webhooks, office=parts.notice_office)
    door = WebhookDoor(notices=notices, pool=pool)
    return door.routes()
