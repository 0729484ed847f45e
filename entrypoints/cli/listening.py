"""The socket to serve on, taken before anything else is started."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from entrypoints.cli.fault import MISUSED, CliFault

CHOOSE = "Choose others with --host or SUPPORT_CENTER_HOST, --port or SUPPORT_CENTER_PORT."


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A bound and listening socket; port 0 takes any that is free. Raises CliFault."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as problem:
        raise _fault(host, port, problem) from problem
    with listener:
        # A restart need not wait until the connections of the run before are forgotten.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(128)
        except OSError as problem:
            raise _fault(host, port, problem) from problem
        yield listener


def url_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _fault(host: str, port: int, problem: OSError | UnicodeError) -> CliFault:
    if isinstance(problem, UnicodeError):
        return CliFault(f"{host} is not the name of a host: {problem}. {CHOOSE}", exit_code=MISUSED)
    if problem.errno == errno.EADDRINUSE:
        return CliFault(
            f"Port {port} of {host} is in use. Stop what listens there, or choose another with"
            " --port (0 takes any that is free)."
        )
    return CliFault(f"Cannot listen on {host} port {port}: {problem.strerror}. {CHOOSE}")
