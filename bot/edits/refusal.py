"""Why an edit cannot be done, as a value that `texts` turns into one sentence."""


class RefusedError(Exception):
    """An edit that cannot be applied. `key` names the sentence in `texts`, `params` fill it."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        return f"{self.key} {self.params}" if self.params else self.key
