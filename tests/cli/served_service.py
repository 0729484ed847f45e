"""The service of a company in a process of its own, whose people a real provider signs in."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment
from tests.cli.demo_server import DemoServer
from tests.identity.provider_process import AUDIENCE, ProviderProcess

ROLES = "support-agents=trust_safety,billing=finance_ops"
READY = "Ctrl-C stops it."


@frozen(kw_only=True)
class ServedService(DemoServer):
    """`log` has everything that it wrote to standard error."""

    log: Path


@contextmanager
def served_service(
    home: Path, provider: ProviderProcess, log: Path, **environment: str
) -> Iterator[ServedService]:
    """`serve` with that provider's issuer, on any free port, ready to answer."""
    wired = {
        "SUPPORT_CENTER_OIDC_ISSUER": provider.issuer,
        "SUPPORT_CENTER_OIDC_AUDIENCE": AUDIENCE,
        "SUPPORT_CENTER_OIDC_ROLES": ROLES,
        "SUPPORT_CENTER_OIDC_DEFAULT_ROLE": "participant",
    }
    command = [*COMMAND, "serve", "--port", "0", "--data-dir", str(home)]
    with (
        log.open("w") as told,
        subprocess.Popen(
            command, cwd=ROOT, stderr=told, text=True, env=clean_environment() | wired | environment
        ) as process,
    ):
        try:
            said = _welcome(log, process)
            yield ServedService(process=process, home=home, said=said, log=log)
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _welcome(log: Path, process: "subprocess.Popen[str]") -> str:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while READY not in (said := log.read_text()):
        assert process.poll() is None, said
        assert time.monotonic() < deadline, said
        time.sleep(0.05)
    return said
