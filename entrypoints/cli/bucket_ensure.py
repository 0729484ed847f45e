"""`support-center bucket ensure`: make the buckets what they must be."""

from argparse import Namespace

from entrypoints.cli.bucket_options import add_buckets, chosen_buckets, upkeep
from entrypoints.cli.bucket_report import BucketReport
from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE, FAILED, CliFault
from ports.store_unavailable import StoreUnavailable


def _run(args: Namespace) -> int:
    buckets, keeper, report = chosen_buckets(args), upkeep(args), BucketReport(args.json)
    changes = deviations = 0
    try:
        for bucket in buckets:
            for change in keeper.ensure(bucket):
                report.changed(change)
                changes += 1
        for bucket in buckets:
            for deviation in keeper.verify(bucket):
                report.deviates(deviation)
                deviations += 1
    except StoreUnavailable as fault:
        raise CliFault(f"{fault.detail}. Start it again: what is done stays done.") from fault
    report.done(buckets, changes=changes, deviations=deviations)
    return FAILED if deviations else DONE


COMMAND = CliCommand(
    words=("bucket", "ensure"),
    summary="make the buckets of S3 for evidence and the audit what they must be",
    teaching="""\
A bucket that is missing is made; what is otherwise is set, and each change is told:

  evidence and audit   Object Lock in compliance mode, 7 years by default, which nobody can
                       shorten, and which cannot be taken off a bucket again
  evidence             to Intelligent-Tiering after 30 days, to Glacier after 180
  quarantine           no locks; uploads expire after a day, earlier versions too
  all three            versions, encryption by default, no public access, TLS only

Rules and statements of somebody else stay as they are. Doing it again changes nothing more.
In the quarantine bucket turn on GuardDuty malware protection with tags: uploads without its
verdict are not kept.

AWS credentials and the region are found where AWS's tools find them.

examples:
  support-center bucket ensure --quarantine acme-uploads --evidence acme-evidence
  support-center bucket ensure --audit acme-audit --kms-key alias/support
  support-center bucket ensure --json

exit codes:
  0  the buckets are what they must be
  1  S3 refused something or did not answer, or what is told could not be mended
  2  asked wrongly, or no bucket was named
""",
    options=add_buckets,
    run=_run,
)
