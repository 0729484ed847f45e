"""What the three buckets must be, checked and set trait by trait."""
