"""The HTML form of a rolling text: one self-contained page that a delegate reads and prints.

`outline` says what the page holds, `prose` writes the negotiated words, `write` puts both into
the template `page.html.jinja` with the style `page.css`. The page has no script and asks for
nothing from anywhere; its own content security policy forbids both.
"""

from __future__ import annotations

from pourparlers.documents.page.compilation import write_compilation_page
from pourparlers.documents.page.write import Mode, write_page

__all__ = ["Mode", "write_compilation_page", "write_page"]
