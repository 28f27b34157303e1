"""Pourparlers: several parties negotiate the text of a draft agreement."""
