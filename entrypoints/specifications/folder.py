"""Where product's own specifications are."""

from pathlib import Path

_IN_THE_PACKAGE = Path(__file__).with_name("features")
_IN_THE_CHECKOUT = Path(__file__).parents[2] / "features"


def default_folder() -> Path:
    """What an installed program brought along, or the checkout's own folder."""
    return _IN_THE_PACKAGE if _IN_THE_PACKAGE.is_dir() else _IN_THE_CHECKOUT


def specifications_in(place: Path) -> tuple[Path, ...]:
    """Every feature file below a folder, or the one file `place` is, in order of names."""
    return (place,) if place.is_file() else tuple(sorted(place.rglob("*.feature")))
