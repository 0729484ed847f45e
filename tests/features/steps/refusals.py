"""When the Support Center says no."""

from core.errors import ErrorCode
from tests.features.scene import Scene
from tests.features.sentences import outcome


@outcome("that is refused because {ground:Ground}")
def _(scene: Scene, ground: ErrorCode) -> None:
    refusal = scene.refusal()
    assert refusal.code == ground, f"It was refused for another reason: {refusal.message}"
