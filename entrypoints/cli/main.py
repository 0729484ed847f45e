"""The command line: one command a file, found by what one types."""

import errno
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from adapters.aurora.embedded.failures import EmbeddedPostgresError
from adapters.system.policies_file_error import PoliciesFileError
from adapters.system.unreadable_offset import UnreadableOffset
from entrypoints.cli import (
    audit_export,
    audit_restore,
    audit_verify,
    bucket_ensure,
    bucket_verify,
    case_export,
    decide,
    demo_advance,
    erase,
    fake_stripe,
    features_check,
    features_phrasebook,
    ledger_check,
    ledger_export,
    load_demo,
    macro_check,
    migrate,
    notify,
    orders_import,
    package,
    policy_check,
    policy_show,
    refunds_replay,
    relay,
    schema,
    schema_check,
    seal,
    serve,
    sweep,
    token,
)
from entrypoints.cli.command import CliCommand
from entrypoints.cli.fault import DONE, FAILED, INTERRUPTED, MISUSED, CliFault
from entrypoints.cli.standard_streams import drop_output, prepare_streams
from entrypoints.demo.unreadable_stripe_file import UnreadableStripeFile
from entrypoints.settings.setting_error import SettingError

COMMANDS = (
    serve.COMMAND,
    orders_import.COMMAND,
    decide.COMMAND,
    refunds_replay.COMMAND,
    relay.COMMAND,
    notify.COMMAND,
    sweep.COMMAND,
    seal.COMMAND,
    audit_verify.COMMAND,
    audit_export.COMMAND,
    audit_restore.COMMAND,
    ledger_check.COMMAND,
    ledger_export.COMMAND,
    case_export.COMMAND,
    erase.COMMAND,
    bucket_ensure.COMMAND,
    bucket_verify.COMMAND,
    token.COMMAND,
    demo_advance.COMMAND,
    fake_stripe.COMMAND,
    policy_show.COMMAND,
    policy_check.COMMAND,
    macro_check.COMMAND,
    features_check.COMMAND,
    features_phrasebook.COMMAND,
    schema.COMMAND,
    schema_check.COMMAND,
    migrate.COMMAND,
    package.COMMAND,
    load_demo.COMMAND,
)
GROUPS = {
    "audit": "prove, export and restore the audit",
    "case": "hand over a case whole",
    "orders": "take in order snapshots",
    "refunds": "prove stored refunds",
    "ledger": "prove and export the books",
    "bucket": "set and check the buckets for evidence and the audit",
    "demo": "move a running demo",
    "policy": "see and check the policies",
    "macro": "check the macros",
    "features": "check what product specifies, and how it is said",
}
# Commands by themselves too, that have others below them.
GROUPS_OF_COMMANDS = frozenset({"schema"})
TEACHING = """\
examples:
  support-center serve --demo
  support-center token --sub usr_ana --role trust_safety --role finance_ops
  support-center orders import orders.jsonl
  support-center demo advance 10d
  support-center COMMAND --help        what a command does, with examples

exit codes:
  0  done
  1  it could not be done, or not all of it; standard error says why
  2  it was asked wrongly: an unknown option, a bad value, input that cannot be read
  130  it was interrupted with Ctrl-C (a server ends with 0)
"""
# A stream that takes no more: the disk is full, the quota, the file or the device.
UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code. What a person did wrong is told in a line, without a traceback."""
    prepare_streams()
    args = build_parser().parse_args(argv)
    command: CliCommand = args.command
    try:
        exit_code = command.run(args)
        sys.stdout.flush()
    except CliFault as fault:
        return _told(fault.message, fault.exit_code)
    except (SettingError, PoliciesFileError) as fault:
        return _told(str(fault), MISUSED)
    except (EmbeddedPostgresError, UnreadableStripeFile, UnreadableOffset) as fault:
        return _told(str(fault), FAILED)
    except BrokenPipeError:
        # Whoever read our output has read enough; nothing more can be written to it.
        drop_output()
        return DONE
    except OSError as fault:
        if fault.errno not in UNWRITABLE or fault.filename is not None:
            raise
        drop_output()
        return _told(f"The output cannot be written: {fault.strerror}.", FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    return exit_code


def build_parser() -> ArgumentParser:
    """The parser of every command; `command` of what it parses is the CliCommand."""
    parser = ArgumentParser(
        prog="support-center",
        description="Cases, refunds and payout holds for a marketplace.",
        epilog=TEACHING,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    top = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    groups: dict[str, _SubParsersAction[ArgumentParser]] = {}
    for command in COMMANDS:
        *group, word = command.words
        home = _group(group[0], top, groups) if group else top
        added = _add(command, word, home)
        if word in GROUPS_OF_COMMANDS:
            groups[word] = added.add_subparsers(title="commands", metavar="COMMAND")
    return parser


def _group(
    word: str,
    top: "_SubParsersAction[ArgumentParser]",
    groups: "dict[str, _SubParsersAction[ArgumentParser]]",
) -> "_SubParsersAction[ArgumentParser]":
    if word not in groups:
        parser = top.add_parser(word, help=GROUPS[word], description=GROUPS[word].capitalize())
        groups[word] = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    return groups[word]


def _add(
    command: CliCommand, word: str, home: "_SubParsersAction[ArgumentParser]"
) -> ArgumentParser:
    parser = home.add_parser(
        word,
        help=command.summary,
        description=command.summary[:1].upper() + command.summary[1:] + ".",
        epilog=command.teaching,
        formatter_class=RawDescriptionHelpFormatter,
    )
    command.options(parser)
    parser.set_defaults(command=command)
    return parser


def _version() -> str:
    try:
        return version("support-center")
    except PackageNotFoundError:
        return "(not installed)"


def _told(message: str, exit_code: int) -> int:
    print(f"support-center: {message}", file=sys.stderr)
    return exit_code
