"""`support-center bucket verify`: name what the buckets should not be."""

from argparse import Namespace

from entrypoints.cli.bucket_options import add_buckets, chosen_buckets, upkeep
from entrypoints.cli.bucket_report import BucketReport
from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE, FAILED, CliFault
from ports.store_unavailable import StoreUnavailable


def _run(args: Namespace) -> int:
    buckets, keeper, report = chosen_buckets(args), upkeep(args), BucketReport(args.json)
    deviations = 0
    try:
        for bucket in buckets:
            for deviation in keeper.verify(bucket):
                report.deviates(deviation)
                deviations += 1
    except StoreUnavailable as fault:
        raise CliFault(f"The buckets cannot be checked: {fault.detail}.") from fault
    report.done(buckets, changes=0, deviations=deviations)
    return FAILED if deviations else DONE


COMMAND = CliCommand(
    words=("bucket", "verify"),
    summary="name what the buckets of S3 for evidence and the audit should not be",
    teaching="""\
Locks, versions, lifecycle, encryption, public access and TLS are compared with what
support-center bucket ensure sets. Each deviation is named, and nothing is changed:

  acme-evidence locks objects for 365 days by default, less than 7 years
  acme-evidence answers without TLS
  2 buckets: 2 not as it must be

examples:
  support-center bucket verify --quarantine acme-uploads --evidence acme-evidence
  support-center bucket verify --audit acme-audit --kms-key alias/support --json

exit codes:
  0  the buckets are what they must be
  1  something deviates, or S3 did not answer
  2  asked wrongly, or no bucket was named
""",
    options=add_buckets,
    run=_run,
)
