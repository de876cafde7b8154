"""Makes knowledge/glosses/ from JMdict: its common words, reduced to forms, readings and short English senses.

`python scripts/make_glosses.py`: takes half a minute and 700 MB on disk, all of it in a temporary folder; needs pip's
network. The dictionary comes from the package jamdict-data, which the project itself never needs.
"""

import gzip
import re
import sqlite3
import subprocess
import sys
import tempfile
import venv
from collections import defaultdict
from pathlib import Path

PACKAGE = "jamdict-data==1.5"
OUT = Path(__file__).parent.parent / "knowledge" / "glosses"

# What a sense is, by the beginning of JMdict's names of the parts of speech; the first that fits counts.
KINDS = (
    ("v", ("Ichidan", "Godan", "Kuru", "suru verb", "su verb", "verb", "irregular", "intransitive", "transitive")),
    ("a", ("adjective", "adjectival", "pre-noun", "'taru'", "nouns which may take", "noun or verb acting")),
    ("x", ("expressions",)),
    ("s", ("noun or participle which takes",)),
    ("n", ("noun (common)", "noun (temporal)", "pronoun", "numeric", "counter")),
    ("d", ("adverb",)),
)
FADED = (
    "archaism",
    "obsolete",
    "obscure",
    "dated",
    "rare",
    "vulgar",
    "derogatory",
    "slang",
    "manga",
    "Internet",
    "poet",
)
_BRACKETS = r"\([^()]*(?:\([^()]*\)[^()]*)*\)"
REMARK = re.compile(rf"^{_BRACKETS}\s+|(?:\s*{_BRACKETS})+$")
SENSES, GLOSSES, LONG = 6, 3, 36


def main() -> None:
    """Make the data file and copy the licence."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", PACKAGE], check=True)  # noqa: S603 (fixed words)
        package = next(Path(folder).rglob("jamdict_data"))
        write(package / "jamdict.db", package / "LICENSE.md")


def write(database: Path, licence: Path) -> None:
    """Write the two files that come from the dictionary."""
    rows = rows_of(database)
    OUT.mkdir(exist_ok=True)
    # No time in the header: the same dictionary gives the same bytes.
    packed = gzip.compress("".join(f"{row}\n" for row in rows).encode(), mtime=0)
    (OUT / "jmdict-common.tsv.gz").write_bytes(packed)
    (OUT / "LICENCE-EDRDG.md").write_text(licence.read_text(encoding="utf-8"), encoding="utf-8")
    print(f"{len(rows)} entries")


def rows_of(database: Path) -> list[str]:
    """Return a row for each common entry, the most common first: forms, readings, senses, between tabs."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as link:
        tables = Tables(link)
    rows = [(tables.rank(entry), entry, tables.row(entry)) for entry in tables.ranks]
    return [row for _, _, row in sorted(rows)]


class Tables:
    """The tables of jamdict.db that count here, by entry or by sense."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self.kanji = _lists(link, "SELECT idseq, text FROM Kanji ORDER BY id")
        self.kana = _lists(link, "SELECT idseq, text FROM Kana ORDER BY id")
        self.ranks = _lists(
            link,
            "SELECT k.idseq, p.text FROM Kanji k JOIN KJP p ON p.kid = k.id "
            "UNION ALL SELECT k.idseq, p.text FROM Kana k JOIN KNP p ON p.kid = k.id",
        )
        self.senses = _lists(link, "SELECT idseq, id FROM Sense ORDER BY id")
        self.pos = _lists(link, "SELECT sid, text FROM pos")
        self.misc = _lists(link, "SELECT sid, text FROM misc UNION ALL SELECT sid, 'archaism' FROM dialect")
        self.glosses = _lists(link, "SELECT sid, text FROM SenseGloss ORDER BY rowid")

    def rank(self, entry: int) -> int:
        """Return how common an entry is, 0 the most: the newspapers' rank of 500 words, and lists for learners."""
        marks = set(self.ranks[entry])
        news = min((int(mark[2:]) for mark in marks if mark.startswith("nf")), default=40)
        return news - 30 * ("ichi1" in marks) - 5 * ("spec1" in marks)

    def row(self, entry: int) -> str:
        """Return an entry as a row."""
        fresh = [sense for sense in self.senses[entry] if not self.faded(sense)] or self.senses[entry]
        senses = [self.sense(sense) for sense in fresh[:SENSES]]
        return "\t".join([";".join(self.kanji[entry]), ";".join(self.kana[entry]), *senses])

    def faded(self, sense: int) -> bool:
        """Return True for a sense that nobody means today, or nobody would put in a prompt."""
        return any(mark.startswith(FADED) for mark in self.misc[sense])

    def sense(self, sense: int) -> str:
        """Return a sense as its kinds and its first short glosses: `nu bottle; jar`."""
        kinds = "".join(kind for kind, names in KINDS if any(pos.startswith(names) for pos in self.pos[sense]))
        kana = "u" * any(mark.startswith("word usually written using kana") for mark in self.misc[sense])
        # A remark beside a gloss tells a reader of dictionaries which door is meant; a hint has no room for it.
        glosses = [REMARK.sub("", gloss) or gloss for gloss in self.glosses[sense]]
        short = [gloss for gloss in dict.fromkeys(glosses) if len(gloss) <= LONG] or glosses[:1]
        return f"{kinds or 'o'}{kana} " + "; ".join(gloss.replace("; ", ", ") for gloss in short[:GLOSSES])


def _lists(link: sqlite3.Connection, query: str) -> dict[int, list]:  # type: ignore[type-arg]
    found: dict[int, list] = defaultdict(list)  # type: ignore[type-arg]
    for key, value in link.execute(query):
        found[key].append(value)
    return found


if __name__ == "__main__":
    main()
