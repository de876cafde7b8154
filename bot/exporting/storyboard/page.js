"use strict";
const one = (id) => document.getElementById(id);
const all = (css) => [...document.querySelectorAll(css)];
const said = (id) => [...one(id).content.children]
  .filter((part) => !part.dataset.only || part.dataset.only === document.documentElement.dataset.lang)
  .map((part) => part.textContent).join("");
// Full width and half width, capitals and small letters are the same to who searches.
const plain = (text) => text.normalize("NFKC").toLowerCase();
const texts = new Map(all("article[data-shot]").map((shot) => [shot.dataset.shot, plain(shot.textContent)]));

function seek() {
  const words = plain(one("seek").value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const [slate, text] of texts) {
    const shows = words.every((word) => text.includes(word));
    found += shows;
    for (const part of all(`[data-shot="${slate}"]`)) part.hidden = !shows;
  }
  one("none").hidden = found > 0 || texts.size === 0;
  one("count").textContent = words.length ? `${found}${said("of")}${texts.size}` : "";
}

function speak(tongue) {
  document.documentElement.lang = document.documentElement.dataset.lang = tongue;
  for (const button of all("[data-tongue]")) button.setAttribute("aria-pressed", String(button.dataset.tongue === tongue));
  seek();
}

async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // An older browser, or one that asks for a server: the way before.
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

async function copy(button) {
  const from = button.dataset.copy;
  const parts = from === "all" ? all("article:not([hidden]) [data-paste]") : [one(from)];
  const done = await put(parts.map((part) => part.textContent).filter(Boolean).join("\n\n"));
  button.focus();
  one("said").textContent = said(done ? "copied" : "not-copied");
  button.classList.add("done");
  const before = button.innerHTML;
  if (!button.dataset.busy) {
    button.dataset.busy = "yes";
    button.textContent = one("said").textContent;
    setTimeout(() => { button.innerHTML = before; delete button.dataset.busy; one("said").textContent = ""; }, 1600);
  }
}

one("seek").addEventListener("input", seek);
for (const button of all("[data-tongue]")) button.addEventListener("click", () => speak(button.dataset.tongue));
for (const button of all("[data-copy]")) button.addEventListener("click", () => copy(button));
document.querySelector(".tools").hidden = false;
speak(document.documentElement.dataset.lang);
