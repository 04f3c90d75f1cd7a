"""Why a document can't be written."""


class WriteError(Exception):
    """A file that can't be written, or taken back: the message names it, the reason, what to do."""
