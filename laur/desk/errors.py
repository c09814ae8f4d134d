"""What requests of the desk can fail with, besides the errors of `laur.desk.documents`."""


class ImpossibleError(Exception):
    """Something cannot be done; the argument is a sentence for the user."""
