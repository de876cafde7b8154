"""How a server is asked for JSON: schemas that it takes, the ladder, and nothing that it may not know."""

import json
from itertools import pairwise
from types import UnionType
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm import drafts
from bot.llm.openai_protocol import OpenAIWriter, Rung
from bot.llm.port import Partial
from bot.llm.probing import probed
from bot.llm.reading import unfinished, whole
from bot.llm.schema import strict_schema
from bot.llm.settings import Settings
from tests.openai_calls import CANARY, ask, finished, writer
from tests.simulated import strict

DRAFTS = [kind for name, kind in vars(drafts).items() if name.endswith("Draft") and kind is not drafts.Draft]
PLAIN = {"model", "messages", "response_format", "stream", "tools", "tool_choice"}

# What each kind of server ends at, and how many requests the first answer takes.
SERVERS = {
    "openai": (Rung.STRICT, 1),
    "no_strict": (Rung.SCHEMA, 2),
    "claude": (Rung.TOOL, 2),
    "groq": (Rung.TOOL, 3),
    "llama_cpp_python": (Rung.TOOL, 3),
    "deepseek": (Rung.JSON, 4),
    "json_mode": (Rung.JSON, 4),
    "text_only": (Rung.TEXT, 5),
    "gemini": (Rung.STRICT, 1),
    "not_streaming": (Rung.STRICT, 1),
}


@pytest.mark.parametrize("draft", DRAFTS)
def test_every_draft_passes_the_strict_rules(draft):
    assert strict.objection("draft", strict_schema(draft)) is None


@pytest.mark.parametrize("draft", DRAFTS)
def test_every_draft_keeps_its_order_and_its_words_in_the_schema(draft):
    schema = strict_schema(draft)
    assert list(schema["properties"]) == list(draft.model_fields) == schema["required"]
    assert schema.get("description") == draft.__doc__
    for name, field in draft.model_fields.items():
        if field.description:
            assert schema["properties"][name]["description"] == field.description


def test_an_absent_value_is_null_and_no_draft_has_a_default():
    for draft in DRAFTS:
        for name, hint in get_type_hints(draft).items():
            assert draft.model_fields.get(name) is None or draft.model_fields[name].is_required()
            if isinstance(hint, UnionType) and type(None) in get_args(hint):
                assert {"type": "null"} in strict_schema(draft)["properties"][name]["anyOf"]


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "string", "minLength": 1}, "'minLength' is not permitted"),
        ({"type": "string", "default": "x"}, "'default' is not permitted"),
        ({"oneOf": [{"type": "string"}], "type": "string"}, "'oneOf' is not permitted"),
        ({"type": "object", "properties": {}, "required": []}, "'additionalProperties' is required"),
        ({"type": "object", "properties": {"a": {"type": "null"}}, "additionalProperties": False}, "Missing 'a'"),
        ({"$ref": "#/$defs/X", "description": "x"}, "$ref cannot have keywords"),
        ({}, "must have a 'type' key"),
        ({"type": "array"}, "array schema missing items"),
    ],
)
def test_the_simulated_server_refuses_what_the_service_refuses(schema, said):
    whole_schema = {"type": "object", "properties": {"x": schema}, "required": ["x"], "additionalProperties": False}
    assert said in (strict.objection("x", whole_schema) or "")


@pytest.mark.parametrize("profile", SERVERS)
async def test_each_kind_of_server_is_found_out_once_and_remembered(simulated, profile):
    server = simulated("faults", profile=profile)
    rung, requests = SERVERS[profile]
    async with writer(server.url) as openai:
        first, second = await finished(openai, ask("<good>")), await finished(openai, ask("<good>"))
        assert openai.rung is rung
    assert first.value == second.value
    assert first.usage.requests == requests
    assert len(server.requests()) == requests + 1


@pytest.mark.parametrize("profile", SERVERS)
async def test_an_unknown_server_gets_plain_parameters_only(simulated, profile):
    server = simulated("faults", profile=profile)
    async with writer(server.url) as openai:
        await finished(openai, ask("<good>"))
    assert {key for request in server.requests() for key in request["body"]} <= PLAIN


