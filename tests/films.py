"""Films for tests: a small hand-made one, and a Hypothesis strategy for films of every shape with hostile texts."""

from typing import Any

from hypothesis import strategies as st

from bot.story import (
    ELEMENTS,
    Camera,
    Clip,
    Elements,
    Film,
    Known,
    Phrase,
    Preset,
    Scene,
    Sentence,
    Waiver,
)  # fmt: skip

HOSTILE = (
    "```\n# S09\n```", "~~~~\ncode", "<!-- comment --> <script>alert(1)</script>", "## S01 · 柱", "* 環境: 偽の欄",
    "---\ntitle: x\n---", "| a | b |\n|---|---|", "[x]: https://example.com", "![a](https://example.com/a.png)",
    "@kakeru と @nobody", "mail@example.com", "＝1+1", "=HYPERLINK(\"https://example.com\")", "-1", "\t+1",
    "line one\r\nline two\u2028three", "NUL\x00 BEL\x07", "\u202ereversed", "\\*already escaped\\*", "&lt;b&gt; &amp;",
    "70~100mm、3~4秒", "$a$ _b_ **c** `d`", "  spaces  　全角　", "`````json yumekonte-film", "1. one\n2. two",
    "[S03: English missing: environment]", "𠮷野家 👩‍🚀", "'''", "\"\"\"", "</details>", "> quoted", "# ",
)  # fmt: skip

plain = st.sampled_from(
    ["カケルが走る。", "Kakeru runs.", "@kakeru runs across @arcade.", "@kakeruの手が震える。", "夜の商店街", "low-key light",
     "The camera holds on @kakeru's hand.", "", "A shutter rattles shut"]
)  # fmt: skip
texts = st.one_of(
    plain,
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40),
    st.tuples(plain, st.sampled_from(HOSTILE)).map("".join),
)
phrases = st.builds(Phrase, ja=texts, en=texts)
sentence = st.builds(Sentence, element=st.sampled_from(ELEMENTS), ja=texts, en=texts)
cameras = st.builds(
    Camera,
    size=st.sampled_from([None, "wide", "close-up"]),
    angle=st.sampled_from([None, "low"]),
    move=st.sampled_from([None, "static", "orbit", "dolly-in"]),
    lens_mm=st.sampled_from([None, 35, 85]),
)
clips = st.builds(
    Clip,
    id=st.just("clip1"),
    kept=st.booleans(),
    why=texts,
    weak_spots=st.sampled_from([(), ("turn",), ("hand", "text")]),
    target=st.sampled_from(["sora-2", "no-longer-known"]),
    date=st.dates(),
    tries=st.integers(1, 999),
    usd=st.none() | st.floats(0, 1000),
    prompt=st.sampled_from(["", "0123456789ab"]),
)
_MARKS = ["environment.en", "prose.camera_work.ja", "slug.en"]


@st.composite
def scenes(draw: st.DrawFn, number: int) -> Scene:
    """Return a scene at a place of the film, with locks, waivers and stale marks."""
    notes: dict[str, Any] = {name: draw(st.none() | phrases) for name in ("style", "sound", "avoid")}
    return Scene(
        id=f"s{number:03x}",
        number=number,
        slug=draw(phrases),
        beat=draw(phrases),
        seconds=draw(st.integers(1, 600)),
        plot_sentences=tuple(draw(st.lists(st.integers(0, 9), max_size=3, unique=True))),
        elements=Elements(**{element: draw(phrases) for element in ELEMENTS}),
        camera=draw(cameras),
        prose=tuple(draw(st.lists(sentence, max_size=6))),
        locks=tuple(draw(st.lists(st.sampled_from(["environment", "slug", "scene"]), max_size=2, unique=True))),
        waivers=tuple(draw(st.lists(st.builds(Waiver, code=st.just("cut-inside"), reason=texts), max_size=1))),
        clips=tuple(draw(st.lists(clips, max_size=1))),
        stale=tuple(sorted(draw(st.sets(st.sampled_from(_MARKS))))),
        status=draw(st.sampled_from(["planned", "written", "attention"])),
        **notes,
    )


def _known(handle: str) -> st.SearchStrategy[Known]:
    return st.builds(Known, handle=st.just(handle), name=phrases, identity=phrases, short=phrases)


@st.composite
def films(draw: st.DrawFn, max_scenes: int = 3) -> Film:
    """Return a film: any shape that the data allows, texts from plain to hostile."""
    count = draw(st.integers(0, max_scenes))
    return Film(
        id=draw(st.sampled_from(["f1", "k3f9"])),
        title=draw(phrases),
        plot=draw(texts),
        plot_lang=draw(st.sampled_from(["ja", "en"])),
        target=draw(st.sampled_from(["sora-2", "veo-3.1", "hailuo-2.3", "ltx-2"])),
        aspect=draw(st.sampled_from(["16:9", "9:16", "21:9"])),
        logline=draw(phrases),
        preset=Preset(**{part: draw(phrases) for part in Preset.model_fields}),
        cast=tuple(draw(_known(handle)) for handle in draw(st.sampled_from([(), ("kakeru",), ("kakeru", "kakeru2")]))),
        places=tuple(draw(_known(handle)) for handle in draw(st.sampled_from([(), ("arcade",)]))),
        props=tuple(draw(_known(handle)) for handle in draw(st.sampled_from([(), ("old_coin",)]))),
        scenes=tuple(draw(scenes(number)) for number in range(1, count + 1)),
        assumptions=tuple(draw(st.lists(phrases, max_size=2))),
    )


