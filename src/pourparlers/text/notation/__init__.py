"""Bracketed texts as characters: our own notation, the two of the trade, and texts made elsewhere."""
