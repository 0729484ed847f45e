"""Something that a process of its own does until it is asked to stop."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from threading import Thread
from typing import NoReturn

from attrs import frozen

from entrypoints.cli.fault import DONE, FAILED, CliFault
from entrypoints.cli.stopping import StopAsked


@frozen
class Lifeline:
    """The two ends of a pipe: the parent alone has the one that is `held`."""

    watched: int
    held: int


@frozen
class Job:
    """`work` gives the exit code; `name` is for messages."""

    name: str
    work: Callable[[], int]

    def start(self, lifeline: Lifeline) -> int:
        """The id of its process, which ends in good order when nobody holds the lifeline."""
        # What is still in the buffers would be written by both.
        sys.stdout.flush()
        sys.stderr.flush()
        return os.fork() or self._do(lifeline)

    def _do(self, lifeline: Lifeline) -> NoReturn:
        """Nothing that the parent has opened is closed on the way out: it is the parent's."""
        code = FAILED
        try:
            # A terminal asks a whole group to stop; the parent is asked, and asks its children.
            os.setpgid(0, 0)
            os.close(lifeline.held)
            Thread(target=_stop_with_parent, args=(lifeline.watched,), daemon=True).start()
            code = self.work()
        except StopAsked:
            code = DONE
        except CliFault as fault:
            print(f"support-center: {fault.message}", file=sys.stderr)
            code = fault.exit_code
        except BaseException:  # noqa: BLE001 - the end of this process, whatever it was
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)


def _stop_with_parent(watched: int) -> None:
    """A parent that was killed closes nothing, but its end of the pipe is gone with it."""
    os.read(watched, 1)
    os.kill(os.getpid(), signal.SIGTERM)
