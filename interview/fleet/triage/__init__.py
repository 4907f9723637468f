"""The picture of a whole fleet: what stands how often, what to do first, where and when."""
