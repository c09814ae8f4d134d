"""Changes to several documents at once, as plans: a tag renamed everywhere, a document moved, a certificate withdrawn.

Each is a pure function from what the site has to a `ChangePlan`, which holds every file as it is and as it would be.
Only the bytes of edited values differ (`laur.editing`). `laur.desk.change_sets` makes the changes: all or none.
"""

from laur.changes.plan import ChangePlan, Draft, FileChange, ImpossibleChangeError, Refusal

__all__ = ["ChangePlan", "Draft", "FileChange", "ImpossibleChangeError", "Refusal"]
