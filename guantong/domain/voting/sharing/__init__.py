"""Money shared among small projects of a community by what its people chose (社区民生微实事经费分配)."""
