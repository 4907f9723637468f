"""What can be said: facts, questions, conditions, truth, rules, requirements, findings, sources, packs.

Standard library only. Everything here is a frozen dataclass, an enumeration or a pure function.
"""
