"""Gemini's streamGenerateContent."""

import json
from typing import Any

from starlette.requests import Request

from tests.simulated.cases import Entry
from tests.simulated.profiles import Verdict
from tests.simulated.protocol import Protocol, RefusedError, asked_in_words
from tests.simulated_vendors import cut, harmed, tokens

_STATUSES = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE",
}  # fmt: skip
_TYPE = "type.googleapis.com/google.rpc."
_QUOTA = "You exceeded your current quota, please check your plan and billing details."
_UNAVAILABLE = {"error": {"code": 503, "message": "The model is overloaded.", "status": "UNAVAILABLE"}}


class Differences(Protocol):
    path = "/v1beta/models/{call}"

    def asked(self, body: dict[str, Any]) -> tuple[str | None, Any]:
        schema = body.get("generationConfig", {}).get("responseJsonSchema")
        if schema:
            return None, schema
        if forced := _forced(body):
            declared = body["tools"][0]["functionDeclarations"]
            return forced, next((d.get("parametersJsonSchema") for d in declared if d["name"] == forced), None)
        return asked_in_words(_words(body.get("systemInstruction")))

    def said(self, body: dict[str, Any]) -> str:
        return "\n".join(_words(content) for content in body["contents"] if content.get("role") == "user")

    def key(self, headers: Any) -> str:
        return str(headers.get("x-goog-api-key", ""))

    def model(self, request: Request, _body: dict[str, Any]) -> str:
        return str(request.path_params["call"]).partition(":")[0]

    def streams(self, _body: dict[str, Any]) -> bool:
        return True

    def judge(self, body: dict[str, Any]) -> Verdict:
        schema = body.get("generationConfig", {}).get("responseJsonSchema")
        if schema and self.knobs.profile in ("no_strict", "text_only"):
            return Verdict(400, "JSON mode is not enabled for this model: response_json_schema")
        if body.get("toolConfig") and self.knobs.profile == "text_only":
            return Verdict(400, "Function calling is not enabled for this model")
        return Verdict(obeyed=self.knobs.profile != "unconstrained" or not schema)

    def error(self, refused: RefusedError) -> tuple[int, Any]:
        status, message, details = refused.status, refused.message, []
        if refused.fault == "bad_key":
            status, message = 400, "API key not valid. Please pass a valid API key."
            details = [{"@type": f"{_TYPE}ErrorInfo", "reason": "API_KEY_INVALID"}]
        elif refused.fault in ("quota", "rate_limit"):
            every = "Day" if refused.fault == "quota" else "Minute"
            quota = {"quotaId": f"GenerateRequestsPer{every}PerProjectPerModel-FreeTier"}
            details, message = [{"@type": f"{_TYPE}QuotaFailure", "violations": [quota]}], _QUOTA
            if wait := refused.headers.get("retry-after-ms"):
                details.append({"@type": f"{_TYPE}RetryInfo", "retryDelay": f"{int(wait) / 1000}s"})
        elif refused.fault == "too_long":
            message = "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."
        error = {"code": status, "message": message, "status": _STATUSES.get(status, "UNKNOWN"), "details": details}
        return status, {"error": error}

    def strange_body(self, fault: str) -> tuple[str, str]:
        if fault == "error_in_stream":
            return self.kind, self.framed(_UNAVAILABLE)
        return super().strange_body(fault)

    def events(self, entry: Entry, text: str, body: dict[str, Any], number: int) -> list[Any]:
        sent, cached, answered = tokens(body, text)
        counts = {"promptTokenCount": sent, "cachedContentTokenCount": cached, "totalTokenCount": sent + answered}
        head = {"responseId": f"r{number}", "modelVersion": self.knobs.model or "gemini"}
        if entry.fault == "refusal":
            return [head | {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": counts}]
        forced = _forced(body)
        parts: list[Any] = [{"text": piece} for piece in cut(text, self.knobs.chunk)]
        if forced and text.startswith("{"):
            parts = [{"functionCall": {"name": forced, "args": json.loads(text)}}]
        if entry.fault == "thinking":
            parts.insert(0, {"text": "Let me think.", "thought": True})
        found: list[Any] = []
        for place, part in enumerate(parts or [{"text": ""}]):
            counts = counts | {"candidatesTokenCount": min(answered, place + 1)}
            candidate = {"content": {"parts": [part], "role": "model"}, "index": 0}
            found.append(head | {"candidates": [candidate], "usageMetadata": counts})
        stop = {"length": "MAX_TOKENS", "content_filter": "SAFETY"}.get(entry.fault or "", "STOP")
        end = {"content": {"parts": [{"text": ""}], "role": "model"}, "finishReason": stop, "index": 0}
        counts = counts | {"candidatesTokenCount": answered}
        found.append(head | {"candidates": [end], "usageMetadata": counts})
        return harmed(entry.fault, found, _UNAVAILABLE)

    def framed(self, payload: Any) -> str:
        return f"data: {json.dumps(payload, ensure_ascii=False)}\r\n\r\n"


def _forced(body: dict[str, Any]) -> str | None:
    names = body.get("toolConfig", {}).get("functionCallingConfig", {}).get("allowedFunctionNames")
    return names[0] if names else None


def _words(content: Any) -> str:
    return "\n".join(part.get("text", "") for part in (content or {}).get("parts", ()))
