"""Numbers that are copied off a vehicle or a paper: the VIN and the plate, pasted with blanks, dots or hyphens."""

import re

from interview.answers.reading import Misunderstood, Reading, Understood, tidied

VIN_SIGNS = 17
"""GB 16735, ISO 3779: seventeen signs, never I, O or Q."""
NOT_IN_A_VIN = re.compile(r"[^A-HJ-NPR-Z0-9]")
BETWEEN_GROUPS = re.compile(r"[\s\-_./]+")
BETWEEN_PLATE_GROUPS = re.compile(r"[\s·・•.]+")

NOTHING_LEFT = Misunderstood({"en": "Please type the number as it stands there.", "zh": "请按原样输入号码。"})


def read_vin(typed: str) -> Reading:
    """Capitals without what stands between; doubted where no VIN looks like that, for old imports have none."""
    vin = BETWEEN_GROUPS.sub("", tidied(typed)).upper()
    if not vin:
        return NOTHING_LEFT
    shown_back = {"en": vin, "zh": vin}
    strange = NOT_IN_A_VIN.findall(vin)
    if len(vin) == VIN_SIGNS and not strange:
        return Understood(vin, shown_back)
    signs = ", ".join(dict.fromkeys(strange))
    english = f"contains {signs}" if strange else f"has {len(vin)} signs"
    chinese = f"含有 {signs}" if strange else f"有 {len(vin)} 位"
    return Understood(
        vin,
        shown_back,
        doubt={
            "en": f"A VIN has {VIN_SIGNS} signs without I, O and Q; this one {english}. Is it right?",
            "zh": f"车辆识别代号为 {VIN_SIGNS} 位，不含 I、O、Q；此号{chinese}。对吗？",
        },
    )


def read_plate(typed: str) -> Reading:
    """Capitals without blanks and the dot behind the province: 粤b·12345 is 粤B12345."""
    plate = BETWEEN_PLATE_GROUPS.sub("", tidied(typed)).upper()
    return Understood(plate, {"en": plate, "zh": plate}) if plate else NOTHING_LEFT
