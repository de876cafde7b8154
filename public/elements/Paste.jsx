// The clipboard writer: a request to carry to a chat, and room for the answer. Props: bot/chat/present/forms.py.
import React, { useEffect, useRef, useState } from 'react'
import { Check, ClipboardCopy } from 'lucide-react'

const kept = (window.__yumekontePaste ??= {})

kept[props.release] ??= (() => function Paste({ data, act }) {
  const { words } = data
  const card = useRef(null)
  useEffect(() => { data.open && card.current?.scrollIntoView({ block: 'start' }) }, []) // It may have been asked for far from here.
  const [typed, setTyped] = useState('')
  const [copied, setCopied] = useState(false)
  const [state, setState] = useState('')
  const [bad, setBad] = useState('')
  const [shown, setShown] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(data.text)
    } catch {
      const area = document.createElement('textarea')
      area.value = data.text
      document.body.append(area)
      area.select()
      const done = document.execCommand('copy')
      area.remove()
      if (!done) { setShown(true); setBad(words.copy_failed); return }
    }
    setCopied(true)
  }
  const send = async event => {
    event.preventDefault()
    setState('busy')
    setBad('')
    const answer = await act({ name: 'paste', payload: { text: typed } }).catch(() => null)
    const told = answer?.response ?? answer
    setState(told?.ok ? 'done' : '')
    if (!told?.ok) setBad(told?.said ?? words.not_reached)
  }
  const open = data.open && state !== 'done'
  return (
    <div ref={card} className="yk yk-card yk-offer" lang={data.lang}>
      <p className="yk-label">{data.count}</p>
      <h3>{words.paste_title}</h3>
      {data.follow_up && <p className="yk-quiet">{words.paste_follow_up}</p>}
      {!open ? <p role="status" className="yk-quiet">{words.paste_read}</p> : (
        <ol className="yk-steps">
          <li>
            <button type="button" className="yk-button yk-primary" onClick={copy}>
              {copied ? <Check aria-hidden size={16} /> : <ClipboardCopy aria-hidden size={16} />}<span aria-live="polite">{copied ? words.copied : words.paste_copy}</span>
            </button>{' '}
            <button type="button" className="yk-button yk-ghost yk-small" aria-expanded={shown} onClick={() => setShown(!shown)}>{words.paste_show}</button>
            {shown && <textarea className="yk-request" readOnly rows={8} value={data.text} aria-label={words.paste_show} onFocus={event => event.target.select()} />}
          </li>
          <li>{data.same_chat ? words.paste_same_chat : words.paste_new_chat}</li>
          <li>
            <form className="yk-form" onSubmit={send}>
              <label>{words.paste_back}<textarea rows={8} value={typed} onChange={event => setTyped(event.target.value)} aria-label={words.paste_answer} /></label>
              {bad && <p role="alert" className="yk-warn">{bad}</p>}
              <div className="yk-row"><button className="yk-button yk-primary" disabled={!typed.trim() || state === 'busy'}>{words.paste_send}</button></div>
            </form>
          </li>
        </ol>
      )}
    </div>
  )
})()

export default React.createElement(kept[props.release], { data: props, act: callAction })
