"""Order snapshots: what the order service says was sold, paid and agreed (kernels.md)."""
