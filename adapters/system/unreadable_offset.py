"""What a clock's file says when it is not one."""

from pathlib import Path


class UnreadableOffset(Exception):
    """The file does not say how far the clock was moved; deleting it puts the clock back."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not a clock's file; delete it to put the clock back")
        self.path = path
