"""Documents, in and out: bytes to a draft, a rolling text to text, Markdown, HTML and JSON.

Readers have a limit, never touch the network and refuse what they cannot read with its place (`errors`).
"""
