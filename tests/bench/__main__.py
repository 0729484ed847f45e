"""`python -m tests.bench [PART] [options of the part]`: every part, or the one that is named."""

import sys

from tests.bench import audit, aws_lambda, decide, limits, lists, money, statements
from tests.bench.http import run as http

PARTS = {
    "audit": audit.main,
    "decide": decide.main,
    "http": http.main,
    "lambda": aws_lambda.main,
    "limits": limits.main,
    "lists": lists.main,
    "money": money.main,
    "statements": statements.main,
}

if __name__ == "__main__":
    named, *words = sys.argv[1:] or [""]
    if named and named not in PARTS:
        sys.exit(f"There is no part {named}. The parts are: {', '.join(PARTS)}.")
    for name, run in PARTS.items():
        if named in ("", name):
            run(words)
