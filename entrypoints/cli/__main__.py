"""`python -m entrypoints.cli` is `support-center`."""

import sys

from entrypoints.cli.main import main

sys.exit(main())
