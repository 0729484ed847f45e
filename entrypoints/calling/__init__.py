"""Who calls, from where and under which keys, whichever door they come by."""
