"""Stage 1, intake. Comes in: a file, pasted words, or an image with its typed transcript. Goes out: a
`Report` with its original bytes, one text that is never changed afterwards, and the metadata that it states
of itself. It must never correct a text, guess silently where guessing can go wrong, or keep half of anything.
"""

from habeas.intake.report import Metadata, Report, open_file, open_pasted, open_report

__all__ = ["Metadata", "Report", "open_file", "open_pasted", "open_report"]
