"""The signs at the head of entries."""

from enum import StrEnum


class Sign(StrEnum):
    """What stands at the head of an entry, told apart by shape and not by colour alone."""

    TICK_BOX = "tick_box"
    NUMBERED_TICK_BOX = "numbered_tick_box"
    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    CERTAIN = "certain"
    POSSIBLE = "possible"
    NUMBER = "number"
    PLACE = "place"
    DATE = "date"
    PAST = "past"
    PROVED = "proved"
    CLAIMED = "claimed"
    CONCLUDED = "concluded"
