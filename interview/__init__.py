"""The conversation: asks a person, records the answers, reports the assessment."""

__version__ = "0.1.0"
