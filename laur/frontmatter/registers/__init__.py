"""Registers of members: their published form, their values, and their copies in the content folder."""
