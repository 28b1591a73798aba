"""consensus 共识会: what a meeting of deputies and experts holds together on."""
