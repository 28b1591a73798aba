"""The eight stages of a budget's year, a file each (八个环节)."""
