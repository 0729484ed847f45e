"""A stream of lines in, a stream of decisions out (kernels.md, *Replay*)."""
