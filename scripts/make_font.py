"""Makes the font of the storyboard sheet from BIZ UDPGothic: `make_font.py BIZUDPGothic-Regular.ttf`."""

import logging
import os
import sys
from pathlib import Path

from fontTools import subset

FONT = Path(__file__).parents[1] / "knowledge" / "fonts" / "BIZUDPGothic-Regular.ttf"
LATIN = {
    *range(0x20, 0x250),
    *range(0x370, 0x460),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2800),
    *range(0x3000, 0x3100),
}


def japanese() -> set[int]:
    """Return all that Windows' Shift_JIS can say: JIS X 0208, and the kanji of names beyond it."""
    found: set[int] = set()
    for first in range(0x81, 0x100):
        for second in range(0x40, 0xFD):
            try:
                found |= {ord(c) for c in bytes((first, second)).decode("cp932")}
            except UnicodeDecodeError:
                continue
    return found


def main() -> None:
    """Write the font without hinting, vertical forms and layout tables, which the sheet does not use."""
    logging.disable(logging.WARNING)
    # The date inside stays that of the original.
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    options = subset.Options(
        hinting=False, layout_features=[], glyph_names=False, notdef_outline=True, recalc_timestamp=False
    )
    options.drop_tables += ["GSUB", "meta", "vhea", "vmtx", "DSIG", "gasp"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = subset.load_font(sys.argv[1], options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LATIN | japanese())
    subsetter.subset(font)
    font.save(FONT)
    print(f"{FONT}: {FONT.stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters")


if __name__ == "__main__":
    main()