def test_openai_itself_is_asked_for_usage_and_told_which_calls_share_a_prefix():
    openai = OpenAIWriter(Settings(_env_file=None, OPENAI_API_KEY=CANARY))
    sent = {"messages": [{"role": "system", "content": "x"}, {"role": "user", "content": "plot"}]}
    extended = openai._extended(sent)
    assert set(extended) == {"messages", "stream_options", "prompt_cache_key"}
    assert extended["prompt_cache_key"] == openai._extended(sent)["prompt_cache_key"]


async def test_instructions_come_first_and_the_schema_behind_them_where_it_must_be_said(simulated):
    server = simulated("faults", profile="text_only")
    async with writer(server.url) as openai:
        await finished(openai, ask("<good>"))
    system, user = server.requests()[-1]["body"]["messages"]
    assert system["content"].startswith("You bring one language up.\n\nAnswer with one JSON object")
    assert user["content"] == "<good>"


@pytest.mark.parametrize("profile", SERVERS)
async def test_a_server_is_tried_out_with_a_small_question(simulated, profile):
    server = simulated("probe", profile=profile)
    health = await probed(Settings(_env_file=None, OPENAI_BASE_URL=server.url))
    assert health.rung == SERVERS[profile][0].name.lower()
    assert health.streams is (profile != "not_streaming")


async def test_partials_grow_and_the_last_piece_is_the_answer(simulated):
    server = simulated("faults", rate=40, chunk=4)
    async with writer(server.url) as openai:
        pieces = [piece async for piece in openai.write(ask("<good>"))]
    partials = [piece.value.get("text", "") for piece in pieces if isinstance(piece, Partial)]
    assert len(partials) >= 3
    assert all(later.startswith(earlier) for earlier, later in pairwise(partials))
    assert pieces[-1].value.text.startswith(partials[-1])


@pytest.mark.parametrize(("knob", "estimated"), [("always", False), ("never", True)])
async def test_tokens_are_the_servers_or_counted_and_marked(simulated, knob, estimated):
    server = simulated("faults", usage=knob)
    async with writer(server.url) as openai:
        usage = (await finished(openai, ask("<good>"))).usage
    assert usage.estimated is estimated
    assert usage.input_tokens > 0
    assert usage.output_tokens > 0


async def test_a_server_that_ignores_the_schema_and_answers_with_keys_of_its_own_is_asked_another_way(simulated):
    server = simulated("own_keys", profile="unconstrained")
    async with writer(server.url) as openai:
        answer = await finished(openai, ask("<good>"))
        assert openai.rung is Rung.TOOL
    assert answer.value.text == "雨の防波堤。"


SCENE = json.dumps({"ja": "灯台の\n「夜」", "en": ["a", {"b": None}], "n": -1.5e3, "猫": True}, ensure_ascii=False)


@given(st.integers(0, len(SCENE)), st.sampled_from(["", "Sure: ", "```json\n"]))
def test_every_beginning_of_json_reads_as_a_beginning_of_its_value(cut, chatter):
    value = unfinished(chatter + SCENE[:cut])
    assert value is None if cut == 0 else json.loads(SCENE)["ja"].startswith(value.get("ja", ""))


@given(st.text())
def test_no_text_breaks_the_reading(text):
    unfinished(text)
    found = whole(text)
    assert found is None or isinstance(found, dict)


def test_json_is_found_between_words_and_unfinished_json_is_read():
    assert whole('Sure: {"a": 1} and then {"a": {"b": [1, 2]}} done') == {"a": {"b": [1, 2]}}
    assert whole("no {json at all") is None
    assert whole('{"a": "line\nbreak"}') == {"a": "line\nbreak"}
    assert unfinished('{"a": "夜の') == {"a": "夜の"}
    assert unfinished("```json\n{") == {}
    assert unfinished("Well") is None
