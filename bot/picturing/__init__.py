"""Framing pictures as SVG, drawn by code from closed camera values and the light. No claim about any rendering."""

from bot.picturing.pictures import picture, shot_picture

__all__ = ["picture", "shot_picture"]
