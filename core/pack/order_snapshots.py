"""policy-snapshot.json: the order as it was received, in the bytes that its hash is of."""

from collections.abc import Iterator

from core.orders.canonical_json import canonical_json
from core.orders.snapshot import OrderSnapshot
from core.pack.document import Document
from core.pack.material import CaseMaterial


def order_documents(material: CaseMaterial) -> Iterator[Document]:
    """The newest version, then the earlier ones that decisions were made on.

    Each file's SHA-256 is the snapshot's: the RFC 8785 form of what was received, with every
    field of it, is what decisions and the audit name (kernels.md, *Decision*).
    """
    if material.order is not None:
        yield _document("policy-snapshot.json", material.order)
    for order in material.earlier_orders:
        yield _document(f"policy-snapshots/version-{order.version}.json", order)


def _document(name: str, order: OrderSnapshot) -> Document:
    return Document(name, canonical_json(order.received))
