"""What is said in both languages, and the names of what is said."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

Lang = Literal["ja", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)

ElementName = Literal["subject_action", "camera_work", "environment", "lighting_color", "time_flow"]
ELEMENTS: tuple[ElementName, ...] = get_args(ElementName)

Heading = Literal["slug", "beat"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)


class Frozen(BaseModel):
    """A value that never changes; a change makes a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Phrase(Frozen):
    """One thing said in both languages. Empty means: not said yet."""

    ja: str = ""
    en: str = ""

    def said(self, lang: Lang) -> str:
        """Return the text in `lang`, empty if it is not there."""
        return self.ja if lang == "ja" else self.en

    def lacks(self, lang: Lang) -> bool:
        """Tell if it is said in the other language only."""
        return bool(self) and not self.said(lang).strip()

    def __bool__(self) -> bool:
        return bool(self.ja or self.en)


class Sentence(Frozen):
    """One sentence of the prompt paragraph and the element that it says. May hold handles."""

    element: ElementName
    ja: str = ""
    en: str = ""

    def said(self, lang: Lang) -> str:
        """Return the sentence in `lang`, empty if it is not there."""
        return self.ja if lang == "ja" else self.en

    def lacks(self, lang: Lang) -> bool:
        """Tell if it is said in the other language only."""
        return bool(self.ja or self.en) and not self.said(lang).strip()
