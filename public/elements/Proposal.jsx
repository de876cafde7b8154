// A proposal: before and after of what would change, and the word on it. Props: bot/chat/present/offers.py.
import React, { useEffect, useRef, useState } from 'react'
import { ArrowRight, Check, RefreshCw, X } from 'lucide-react'

const kept = (window.__yumekonteProposal ??= {})

kept[props.release] ??= (() => {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')

  const Picture = ({ picture, label, camera }) => (
    <figure className="yk-figure">
      <span className="yk-picture">{picture && <img src={`data:image/svg+xml,${encodeURIComponent(picture.svg)}`} alt={`${label}: ${picture.alt}`} />}</span>
      <figcaption><span className="yk-badge">{label}</span> {camera}</figcaption>
    </figure>
  )

  const Difference = ({ row, lang }) => (
    <p className="yk-change" lang={lang}>
      {row.map(([sign, text], i) => sign === '-' ? <del key={i}>{text}</del> : sign === '+' ? <ins key={i}>{text}</ins> : <span key={i}>{text}</span>)}
    </p>
  )

  const Both = ({ title, text, words, aside }) => (
    <section className="yk-both">
      <div className="yk-row yk-between"><h4>{title}</h4>{aside}</div>
      <div className="yk-columns">
        {['ja', 'en'].map(side => <div key={side}><span className="yk-label">{words[`side_${side}`]}</span><Difference row={text[side]} lang={side} /></div>)}
      </div>
    </section>
  )

  const Rewrite = ({ one, words, lang }) => (
    <article className="yk-rewrite">
      <div className="yk-row">
        <span className="yk-slate">{one.slate}</span>
        <h3 className="yk-slug">{one.slug[lang] || one.slug.ja || one.slug.en}</h3>
        <span className="yk-quiet">{one.element}</span>
      </div>
      {one.pictures && (
        <div className="yk-pair">
          <Picture picture={one.pictures[0]} label={words.before} camera={one.camera[0]} />
          <ArrowRight aria-hidden size={20} />
          <Picture picture={one.pictures[1]} label={words.after} camera={one.camera[1]} />
        </div>
      )}
      <Both title={one.element} text={one.text} words={words} />
      <Both title={words.prompt} text={one.prompt} words={words} aside={<span className={`yk-count ${one.over ? 'yk-over' : ''}`}>{one.length}</span>} />
      {one.remark && <p className="yk-quiet">{one.remark}</p>}
    </article>
  )

  return function Proposal({ data, act }) {
    const { words, rewrites } = data
    const card = useRef(null)
    useEffect(() => { data.open && card.current?.scrollIntoView({ block: 'start' }) }, []) // It may have been asked for far from here.
    const [said, setSaid] = useState(null) // What was decided here; the film knows it from then on.
    const [bad, setBad] = useState('')
    const [whole, setWhole] = useState(false)
    const decide = async how => {
      setSaid(how)
      setBad('')
      const answer = await act({ name: 'press', payload: { press: 'decide', proposal: data.id, how } }).catch(() => null)
      const told = answer?.response ?? answer
      if (told?.ok) return
      setSaid(null)
      setBad(told?.said ?? words.not_reached)
    }
    const shown = whole ? rewrites : rewrites.slice(0, 2)
    const done = said ? words[`done_${said}`] : data.open ? '' : words.closed
    return (
      <div ref={card} className="yk yk-card yk-offer" lang={data.lang}>
        <p className="yk-quiet">{words.proposal}{data.wish && <> <q>{data.wish}</q></>}</p>
        {shown.map((one, i) => <Rewrite key={i} one={one} words={words} lang={data.lang} />)}
        {rewrites.length > shown.length && <button type="button" className="yk-button yk-small" onClick={() => setWhole(true)}>{fill(words.more_scenes, { count: rewrites.length - shown.length })}</button>}
        {bad && <p role="alert" className="yk-warn">{bad}</p>}
        {done ? <p role="status" className="yk-quiet">{done}</p> : (
          <div className="yk-row">
            <button type="button" className="yk-button yk-primary" onClick={() => decide('accept')}><Check aria-hidden size={16} />{words.accept}</button>
            <button type="button" className="yk-button" onClick={() => decide('another')}><RefreshCw aria-hidden size={16} />{words.another}</button>
            <button type="button" className="yk-button" onClick={() => decide('reject')}><X aria-hidden size={16} />{words.reject}</button>
            <span className="yk-quiet">{words.nothing_else}</span>
          </div>
        )}
      </div>
    )
  }
})()

export default React.createElement(kept[props.release], { data: props, act: callAction, key: props.id })
