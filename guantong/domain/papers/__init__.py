"""Official papers (公文): which kinds there are, by whom to whom on what basis, and what one says, as plain data."""
