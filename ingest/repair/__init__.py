"""Text that is not what was printed, turned back into what was: wrong tables, lost letters, look-alikes, spaces.

Every repair is found by rules and data that hold for all files, judged by ``ingest.likeness``, and recorded, so
that what the source gave can always be had back.
"""

from ingest.repair.edits import Change, EditedText
from ingest.repair.repairing import Repaired, repaired

__all__ = ["Change", "EditedText", "Repaired", "repaired"]
