// A question of the interview: choices, own words, or skip. Props: bot/chat/present/forms.py.
import React, { useEffect, useRef, useState } from 'react'

const kept = (window.__yumekonteQuestion ??= {})

kept[props.release] ??= (() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')

  return function Question({ data, act }) {
    const { words } = data
    const card = useRef(null)
    useEffect(() => { data.open && card.current?.scrollIntoView({ block: 'start' }) }, []) // It may have been asked for far from here.
    const [typed, setTyped] = useState('')
    const [given, setGiven] = useState(null)
    const [bad, setBad] = useState('')
    const answer = async text => {
      setGiven(text)
      setBad('')
      const answer = await act({ name: 'press', payload: { press: 'answer', question: data.question, text } }).catch(() => null)
      const told = answer?.response ?? answer
      if (told?.ok) return
      setGiven(null)
      setBad(told?.said ?? words.not_reached)
    }
    const was = given ?? data.answer
    return (
      <div ref={card} className="yk yk-card yk-offer" lang={data.lang}>
        <p className="yk-label">{data.count}</p>
        <h3>{data.asks}</h3>
        {was !== null ? <p role="status" className="yk-quiet">{was ? fill(words.answered, { answer: was }) : words.skipped}</p> : data.open && (
          <>
            <div className="yk-choices">{data.choices.map((choice, i) => <button key={i} type="button" className="yk-button" onClick={() => answer(choice)}>{choice}</button>)}</div>
            <form className="yk-form" onSubmit={event => { event.preventDefault(); answer(typed.trim()) }}>
              <label>{words.own_words}<input value={typed} onChange={event => setTyped(event.target.value)} /></label>
              <div className="yk-row">
                <button className="yk-button yk-primary" disabled={!typed.trim()}>{words.answer}</button>
                <button type="button" className="yk-button yk-ghost" onClick={() => answer('')}>{words.skip}</button>
              </div>
            </form>
          </>
        )}
        {bad && <p role="alert" className="yk-warn">{bad}</p>}
      </div>
    )
  }
})()

export default React.createElement(kept[props.release], { data: props, act: callAction })
