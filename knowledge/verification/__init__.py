"""Proofs over a whole rule base: what holds for every complete set of answers, and what the cases exercise.

The proofs are of the circuit that the engines share (knowledge.logic.circuit), with every asked fact cut into its
regions, and are done by a SAT solver. A proof that fails gives a smallest counter-example.
"""
