"""Jobs of which it is noted when they are done, for a printing process to do."""

import os
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class NotedJob:
    """Comes to its name and to the process that did it."""

    name: str
    notes: Path
    """A line is added when the job begins."""
    is_likely: bool = True
    seconds: float = 0
    fails: bool = False

    def is_due(self) -> bool:
        """As was said."""
        return self.is_likely

    def done(self) -> tuple[str, int]:
        """Take as long as was said."""
        with self.notes.open("a") as notes:
            notes.write(f"{self.name}\n")
        time.sleep(self.seconds)
        if self.fails:
            raise ValueError(self.name)
        return self.name, os.getpid()
