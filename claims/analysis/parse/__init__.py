"""The reading of attributions that leans on a dependency parse."""
