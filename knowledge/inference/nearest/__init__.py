"""The nearest legal version of a vehicle: the smallest set of changes that leads to a verdict, found and proved.

A search over sets of changes, best first. What is left open is read with strong Kleene gates, so that one look
at the circuit rules out every change that can be part of no plan, and finds every change that is part of all.
"""
