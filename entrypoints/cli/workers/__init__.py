"""One server in several processes: started together, replaced, and stopped together."""
