"""Metrics of several server processes behind one address: whoever is asked tells of all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.command_line import ROOT
from tests.watching.scraped import Scraped, of, read_metrics

WORKER = """
import sys
from entrypoints.watching.request_metrics import RequestMetrics
from entrypoints.watching.seen import Seen
from ports.occupancy import Occupancy

pool = Occupancy(in_use=int(sys.argv[1]), places=8, waiting=0)
metrics = RequestMetrics(pools={"desk": lambda: pool})
for number in range(int(sys.argv[1])):
    metrics.saw(Seen(operation="openCase", method="POST", status=200, seconds=0.1 * number,
        roles=(), codes=(), correlation_id=""))
metrics.look_at_pools()
print(metrics.written().decode(), end="\\f", flush=True)
sys.stdin.readline()
print(metrics.written().decode(), end="\\f", flush=True)
"""


def worker(shared: Path, requests: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(requests)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(shared)},
    )


def told_by(process: "subprocess.Popen[str]") -> Scraped:
    assert process.stdout is not None
    text = ""
    while not text.endswith("\f"):
        more = process.stdout.read(1)
        assert more, "it ended"
        text += more
    return read_metrics(text[:-1])


def test_each_process_tells_the_sum_and_forgets_the_pools_of_the_dead(tmp_path: Path) -> None:
    with worker(tmp_path, 3) as first, worker(tmp_path, 4) as second:
        told_by(first)
        told_by(second)
        second.send_signal(signal.SIGKILL)
        second.wait()
        assert first.stdin is not None
        first.stdin.write("\n")
        first.stdin.flush()
        told = told_by(first)
        assert first.wait() == 0
    assert of(told, "support_center_requests_total", operation="openCase", outcome="ok") == 7
    assert of(told, "support_center_request_seconds_count", operation="openCase") == 7
    slow = of(told, "support_center_request_seconds_bucket", operation="openCase", le="0.25")
    assert slow == 6
    in_use = told["support_center_pool_in_use"]
    assert {dict(labels)["pid"]: used for labels, used in in_use.items()} == {str(first.pid): 3}