def _said(ja: str, en: str) -> Phrase:
    return Phrase(ja=ja, en=en)


MIO = Known(
    handle="mio",
    name=_said("ミオ", "Mio"),
    identity=_said("短い黒髪に黄色いレインコートの少女", "a girl with short black hair in a yellow raincoat"),
    short=_said("少女", "the girl"),
)
LANTERN = Known(
    handle="lantern",
    name=_said("青い行灯", "the blue lantern"),
    identity=_said("青い和紙を張った手持ちの行灯", "a hand-held lantern of blue paper"),
    short=_said("行灯", "the lantern"),
)
PIER = Known(
    handle="pier",
    name=_said("古い桟橋", "the old pier"),
    identity=_said("霧に浮かぶ古い木の桟橋", "an old wooden pier in the mist"),
    short=_said("桟橋", "the pier"),
)

SMALL = Film(
    id="demo",
    title=_said("霧の桟橋", "The Pier in the Mist"),
    plot="ミオは霧の桟橋を歩いていた。行灯がひとりでに灯った。水の底から誰かが手を振っていた。",
    logline=_said(
        "霧の桟橋で、@mioは水の底から振られる手を見つける。",
        "On a pier in the mist, @mio finds a hand waving from under the water.",
    ),
    preset=Preset(
        theme=_said("静かな水辺の夢", "a quiet dream by the water"),
        color=_said("灰青と行灯の淡い青", "Grey-blue with the pale blue of one lantern"),
        camera=_said("三脚に据えたカメラ", "Camera on a tripod"),
        film_stock=_said("粒子の細かい16mmフィルム", "fine-grained 16mm film"),
        lighting=_said("霧に拡散した弱い光", "weak light diffused by mist"),
        vibe=_said("息をひそめるような静けさ", "hushed"),
    ),
    cast=(MIO,),
    places=(PIER,),
    props=(LANTERN,),
    scenes=(
        Scene(
            id="a1b2",
            number=1,
            slug=_said("桟橋・夜明け前", "EXT. PIER - BEFORE DAWN"),
            beat=_said("@mioが桟橋を歩いてくる。", "@mio comes walking along the pier."),
            seconds=8,
            plot_sentences=(0,),
            elements=Elements(
                subject_action=_said(
                    "@mioが@lanternを提げ、三歩歩いて止まる。", "@mio carries @lantern, takes three steps and stops."
                ),
                camera_work=_said("目線の高さのワイド。固定。", "Wide shot at eye level, static."),
                environment=_said("@pierの先は霧で見えない。", "The far end of @pier is lost in mist."),
                lighting_color=_said("灰青の夜明け前の光。", "Grey-blue light before dawn."),
                time_flow=_said("等速。最後に霧が少し晴れる。", "Real-time speed; at the end the mist thins a little."),
            ),
            camera=Camera(size="wide", angle="eye-level", move="static", lens_mm=35),
            prose=(
                Sentence(
                    element="camera_work",
                    ja="目線の高さに据えたカメラが、@pierを広くとらえる。",
                    en="A locked-off wide shot at eye level takes in @pier.",
                ),
                Sentence(
                    element="subject_action",
                    ja="@mioが@lanternを提げて三歩歩き、立ち止まる。",
                    en="@mio walks three steps with @lantern and stops.",
                ),
                Sentence(element="environment", ja="板の下で水が黒く光る。", en="Black water shines under the planks."),
                Sentence(
                    element="lighting_color",
                    ja="夜明け前の灰青の光が霧に滲む。",
                    en="Grey-blue light before dawn soaks the mist.",
                ),
                Sentence(element="time_flow", ja="最後に霧が少し薄れる。", en="At the end the mist thins a little."),
            ),
            sound=_said("板のきしむ音だけが聞こえる。", "Only the creak of the planks is heard."),
            avoid=_said("他の人、船", "other people, boats"),
            locks=("environment",),
            status="written",
        ),
        Scene(
            id="c3d4",
            number=2,
            slug=_said("桟橋の端・夜明け前", "EXT. END OF THE PIER - BEFORE DAWN"),
            beat=_said("@lanternがひとりでに灯る。", "@lantern lights up by itself."),
            seconds=5,
            plot_sentences=(1,),
            elements=Elements(
                subject_action=_said("@lanternが灯り、@mioの目が大きくなる。", "@lantern glows; @mio's eyes widen."),
                camera_work=_said("クローズアップ、ゆっくりドリーイン。", "Close-up with a slow push-in."),
                environment=_said("背後は霧だけ。", ""),
                lighting_color=_said("下からの淡い青。", "Pale blue from below."),
                time_flow=_said("数秒かけて明るくなる。", "It brightens over a few seconds."),
            ),
            camera=Camera(size="close-up", move="dolly-in", lens_mm=85),
            prose=(
                Sentence(
                    element="subject_action",
                    ja="@lanternの灯りが強まり、@mioの目が見開かれる。",
                    en="@lantern brightens, and @mio's eyes widen.",
                ),
                Sentence(element="camera_work", ja="カメラはゆっくり寄っていく。", en="The camera pushes in slowly."),
                Sentence(element="environment", ja="背後には霧しかない。", en=""),
            ),
            waivers=(Waiver(code="busy", reason="灯りと目は同じ一つの動き"),),
            stale=("environment.en",),
            status="attention",
        ),
    ),
    assumptions=(_said("時刻は夜明け前とした。", "The time is taken to be before dawn."),),
)
"""Two scenes: the first finished, the second without its English environment."""
