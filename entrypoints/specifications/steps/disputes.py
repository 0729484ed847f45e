"""Disputes: the buyer takes the payment up with the bank."""

from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed


@deed("the buyer disputes the payment at the bank")
def _(scene: Scene) -> None:
    scene.settle()
    scene.driver.world.dispute(scene.order().charge)
