"""Two lists that become one: suggestions from needs, the government's own list (相向贯通)."""
