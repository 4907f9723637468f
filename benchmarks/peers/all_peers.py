"""Every peer, and on how many vehicles it is timed."""

from typing import Any

from benchmarks.peers.forward_chaining import Clips, Experta
from benchmarks.peers.openfisca import OpenFisca
from benchmarks.peers.rules_in_python import BusinessRules
from benchmarks.peers.zen import Zen

PEERS: dict[str, tuple[Any, int]] = {
    "openfisca-core": (OpenFisca, 20_000),
    "zen-engine": (Zen, 100),
    "clipspy": (Clips, 30),
    "business-rules": (BusinessRules, 50),
    "experta": (Experta, 30),
}
"""With how many rows each is timed."""
