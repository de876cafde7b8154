// The camera coach: three ways to shoot a scene, to pick one from. Props: bot/chat/present/offers.py.
import React, { useEffect, useRef, useState } from 'react'

const kept = (window.__yumekonteCoach ??= {})

kept[props.release] ??= (() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')

  return function Coach({ data, act }) {
    const { words, treatments } = data
    const card = useRef(null)
    useEffect(() => { data.open && card.current?.scrollIntoView({ block: 'start' }) }, []) // It may have been asked for far from here.
    const [picked, setPicked] = useState(null)
    const [bad, setBad] = useState('')
    const pick = async treatment => {
      setPicked(treatment)
      setBad('')
      const answer = await act({ name: 'press', payload: { press: 'pick', scene: data.scene, treatment } }).catch(() => null)
      const told = answer?.response ?? answer
      if (told?.ok) return
      setPicked(null)
      setBad(told?.said ?? words.not_reached)
    }
    return (
      <div ref={card} className="yk yk-card yk-offer" lang={data.lang}>
        <h3>{fill(words.coach, { slate: data.slate })} <span className="yk-quiet">{data.slug}</span></h3>
        <div className="yk-treatments">
          {treatments.map((one, place) => (
            <article key={place} className={picked === place ? 'yk-on' : ''}>
              <span className="yk-picture">{one.picture && <img src={`data:image/svg+xml,${encodeURIComponent(one.picture.svg)}`} alt={one.picture.alt} />}</span>
              <h4>{one.name}</h4>
              <p className="yk-quiet">{one.camera}</p>
              <p>{one.effect}</p>
              {data.open && picked === null && <button type="button" className="yk-button" onClick={() => pick(place)} aria-label={fill(words.pick_of, { name: one.name })}>{words.pick}</button>}
            </article>
          ))}
        </div>
        {bad && <p role="alert" className="yk-warn">{bad}</p>}
        {picked !== null ? <p role="status" className="yk-quiet">{fill(words.picked, { name: treatments[picked].name })}</p>
          : !data.open && <p className="yk-quiet">{words.closed}</p>}
      </div>
    )
  }
})()

export default React.createElement(kept[props.release], { data: props, act: callAction })
