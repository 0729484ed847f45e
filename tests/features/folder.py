"""Where the specifications are."""

from pathlib import Path

FEATURES = Path(__file__).parents[2] / "features"
