// A key for the writer, kept in memory only. Props: bot/chat/present/forms.py and bot/chat/services.py.
import React, { useEffect, useRef, useState } from 'react'

const kept = (window.__yumekonteKeyForm ??= {})

kept[props.release] ??= (() => function KeyForm({ data, act }) {
  const { words, services } = data
  const card = useRef(null)
  useEffect(() => { card.current?.scrollIntoView({ block: 'start' }) }, []) // It may have been asked for far from here.
  const [chosen, setChosen] = useState(services[0].id)
  const [models, setModels] = useState({}) // What was typed, by service: else its usual one.
  const [state, setState] = useState('')
  const [told, setTold] = useState('')
  const service = services.find(one => one.id === chosen)
  const open = service.address !== null
  /** A pasted key says whose it is, where its maker begins all of them alike. */
  const recognise = key => {
    const found = services.filter(one => one.key_begins && key.startsWith(one.key_begins)).sort((a, b) => b.key_begins.length - a.key_begins.length)[0]
    if (found && !open) setChosen(found.id)
  }
  const send = async event => {
    event.preventDefault()
    const form = event.currentTarget
    const said = new FormData(form)
    const text = name => (said.get(name) ?? '').trim()
    setState('busy')
    const payload = { service: chosen, key: text('key'), server: text('server'), model: text('model') }
    const answer = await act({ name: 'key', payload }).catch(() => null)
    const came = answer?.response ?? answer
    setTold(came?.said ?? (came?.ok ? words.key_works : words.not_reached))
    setState(came?.ok ? 'done' : 'bad')
    if (came?.ok) form.elements.key.value = ''
  }
  return (
    <div ref={card} className="yk yk-card yk-offer" lang={data.lang}>
      <h3>{words.key_title}</h3>
      <p className="yk-quiet">{words.key_about}</p>
      {state === 'done' ? <p role="status">{told}</p> : (
        <form className="yk-form" onSubmit={send} autoComplete="off">
          <label>{words.key_service}
            <select name="service" value={chosen} onChange={event => { setChosen(event.target.value); setState('') }}>
              {services.map(one => <option key={one.id} value={one.id}>{one.called}</option>)}
            </select>
          </label>
          {service.missing && <p role="alert" className="yk-warn">{service.missing}</p>}
          <label>{open ? words.key_optional : words.key_key}
            <input name="key" type="password" required={!open} autoComplete="off" spellCheck={false} onChange={event => recognise(event.target.value.trim())} />
          </label>
          {open && <label>{words.key_server}<input name="server" inputMode="url" required defaultValue={service.address} placeholder="https://.../v1" spellCheck={false} /></label>}
          <label>{words.key_model}
            <input name="model" required value={models[chosen] ?? service.model} spellCheck={false} autoCapitalize="none"
              onChange={event => setModels({ ...models, [chosen]: event.target.value })} />
          </label>
          {state === 'bad' && <p role="alert" className="yk-warn">{told}</p>}
          {state === 'busy' && <p role="status" className="yk-quiet">{words.key_trying}</p>}
          <div className="yk-row"><button className="yk-button yk-primary" disabled={state === 'busy' || !!service.missing}>{words.key_use}</button></div>
        </form>
      )}
    </div>
  )
})()

export default React.createElement(kept[props.release], { data: props, act: callAction })
