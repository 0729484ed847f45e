"""The demo's own doors for files, where production has S3's: forms post here, links read here."""

from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from adapters.memory.file_door import FILES, UPLOADS, FileDoor, TurnedAway

MOST_FIELDS: Final = 20
CHUNK_BYTES: Final = 256 * 1024


@frozen
class DemoFiles:
    """Two routes that need no token: the URL itself is the permission, signed and short-lived."""

    door: FileDoor

    def routes(self) -> list[Route]:
        return [
            Route(f"{UPLOADS}/{{token}}", self._take, methods=["POST"]),
            Route(f"{FILES}/{{token}}", self._hand_out, methods=["GET"]),
        ]

    async def _take(self, request: Request) -> Response:
        try:
            async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
                return await self._received(request.path_params["token"], dict(form.items()))
        except (MultiPartException, HTTPException):
            return _refused("Send the form as multipart/form-data, with the file as `file`.")

    async def _received(self, token: str, form: dict[str, Any]) -> Response:
        file = form.pop("file", None)
        if not isinstance(file, UploadFile):
            return _refused("Send the file in the field `file`, after the others.")
        try:
            await run_in_threadpool(self.door.receive, token, fields=form, content=_chunks(file))
        except TurnedAway as turned_away:
            return _refused(turned_away.why)
        return Response(status_code=204)

    async def _hand_out(self, request: Request) -> Response:
        named = await run_in_threadpool(self.door.download, request.path_params["token"])
        if named is None:
            return JSONResponse({"error": "This link is not valid any more."}, status_code=403)
        return StreamingResponse(
            named.chunks,
            media_type=named.mime,
            headers={
                "Content-Disposition": named.disposition,
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": "sandbox",
                "Cache-Control": "private, no-store",
            },
        )


def _chunks(file: UploadFile) -> Iterator[bytes]:
    while chunk := file.file.read(CHUNK_BYTES):
        yield chunk


def _refused(why: str) -> Response:
    return JSONResponse({"error": why}, status_code=403)
