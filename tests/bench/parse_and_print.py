"""What decide is measured against: every line is parsed and printed, and nothing else."""

import json
import sys

for line in sys.stdin:
    sys.stdout.write(f"{json.dumps(json.loads(line))}\n")
