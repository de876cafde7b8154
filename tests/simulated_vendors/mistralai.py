"""Mistral's chat completions: nearly OpenAI's."""

from typing import Any

from tests.simulated import strict
from tests.simulated.cases import Entry
from tests.simulated.profiles import Verdict
from tests.simulated.protocol import Protocol, RefusedError
from tests.simulated_vendors import harmed, tokens


class Differences(Protocol):
    def judge(self, body: dict[str, Any]) -> Verdict:
        wish, profile = body.get("response_format"), self.knobs.profile
        if wish and profile in ("no_strict", "text_only"):
            return Verdict(400, "response_format: json_schema is not supported by this model")
        if body.get("tool_choice") and profile == "text_only":
            return Verdict(400, "Function calling is not enabled for this model")
        if wish and (said := strict.objection("answer", wish["json_schema"]["schema"])):
            return Verdict(422, f"response_format.json_schema: {said}")
        return Verdict(obeyed=profile != "unconstrained" or not wish)

    def error(self, refused: RefusedError) -> tuple[int, Any]:
        if refused.fault == "bad_key":
            return 401, {"detail": "Unauthorized"}
        if refused.fault == "quota":
            return 402, {"detail": "Payment required"}
        if refused.fault == "no_model":
            return 400, _error(f"Invalid model: {self.knobs.model}-x", "invalid_model", "1500")
        return refused.status, _error(refused.message, "invalid_request_error", None)

    def strange_body(self, fault: str) -> tuple[str, str]:
        if fault == "error_in_stream":
            return self.kind, self.framed(_error("The engine is on fire", "internal_server_error", "3000"))
        return super().strange_body(fault)

    def events(self, entry: Entry, text: str, body: dict[str, Any], number: int) -> list[Any]:
        harm, self_healed = entry.fault, Entry(name=entry.name, text=entry.text, answer=entry.answer)
        if harm not in ("early_end", "error_midway"):
            self_healed = entry
        found = [each for each in super().events(self_healed, text, body, number) if not _is_usage(each)]
        last = next((each for each in reversed(found) if isinstance(each, dict) and each.get("choices")), None)
        if last is not None:
            sent, _, answered = tokens(body, text)
            last["usage"] = {"prompt_tokens": sent, "completion_tokens": answered, "total_tokens": sent + answered}
        return harmed(harm, found, _error("The engine is on fire", "internal_server_error", "3000"))


def _error(message: str, kind: str, code: str | None) -> dict[str, Any]:
    return {"object": "error", "message": message, "type": kind, "param": None, "code": code}


def _is_usage(event: Any) -> bool:
    return isinstance(event, dict) and "usage" in event and not event["choices"]
