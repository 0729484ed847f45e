"""Deciding again: lines of the replay, and decisions that were stored (kernels.md, *Replay*)."""
