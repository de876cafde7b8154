"""Yumekonte: from a dream to finished video prompts, in Japanese and English."""
