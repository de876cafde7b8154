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
  '#upload-button': ['ファイルを添付', 'Attach a file'],
  '#sidebar-trigger-button': ['作品の一覧を開閉', 'Show or hide the list of films'],
  '#search-chats-button': ['作品を検索', 'Search films'],
  '#new-chat-button': ['新しい作品', 'New film'],
  '#side-view-title button': ['ボードを閉じる', 'Close the board'],
  '[data-resize-handle]': ['幅を変える', 'Change the width'],
}
const nameAll = () => {
  for (const [where, [ja, en]] of Object.entries(NAMES))
    for (const control of document.querySelectorAll(`${where}:not([aria-label])`)) {
      control.setAttribute('aria-label', document.documentElement.lang === 'ja' ? ja : en)
      if (control.getAttribute('role') === 'presentation') control.removeAttribute('role')
    }
}
let naming = 0
new MutationObserver(() => { naming ||= requestAnimationFrame(() => { naming = 0; nameAll() }) })
  .observe(document.documentElement, { childList: true, subtree: true })
