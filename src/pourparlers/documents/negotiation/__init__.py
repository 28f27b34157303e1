"""The forms of a negotiation's views: text, Markdown, JSON and pages, each with its stamp.

`write` is the door: a view, a form, a reader's language. Behind it every view but the rolling text and the
redline is put on a `sheet` in the reader's language, and the forms print sheets; the rolling text and the
redline have the forms that `compile` gives them.
"""

from __future__ import annotations

from pourparlers.documents.negotiation.reader import Reader
from pourparlers.documents.negotiation.sentences import say_event
from pourparlers.documents.negotiation.write import FORMS, View, write

__all__ = ["FORMS", "Reader", "View", "say_event", "write"]
