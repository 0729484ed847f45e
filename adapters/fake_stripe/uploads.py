"""Files for disputes: uploaded once, then named by their ids. Their content is not kept."""

from collections.abc import Mapping
from hashlib import sha256
from mimetypes import guess_type
from typing import Any

from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.errors import malformed, missing
from adapters.fake_stripe.listing import PAGING, Page
from adapters.fake_stripe.parameters import Parameters, allow_only, parameter_missing, text

EVIDENCE = "dispute_evidence"
TYPES = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
BEGINNINGS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n": "png"}
MAX_BYTES = 5_000_000


def create(account: Account, _ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/files, with `file` a hash of `filename`, `type` and `content` (bytes)."""
    allow_only(params, "purpose", "file")
    if (purpose := text(params, "purpose")) is None:
        raise parameter_missing("purpose")
    if purpose != EVIDENCE:
        raise malformed("Invalid purpose", code="parameter_invalid_string", param="purpose")
    filename, kind, content = _read(params)
    made: StripeObject = {
        "id": account.new_id("file"),
        "object": "file",
        "created": account.now(),
        "expires_at": None,
        "filename": filename,
        "links": None,
        "purpose": purpose,
        "size": len(content),
        "title": None,
        "type": kind,
        "url": None,
    }
    account.files[made["id"]] = made
    account.file_hashes[made["id"]] = sha256(content).hexdigest()
    return made


def _read(params: Parameters) -> tuple[str, str, bytes]:
    """Name, type in Stripe's word, and content. Raises StripeApiError for what it refuses."""
    file = params.get("file")
    if file is None:
        raise parameter_missing("file")
    if not isinstance(file, Mapping) or not isinstance(file.get("content"), bytes):
        raise malformed("Invalid file", code="parameter_invalid_hash", param="file")
    if (kind := _kind(file)) is None:
        raise malformed(
            f"Invalid file type {file['type']}: evidence is a PDF, JPEG or PNG.",
            code="parameter_invalid_string",
            param="file",
        )
    if not 0 < len(file["content"]) <= MAX_BYTES:
        raise malformed(
            f"Evidence is from 1 to {MAX_BYTES} bytes long.",
            code="parameter_invalid_string",
            param="file",
        )
    return str(file["filename"]), kind, file["content"]


def _kind(file: Mapping[str, Any]) -> str | None:
    """Told by the content, else by the type it came with, else by its name."""
    told = (kind for begin, kind in BEGINNINGS.items() if file["content"].startswith(begin))
    by_name = TYPES.get(guess_type(str(file["filename"]))[0] or "")
    return next(told, TYPES.get(file["type"]) or by_name)


def retrieve(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/files/{file}."""
    allow_only(params)
    return find(account, ids[0])


def find(account: Account, file: str, *, param: str = "id") -> StripeObject:
    """Raises StripeApiError (resource_missing) when there is no such file."""
    if file not in account.files:
        raise missing("file upload", file, param=param)
    return account.files[file]


def listed(account: Account, _ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/files."""
    allow_only(params, *PAGING)
    return Page.asked(params).of(account.files.values(), url="/v1/files")
