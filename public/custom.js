// An Enter that ends a Japanese conversion is no Enter for the chat. Safari reports it after the conversion,
// with the key code 229 alone.
window.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.stopPropagation()
  },
  true
)

// The switch of the language comes back to where it was pressed.
const switched = (lang) => `/lang?${new URLSearchParams({ to: location.pathname, lang })}`
document.addEventListener(
  'click',
  (event) => {
    const link = event.target.closest?.('a[href="/lang"]')
    if (!link) return
    event.preventDefault()
    location.assign(switched(''))
  },
  true
)

// What the server asks of the page itself: to speak another language, to open another film.
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== location.origin) return
  const { lang, film } = event.data?.yumekonte ?? {}
  if (lang === 'ja' || lang === 'en') location.assign(switched(lang))
  else if (film === '') location.assign('/')
  else if (/^[A-Za-z0-9_-]{1,64}$/.test(film ?? '')) location.assign(`/thread/${film}`)
})

// What Chainlit shows as a picture alone: its name, for those who hear the page.
const NAMES = {
  '#chat-input': ['メッセージ', 'Message'],
  '#chat-submit': ['送信', 'Send'],
  '#stop-button': ['止める', 'Stop'],
  '#upload-button': ['ファイルを添付', 'Attach a file'],
  '#sidebar-trigger-button': ['作品の一覧を開閉', 'Show or hide the list of films'],
  '#search-chats-button': ['作品を検索', 'Search films'],
  '#new-chat-button': ['新しい作品', 'New film'],
  '#side-view-title button': ['ボードを閉じる', 'Close the board'],
  '[data-resize-handle]': ['幅を変える', 'Change the width'],
}
const SIGNS = { '.lucide-copy': ['コピー', 'Copy'], '.lucide-check': ['コピー済み', 'Copied'], '.lucide-arrow-down': ['最新の発言へ', 'To the latest message'] }
const nameAll = () => {
  for (const [where, [ja, en]] of Object.entries(NAMES))
    for (const control of document.querySelectorAll(`${where}:not([aria-label])`)) {
      control.setAttribute('aria-label', document.documentElement.lang === 'ja' ? ja : en)
      if (control.getAttribute('role') === 'presentation') control.removeAttribute('role')
    }
  // Pictures on buttons that come and go with the talk.
  for (const button of document.querySelectorAll('button:not([aria-label]):has(> svg)'))
    for (const [sign, [ja, en]] of Object.entries(SIGNS))
      if (!button.textContent.trim() && button.querySelector(sign)) button.setAttribute('aria-label', document.documentElement.lang === 'ja' ? ja : en)
  // The menu of a film in the list is opened by a picture that no keyboard reaches.
  for (const menu of document.querySelectorAll('#thread-options:not([role])')) {
    const film = menu.closest('button')?.textContent.trim() ?? ''
    menu.setAttribute('role', 'button')
    menu.setAttribute('tabindex', '0')
    menu.setAttribute('aria-label', (document.documentElement.lang === 'ja' ? '名前を変える・削除: ' : 'Rename or delete: ') + film)
  }
  // A link within a button: the link alone is to be reached and named.
  for (const around of document.querySelectorAll('button:has(> a[href]):not([role])')) {
    around.setAttribute('role', 'none')
    around.setAttribute('tabindex', '-1')
  }
  // It names a panel that is not in the page.
  for (const handle of document.querySelectorAll('[data-resize-handle][aria-controls]'))
    if (!document.getElementById(handle.getAttribute('aria-controls'))) handle.removeAttribute('aria-controls')
}
let naming = 0
new MutationObserver(() => { naming ||= requestAnimationFrame(() => { naming = 0; nameAll(); follow() }) })
  .observe(document.documentElement, { childList: true, subtree: true })

// What follows a pressed button is brought into view, its first line at the top at most: Chainlit does that for what is
// typed alone. Who scrolls meanwhile is left in peace.
const messages = () => [...document.querySelectorAll('.step[data-step-type]')].filter((step) => !step.parentElement.closest('.step'))
let before = null
document.addEventListener('click', (event) => { if (event.target.closest?.('button')) before = messages().at(-1) ?? null }, true)
for (const hand of ['wheel', 'touchmove', 'keydown']) window.addEventListener(hand, () => { before = null }, { capture: true, passive: true })
const follow = () => {
  const all = messages()
  const first = before && all[all.indexOf(before) + 1]
  const box = first?.closest('.overflow-y-auto')
  if (!box) return
  const top = box.scrollTop + first.getBoundingClientRect().top - box.getBoundingClientRect().top
  const down = Math.min(top, box.scrollHeight - box.clientHeight)
  if (down > box.scrollTop + 1) box.scrollTo({ top: down, behavior: 'smooth' })
}
