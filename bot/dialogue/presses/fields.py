"""What several presses hold: ids and words, as long as a browser may send them."""

from typing import Annotated

from pydantic import StringConstraints

Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Words = Annotated[str, StringConstraints(max_length=20_000)]
