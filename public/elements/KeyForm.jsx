// A key for the writer, kept in memory only. Props: bot/chat/present/forms.py.
import React, { useEffect, useRef, useState } from 'react'

const kept = (window.__yumekonteKeyForm ??= {})

kept[props.release] ??= (() => function KeyForm({ data, act }) {
  const { words } = data
  const card = useRef(null)
  useEffect(() => { card.current?.scrollIntoView({ block: 'start' }) }, []) // It may have been asked for far from here.
  const [state, setState] = useState('')
  const [told, setTold] = useState('')
  const send = async event => {
    event.preventDefault()
    const form = event.currentTarget
    const said = new FormData(form)
    const text = name => said.get(name).trim()
    setState('busy')
    const answer = await act({ name: 'key', payload: { key: text('key'), server: text('server'), model: text('model') } }).catch(() => null)
    const came = answer?.response ?? answer
    setTold(came?.said ?? (came?.ok ? words.key_works : words.not_reached))
    setState(came?.ok ? 'done' : 'bad')
    form.elements.key.value = ''
  }
  return (
    <div ref={card} className="yk yk-card yk-offer" lang={data.lang}>
      <h3>{words.key_title}</h3>
      <p className="yk-quiet">{words.key_about}</p>
      {state === 'done' ? <p role="status">{told}</p> : (
        <form className="yk-form" onSubmit={send} autoComplete="off">
          <label>{words.key_key}<input name="key" type="password" required autoComplete="off" spellCheck={false} /></label>
          <label>{words.key_server}<input name="server" inputMode="url" defaultValue={data.server} placeholder="https://.../v1" spellCheck={false} /></label>
          <label>{words.key_model}<input name="model" defaultValue={data.model} spellCheck={false} autoCapitalize="none" /></label>
          {state === 'bad' && <p role="alert" className="yk-warn">{told}</p>}
          <div className="yk-row"><button className="yk-button yk-primary" disabled={state === 'busy'}>{words.key_use}</button></div>
        </form>
      )}
    </div>
  )
})()

export default React.createElement(kept[props.release], { data: props, act: callAction })
