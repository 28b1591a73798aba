"""Pages of consensus."""
