"""Order snapshots: reading, faults, canonical form."""
