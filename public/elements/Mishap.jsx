// A clip that came out wrong: what is behind it, the words that caused it, takes to compare. Props: bot/chat/present/mishap.py.
import React, { useState } from 'react'

const kept = (window.__yumekonteMishap ??= {})

kept[props.release] ??= (() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')

  return function Mishap({ data, act }) {
    const { words, takes } = data
    const [picked, setPicked] = useState(null)
    const [bad, setBad] = useState('')
    const pick = async staging => {
      setPicked(staging)
      setBad('')
      const answer = await act({ name: 'press', payload: { press: 'restage', scene: data.scene, weak_spot: data.weak_spot, staging } }).catch(() => null)
      const told = answer?.response ?? answer
      if (told?.ok) return
      setPicked(null)
      setBad(told?.said ?? words.not_reached)
    }
    return (
      <div className="yk yk-card yk-offer" lang={data.lang}>
        <h3>{data.heading} <span className="yk-quiet">{data.slug}</span></h3>
        <p><q>{data.mishap}</q></p>
        <p><strong>{data.behind}</strong></p>
        <p>{data.why} <span className="yk-quiet">({data.source})</span></p>
        <p>{data.causes_heading}</p>
        {data.causes.map((one, place) => (
          <p key={place} lang={one.lang} className="yk-cause">{one.before}<u>{one.words}</u>{one.behind}</p>
        ))}
        {data.otherwise && <p>{data.otherwise}</p>}
        <p className="yk-quiet">{data.advice}</p>
        <h4>{words.stagings}</h4>
        <div className="yk-treatments">
          {takes.map((one, place) => (
            <article key={place} className={picked === place ? 'yk-on' : ''}>
              {one.picture && <span className="yk-picture"><img src={`data:image/svg+xml,${encodeURIComponent(one.picture.svg)}`} alt={one.picture.alt} /></span>}
              <h4>{one.name}</h4>
              {one.camera && <p className="yk-quiet">{one.camera}</p>}
              <p>{one.why}</p>
              {one.note && <p className="yk-quiet">{one.note}</p>}
              <button type="button" className="yk-button" onClick={() => pick(place)} aria-label={`${words.pick}: ${one.name}`}>{words.pick}</button>
            </article>
          ))}
        </div>
        {bad && <p role="alert" className="yk-warn">{bad}</p>}
        {picked !== null && <p role="status" className="yk-quiet">{fill(words.picked, { name: takes[picked].name })}</p>}
        {data.others && <p className="yk-quiet">{data.others}</p>}
      </div>
    )
  }
})()

export default React.createElement(kept[props.release], { data: props, act: callAction })
