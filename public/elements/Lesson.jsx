// A lesson: steps with framing pictures, an example, film words, and a scene to try it on. Props: bot/chat/present/lesson.py.
import React, { useState } from 'react'

const kept = (window.__yumekonteLesson ??= {})

kept[props.release] ??= (() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')

  return function Lesson({ data, act }) {
    const { words, steps, scenes } = data
    const [scene, setScene] = useState(data.scene)
    const [tried, setTried] = useState('')
    const [bad, setBad] = useState('')
    const slate = scenes.find(one => one.id === scene)?.slate ?? ''
    const tryIt = async () => {
      setTried(slate)
      setBad('')
      const answer = await act({ name: 'press', payload: { press: 'try_out', lesson: data.lesson, scene } }).catch(() => null)
      const told = answer?.response ?? answer
      if (told?.ok) return
      setTried('')
      setBad(told?.said ?? words.not_reached)
    }
    return (
      <div className="yk yk-card yk-offer" lang={data.lang}>
        <h3>{data.heading}</h3>
        <p>{data.about}</p>
        <ol className="yk-treatments">
          {steps.map((one, place) => (
            <li key={place}>
              <span className="yk-picture"><img src={`data:image/svg+xml,${encodeURIComponent(one.picture)}`} alt={one.camera} /></span>
              <p>{place + 1}. {one.says}</p>
              <p className="yk-quiet">{one.camera}</p>
            </li>
          ))}
        </ol>
        <h4>{words.example}</h4>
        <p lang="ja">{data.example.ja}</p>
        <p lang="en">{data.example.en}</p>
        <p className="yk-quiet">{words.terms}: {data.terms.join(' · ')}</p>
        <p className="yk-quiet">{words.sources}: {data.sources.join(' / ')}</p>
        {scene && <div className="yk-row">
          <h4>{words.try_heading}</h4><q>{data.wish}</q>
          <label className="yk-row yk-picker"><span className="yk-quiet">{words.which}</span>
            <select value={scene} onChange={event => setScene(event.target.value)}>
              {scenes.map(one => <option key={one.id} value={one.id}>{one.slate} {one.slug}</option>)}
            </select>
          </label>
          <button type="button" className="yk-button yk-primary" onClick={tryIt}>{fill(words.try_it, { slate })}</button>
        </div>}
        {bad && <p role="alert" className="yk-warn">{bad}</p>}
        {tried && <p role="status" className="yk-quiet">{fill(words.tried, { slate: tried })}</p>}
      </div>
    )
  }
})()

export default React.createElement(kept[props.release], { data: props, act: callAction })
