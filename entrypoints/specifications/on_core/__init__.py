"""The core on memory and the fake processor, as sentences drive it."""
