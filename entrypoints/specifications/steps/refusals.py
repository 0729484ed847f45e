"""When the Support Center says no."""

from core.errors import ErrorCode
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import outcome
from entrypoints.specifications.unmet import Unmet


@outcome("that is refused because {ground:Ground}")
def _(scene: Scene, ground: ErrorCode) -> None:
    refusal = scene.refusal()
    if refusal.code != ground:
        raise Unmet(f"It was refused for another reason: {refusal.message}")
