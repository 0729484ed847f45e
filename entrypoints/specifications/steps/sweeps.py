"""What the Support Center does by itself, once it looks what time has made due."""

from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed


@deed("the Support Center sweeps")
def _(scene: Scene) -> None:
    scene.settle()
    scene.driver.world.sweep()
