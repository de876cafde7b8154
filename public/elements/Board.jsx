// The board: everything about a film in one place. Its props come from bot/chat/present/board.py, words included.
// Each update evaluates this file anew, so the components live in `window`: else open editors would lose their text.
import React, { createContext, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  ArrowDown, ArrowLeft, ArrowUp, Camera, Check, ChevronDown, ChevronRight, ClipboardCopy, Download, Film, History, Image, Lock, LockOpen,
  Pencil, Plus, Redo2, RefreshCw, Scissors, Square, Trash2, TriangleAlert, Undo2, Combine, WandSparkles
} from 'lucide-react'

const kept = (window.__yumekonteBoard ??= {})

kept[props.release] ??= (() => {
  const Stage = createContext(null)
  const useStage = () => useContext(Stage)
  const drafts = new Map() // What is typed and not saved yet, by field: it outlives a closed panel.
  let scenesByMark = new Map() // Whole scenes: an update brings only those that changed.

  // ---- small parts -------------------------------------------------------------------------------------------------

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')

  /** A button that waits for its press to be answered. */
  function Act({ press, onDone, icon: Icon, label, small, kind = '', children, disabled, ...rest }) {
    const stage = useStage()
    const [busy, setBusy] = useState(false)
    const go = async () => {
      setBusy(true)
      const ok = await stage.press(press)
      setBusy(false)
      if (ok) onDone?.()
    }
    return (
      <button type="button" className={`yk-button ${kind} ${small ? 'yk-small' : ''}`} onClick={go} disabled={disabled || busy}
        aria-busy={busy} aria-label={label} title={label} {...rest}>
        {Icon && <Icon aria-hidden size={small ? 15 : 17} />}{children}
      </button>
    )
  }

  /** Puts text into the clipboard; works without the clipboard's API, too, as on a phone in the local network. */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      const area = document.createElement('textarea')
      area.value = text
      area.setAttribute('readonly', '')
      area.style.cssText = 'position:fixed;top:0;opacity:0'
      document.body.append(area)
      area.select()
      const done = document.execCommand('copy')
      area.remove()
      return done
    }
  }

  function Copy({ text, label, kind = '', small = true, children, onCopied }) {
    const stage = useStage()
    const [done, setDone] = useState(false)
    const go = async () => {
      if (!(await copied(text))) return stage.tell(stage.words.copy_failed)
      setDone(true)
      setTimeout(() => setDone(false), 1600)
      onCopied?.()
    }
    const Icon = done ? Check : ClipboardCopy
    return (
      <button type="button" className={`yk-button ${kind} ${small ? 'yk-small' : ''}`} onClick={go} disabled={!text} aria-label={label}>
        <Icon aria-hidden size={15} /><span aria-live="polite">{done ? stage.words.copied : children}</span>
      </button>
    )
  }

  /** The framing picture, as an image: whatever its SVG holds can run nothing. */
  const Picture = ({ picture }) => (
    <span className={`yk-picture ${picture ? '' : 'yk-blank'}`}>
      {picture ? <img src={`data:image/svg+xml,${encodeURIComponent(picture.svg)}`} alt={picture.alt} /> : <Film aria-hidden size={22} />}
    </span>
  )

  /** A text of the film with its handles as names. */
  function Said({ text, lang }) {
    const { entries } = useStage()
    const parts = text.split(/(@[a-z][a-z0-9_]*)/)
    return (
      <span lang={lang}>
        {parts.map((part, i) => {
          const known = part.startsWith('@') && entries[part.slice(1)]
          if (!known) return part
          return <span key={i} className="yk-handle" title={known.identity[lang]}>{known.name[lang] || known.short[lang] || part}</span>
        })}
      </span>
    )
  }

  const Difference = ({ row, lang }) => (
    <span lang={lang}>
      {row.map(([sign, text], i) => sign === '-' ? <del key={i}>{text}</del> : sign === '+' ? <ins key={i}>{text}</ins> : <span key={i}>{text}</span>)}
    </span>
  )

  const Fold = ({ title, children, open, className = '' }) => {
    const [shown, setShown] = useState(!!open)
    const id = useId()
    return (
      <div className={`yk-fold ${className}`}>
        <button type="button" className="yk-fold-title" aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          {shown ? <ChevronDown aria-hidden size={15} /> : <ChevronRight aria-hidden size={15} />}{title}
        </button>
        <div id={id} hidden={!shown}>{shown && children}</div>
      </div>
    )
  }

  function Sides({ value, onChange, label }) {
    const { words } = useStage()
    return (
      <div className="yk-sides" role="radiogroup" aria-label={label}>
        {['ja', 'en'].map(side => (
          <label key={side} className={value === side ? 'yk-on' : ''}>
            <input type="radio" checked={value === side} onChange={() => onChange(side)} />
            <span lang={side}>{words[`side_${side}`]}</span>
          </label>
        ))}
      </div>
    )
  }

  /** A text that is edited where it stands. `edit(text)` returns the edits; the version seen at opening goes along. */
  function Text({ name, label, named = label, value, lang, edit, locked, empty, tools, className = '', most, as: As = 'p' }) {
    const stage = useStage()
    const [draft, setDraft] = useState(drafts.get(name))
    const [saved, setSaved] = useState(false)
    const [busy, setBusy] = useState(false)
    const area = useRef(null)
    const opener = useRef(null)
    const set = next => {
      next ? drafts.set(name, next) : drafts.delete(name)
      setDraft(next)
    }
    const open = () => {
      set({ text: value, base: stage.film.version, seen: value })
      setTimeout(() => { area.current?.focus(); area.current?.setSelectionRange(value.length, value.length) })
    }
    const close = () => { set(undefined); setTimeout(() => opener.current?.focus()) }
    useEffect(() => {
      if (!area.current) return
      area.current.style.height = 'auto'
      area.current.style.height = `${area.current.scrollHeight + 2}px`
    }, [draft])
    const save = async () => {
      if (draft.text === value) return close()
      setBusy(true)
      const ok = await stage.press({ press: 'change', base: draft.base, edits: edit(draft.text) })
      setBusy(false)
      if (!ok) return
      setSaved(true)
      setTimeout(() => setSaved(false), 1800)
      close()
    }
    const keys = event => {
      if (event.nativeEvent.isComposing || event.keyCode === 229) return
      if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close() }
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save()
    }
    if (draft) {
      const long = most && draft.text.length > most
      return (
        <div className={`yk-editor ${className}`}>
          <textarea ref={area} lang={lang} aria-label={`${label} (${stage.words[`side_${lang}`] ?? ''})`} value={draft.text} rows={1}
            onChange={event => set({ ...draft, text: event.target.value })} onKeyDown={keys} />
          {value !== draft.seen && <p className="yk-warn">{stage.words.changed_meanwhile}</p>}
          <div className="yk-row">
            <button type="button" className="yk-button yk-primary yk-small" onClick={save} disabled={busy}>{stage.words.save}</button>
            <button type="button" className="yk-button yk-small" onClick={close}>{stage.words.cancel}</button>
            {most && <span className={`yk-count ${long ? 'yk-over' : ''}`}>{draft.text.length} / {most}</span>}
          </div>
        </div>
      )
    }
    return (
      <div className={`yk-text ${className}`}>
        <As onDoubleClick={locked ? undefined : open} className={value ? '' : 'yk-empty'}>
          {value ? <Said text={value} lang={lang} /> : empty ?? stage.words.empty}
        </As>
        <span className="yk-tools">
          {saved && <span className="yk-saved" role="status"><Check aria-hidden size={14} />{stage.words.saved}</span>}
          {tools}
          {!locked && (
            <button ref={opener} type="button" className="yk-icon" onClick={open} aria-label={fill(stage.words.edit, { what: named })}
              title={fill(stage.words.edit, { what: named })}><Pencil aria-hidden size={15} /></button>
          )}
        </span>
      </div>
    )
  }

  const change = (film, ...edits) => ({ press: 'change', base: film.version, edits })

  function LockButton({ scene, field, label }) {
    const { film, words } = useStage()
    const locked = scene.locks.includes(field)
    return (
      <Act small kind="yk-icon" icon={locked ? Lock : LockOpen} label={fill(locked ? words.unlock : words.lock, { what: label })}
        aria-pressed={locked} press={change(film, { kind: locked ? 'unlock' : 'lock', scene: scene.id, field })} />
    )
  }

  // ---- head ----------------------------------------------------------------------------------------------------------

  function Head() {
    const { data, film, words, side, setSide } = useStage()
    return (
      <header className="yk-head">
        <div className="yk-row yk-between yk-nowrap">
          <Text name="title" label={words.title} value={film.title[side]} lang={side} className="yk-title" as="h2" empty={words.untitled}
            edit={text => [{ kind: 'set_title', words: { [side]: text } }]} />
          <div className="yk-row yk-nowrap">
            <Act small kind="yk-icon" icon={Undo2} label={words.undo} press={{ press: 'undo' }} />
            <Act small kind="yk-icon" icon={Redo2} label={words.redo} press={{ press: 'redo' }} />
          </div>
        </div>
        <div className="yk-row yk-settings">
          <Picker plain label={words.target} value={film.target} options={data.targets.map(one => [one.id, one.name])}
            pick={target => change(film, { kind: 'set_target', target })} />
          <Picker plain label={words.aspect} value={film.aspect} options={data.aspects.map(one => [one, one])}
            pick={aspect => change(film, { kind: 'set_aspect', aspect })} />
          <Sides value={side} onChange={setSide} label={words.content_language} />
          {data.retired && <p className="yk-note yk-calm"><TriangleAlert aria-hidden size={14} />{data.retired}</p>}
        </div>
      </header>
    )
  }

  function Picker({ label, value, options, pick, placeholder, plain }) {
    const stage = useStage()
    return (
      <label className="yk-picker">
        <span className={plain ? 'yk-unseen' : ''}>{label}</span>
        <select title={label} value={value} onChange={event => event.target.value && stage.press(pick(event.target.value))}>
          {placeholder && <option value="">{placeholder}</option>}
          {options.map(([id, name]) => <option key={id} value={id}>{name}</option>)}
        </select>
      </label>
    )
  }

  function Progress() {
    const { data, words, scenes } = useStage()
    if (!data.running) return null
    const counted = data.step === 'storyboard' && scenes.length > 0
    const said = counted ? fill(words.progress, { written: data.written, scenes: scenes.length }) : words.working
    return (
      <div className="yk-progress">
        <div className="yk-row yk-between">
          <span role="status">{said}</span>
          <Act small icon={Square} press={{ press: 'stop' }}>{words.stop}</Act>
        </div>
        <progress aria-label={said} {...(counted ? { value: data.written, max: scenes.length } : {})} />
      </div>
    )
  }

  /** The one button that leads on, with what it takes. */
  function Onward({ press, children }) {
    const { data } = useStage()
    return (
      <div className="yk-onward">
        {data.cost && <p className="yk-cost">{data.cost.calls}<br />{data.cost.clips}</p>}
        <Act kind="yk-primary" press={press}>{children}</Act>
      </div>
    )
  }

  // ---- outline -------------------------------------------------------------------------------------------------------

  function Outline() {
    const { data, film, words, side } = useStage()
    return (
      <>
        <section className="yk-card">
          <h3>{words.logline}</h3>
          <Text name="logline" label={words.logline} value={film.logline[side]} lang={side} className="yk-lead"
            edit={text => [{ kind: 'set_logline', words: { [side]: text } }]} />
        </section>
        <section className="yk-card">
          <div className="yk-row yk-between">
            <h3>{words.preset}</h3>
            <Picker label={words.looks} value="" placeholder={words.pick_look} options={data.looks.map(look => [look.id, `${look.name} - ${look.about}`])}
              pick={preset => ({ press: 'look', preset })} />
          </div>
          <dl className="yk-parts">
            {data.preset.map(({ part, label, text }) => (
              <div key={part}>
                <dt>{label}</dt>
                <dd><Text name={`preset.${part}.${side}`} label={label} value={text[side]} lang={side}
                  edit={said => [{ kind: 'set_preset', part, words: { [side]: said } }]} /></dd>
              </div>
            ))}
          </dl>
        </section>
        {data.known.map(group => <Known key={group.side} {...group} />)}
        {data.assumptions.length > 0 && (
          <section className="yk-card">
            <h3>{words.assumptions}</h3>
            <ul className="yk-plain">{data.assumptions.map((one, i) => <li key={i}><Said text={one[side] || one.ja || one.en} lang={side} /></li>)}</ul>
          </section>
        )}
        {data.step === 'outline' && !data.running && <Onward press={{ press: 'approve', what: 'outline' }}>{words.approve_outline}</Onward>}
      </>
    )
  }

  function Known({ side: list, label, entries }) {
    const { film, words, side } = useStage()
    const [adding, setAdding] = useState(false)
    return (
      <section className="yk-card">
        <h3>{label}</h3>
        <div className="yk-grid">
          {entries.map(one => (
            <article key={one.handle} className="yk-known">
              <div className="yk-row yk-between">
                <code>@{one.handle}</code>
                <Act small kind="yk-icon" icon={Trash2} label={fill(words.remove, { what: one.name[side] || `@${one.handle}` })}
                  press={change(film, { kind: 'dismiss', handle: one.handle })} />
              </div>
              {[['name', 0, 'yk-name'], ['identity', 120, ''], ['short', 40, 'yk-quiet']].map(([field, most, look]) => (
                <Text key={field} name={`${one.handle}.${field}.${side}`} label={`${words[`known_${field}`]}: @${one.handle}`} value={one[field][side]} lang={side}
                  most={most} className={look} empty={words[`known_${field}`]}
                  edit={text => [{ kind: 'identify', handle: one.handle, [field]: { [side]: text } }]} />
              ))}
            </article>
          ))}
        </div>
        {adding ? <Introduce list={list} label={label} close={() => setAdding(false)} /> : (
          <button type="button" className="yk-button yk-small yk-ghost" onClick={() => setAdding(true)}><Plus aria-hidden size={15} />{fill(words.add, { what: label })}</button>
        )}
      </section>
    )
  }

  function Introduce({ list, label, close }) {
    const stage = useStage()
    const { words, side, film } = stage
    const submit = async event => {
      event.preventDefault()
      const form = new FormData(event.currentTarget)
      const said = field => ({ [side]: form.get(field).trim() })
      const known = { handle: form.get('handle'), name: said('name'), identity: said('identity') }
      if (await stage.press(change(film, { kind: 'introduce', side: list, known }))) close()
    }
    return (
      <form className="yk-form" onSubmit={submit} aria-label={fill(words.add, { what: label })}>
        <label>{words.known_name}<input name="name" required autoFocus lang={side} /></label>
        <label>{words.known_identity}<input name="identity" required maxLength={120} lang={side} /></label>
        <label>{words.known_handle}<input name="handle" required pattern="[a-z][a-z0-9_]*" placeholder="kakeru" autoCapitalize="none" spellCheck={false} /></label>
        <div className="yk-row">
          <button className="yk-button yk-primary yk-small">{words.save}</button>
          <button type="button" className="yk-button yk-small" onClick={close}>{words.cancel}</button>
        </div>
      </form>
    )
  }

  // ---- breakdown -----------------------------------------------------------------------------------------------------

  function Breakdown() {
    const { data, film, words, scenes, press } = useStage()
    const covered = new Set(scenes.flatMap(scene => scene.covers))
    const unused = data.plot.filter((_, place) => !covered.has(place))
    const seconds = scenes.reduce((sum, scene) => sum + scene.seconds, 0)
    const moveTo = (scene, number) => press(change(film, { kind: 'move_scene', scene: scene.id, number }))
    return (
      <>
        <p className="yk-quiet">{fill(words.list_summary, { scenes: scenes.length, seconds })}</p>
        <AddScene after={null} />
        <ol className="yk-list">
          {scenes.map((scene, place) => (
            <Row key={scene.id} scene={scene} next={scenes[place + 1]} first={place === 0} move={by => moveTo(scene, place + 1 + by)} />
          ))}
        </ol>
        {unused.length > 0 && (
          <section className="yk-card yk-attention">
            <h3>{words.unused}</h3>
            <ul className="yk-plain">{unused.map((sentence, i) => <li key={i} lang={film.plot_lang}>{sentence}</li>)}</ul>
          </section>
        )}
        {data.step === 'breakdown' && !data.running && <Onward press={{ press: 'approve', what: 'breakdown' }}>{words.approve_breakdown}</Onward>}
      </>
    )
  }

  function Row({ scene, next, first, move }) {
    const { data, film, words, side } = useStage()
    const row = useRef(null)
    const keys = event => {
      if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key) || event.target.tagName === 'TEXTAREA') return
      const up = event.key === 'ArrowUp'
      if (up ? first : !next) return
      event.preventDefault()
      move(up ? -1 : 1)
      refocus(event.target)
    }
    return (
      <li ref={row} className="yk-card yk-beat" onKeyDown={keys}>
        <div className="yk-row yk-between">
          <span className="yk-slate">{scene.slate}</span>
          <Text name={`${scene.id}.slug.${side}`} label={words.slug} value={scene.slug[side]} lang={side} className="yk-slug" empty={words.slug}
            edit={text => [{ kind: 'set_heading', scene: scene.id, heading: 'slug', words: { [side]: text } }]} />
          <Seconds scene={scene} />
        </div>
        <Text name={`${scene.id}.beat.${side}`} label={words.beat} value={scene.beat[side]} lang={side}
          edit={text => [{ kind: 'set_heading', scene: scene.id, heading: 'beat', words: { [side]: text } }]} />
        <ul className="yk-covers" aria-label={words.covers}>
          {scene.covers.map((place, i) => (
            <li key={place}>
              {i > 0 && <Act small kind="yk-ghost" icon={Scissors} press={{ press: 'split', scene: scene.id, at: place }}>{words.split_here}</Act>}
              <q lang={film.plot_lang}>{data.plot[place]}</q>
            </li>
          ))}
          {scene.covers.length === 0 && <li>{words.covers_nothing}</li>}
        </ul>
        <div className="yk-row yk-actions">
          <button type="button" className="yk-icon" onClick={event => { move(-1); refocus(event.currentTarget) }} disabled={first}
            id={`yk-up-${scene.id}`} aria-label={fill(words.move_up, { slate: scene.slate })} title={words.move_keys}><ArrowUp aria-hidden size={16} /></button>
          <button type="button" className="yk-icon" onClick={event => { move(1); refocus(event.currentTarget) }} disabled={!next}
            id={`yk-down-${scene.id}`} aria-label={fill(words.move_down, { slate: scene.slate })} title={words.move_keys}><ArrowDown aria-hidden size={16} /></button>
          {next && <Act small kind="yk-ghost" icon={Combine} press={change(film, { kind: 'merge_scenes', first: scene.id, second: next.id })}>{words.merge}</Act>}
          <AddScene after={scene.id} />
          <Act small kind="yk-icon" icon={Trash2} label={fill(words.delete_scene, { slate: scene.slate })} press={change(film, { kind: 'delete_scene', scene: scene.id })} />
        </div>
      </li>
    )
  }

  /** Brings the focus back to a control whose row has moved in the list. */
  let wanted = null
  const refocus = target => { wanted = target.id || null }

  function Seconds({ scene }) {
    const { film, words, press } = useStage()
    const [typed, setTyped] = useState(null)
    const set = seconds => seconds >= 1 && seconds <= 600 && seconds !== scene.seconds && press(change(film, { kind: 'set_seconds', scene: scene.id, seconds }))
    const done = () => { typed !== null && set(Math.round(Number(typed))); setTyped(null) }
    return (
      <label className="yk-seconds">
        <input type="number" inputMode="numeric" min={1} max={600} aria-label={fill(words.seconds_of, { slate: scene.slate })} value={typed ?? scene.seconds}
          onChange={event => setTyped(event.target.value)} onBlur={done} onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()} />
        {words.seconds_sign}
      </label>
    )
  }

  function AddScene({ after }) {
    const stage = useStage()
    const { words, side } = stage
    const [beat, setBeat] = useState(null)
    const submit = async event => {
      event.preventDefault()
      if (await stage.press({ press: 'insert', after, beat: beat.trim() })) setBeat(null)
    }
    if (beat === null) {
      return (
        <button type="button" className="yk-button yk-small yk-ghost" onClick={() => setBeat('')}>
          <Plus aria-hidden size={15} />{after ? words.add_after : words.add_first}
        </button>
      )
    }
    return (
      <form className="yk-form yk-wide" onSubmit={submit}>
        <label>{words.new_beat}<textarea value={beat} onChange={event => setBeat(event.target.value)} rows={2} required autoFocus lang={side} /></label>
        <div className="yk-row">
          <button className="yk-button yk-primary yk-small" disabled={!beat.trim()}>{words.add_scene}</button>
          <button type="button" className="yk-button yk-small" onClick={() => setBeat(null)}>{words.cancel}</button>
        </div>
      </form>
    )
  }

  // ---- storyboard ----------------------------------------------------------------------------------------------------

  function Storyboard() {
    const { data, words, scenes } = useStage()
    const left = scenes.filter(scene => scene.status !== 'written').length
    return (
      <>
        {scenes.length === 0 && <p className="yk-quiet">{words.no_scenes}</p>}
        <ol className="yk-list yk-board-list">{scenes.map(scene => <Scene key={scene.id} scene={scene} alone={scenes.length === 1} />)}</ol>
        {left > 0 && !data.running && data.step === 'storyboard' && <Onward press={{ press: 'write' }}>{fill(words.write_rest, { count: left })}</Onward>}
      </>
    )
  }

  function Scene({ scene, alone }) {
    const { words, side } = useStage()
    const [open, setOpen] = useState(alone)
    const id = useId()
    const serious = scene.findings.filter(finding => finding.level !== 'hint').length
    const flowing = scene.coming && [...scene.elements].reverse().find(one => one.text[side] || one.text.ja || one.text.en)
    const Chevron = open ? ChevronDown : ChevronRight
    return (
      <li className={`yk-card yk-scene yk-${scene.status} ${scene.coming ? 'yk-coming' : ''}`} id={`yk-scene-${scene.id}`}>
        <div className="yk-scene-top">
          <Picture picture={scene.picture} />
          <div className="yk-scene-head">
            <div className="yk-row">
              <span className="yk-slate">{scene.slate}</span>
              <span className="yk-quiet">{scene.clip_seconds}{words.seconds_sign}</span>
              {scene.coming && <span className="yk-badge yk-live">{words.being_written}</span>}
              {!scene.coming && scene.status === 'planned' && <span className="yk-badge">{words.not_written}</span>}
              {scene.status === 'attention' && <span className="yk-badge yk-bad">{words.needs_attention}</span>}
              {serious > 0 && <span className="yk-badge yk-bad">{fill(words.findings_count, { count: serious })}</span>}
              {scene.locks.length > 0 && <Lock size={14} role="img" aria-label={words.has_locks} />}
              {scene.pasted && <span className="yk-badge yk-good"><Check aria-hidden size={13} />{words.pasted}</span>}
            </div>
            <h3 className="yk-slug" lang={side}>{scene.slug[side] || scene.slug.ja || scene.slug.en}</h3>
            <p className="yk-beat-line" aria-live={scene.coming ? 'off' : undefined}><Said text={flowing ? flowing.text[side] || flowing.text.ja || flowing.text.en : scene.beat[side] || scene.beat.ja || scene.beat.en} lang={side} /></p>
          </div>
          <div className="yk-row yk-scene-acts">
            <button type="button" className="yk-button yk-small yk-ghost" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}
              aria-label={fill(open ? words.close_scene : words.open_scene, { slate: scene.slate })}>
              <Chevron aria-hidden size={15} />{open ? words.close : words.open}
            </button>
            {scene.pastes && !scene.coming && <Copy text={scene.prompt[scene.pastes]} label={fill(words[`copy_${scene.pastes}_of`], { slate: scene.slate })}>{words[`copy_${scene.pastes}`]}</Copy>}
          </div>
        </div>
        <div id={id} hidden={!open}>{open && <Inside scene={scene} />}</div>
      </li>
    )
  }

  function Inside({ scene }) {
    const { words } = useStage()
    return (
      <div className="yk-inside">
        <Prompt scene={scene} />
        <Findings scene={scene} />
        <Elements scene={scene} />
        <div>
          <Fold title={words.sentences}><Sentences scene={scene} /></Fold>
          <Fold title={words.notes}><Notes scene={scene} /></Fold>
          <Takes scene={scene} />
        </div>
      </div>
    )
  }

  function Prompt({ scene }) {
    const { words } = useStage()
    const { count, limit, unit, over } = scene.length
    if (!scene.prompt.en && !scene.prompt.ja) return null
    return (
      <section aria-label={words.prompt} className="yk-prompt">
        <div className="yk-row yk-between">
          <h4>{words.prompt}</h4>
          <span className={`yk-count ${over ? 'yk-over' : ''}`}>{count} / {limit} {unit}</span>
        </div>
        <div className={`yk-meter ${over ? 'yk-over' : ''}`} aria-hidden><span style={{ width: `${Math.min(100, (count / limit) * 100)}%` }} /></div>
        <p className="yk-pasted-text" lang="en">{scene.prompt.en || words.no_english}</p>
        <Gist line={scene.gist} text={scene.prompt.ja} />
        {scene.remarks.map((remark, i) => <p key={i} className="yk-note"><TriangleAlert aria-hidden size={14} />{remark}</p>)}
        <div className="yk-row">
          {scene.pastes ? <Copy text={scene.prompt[scene.pastes]} kind="yk-primary" label={fill(words[`copy_${scene.pastes}_of`], { slate: scene.slate })}>{words[`copy_${scene.pastes}`]}</Copy>
            : <Copy text={scene.prompt.en}>{words.copy_unfinished}</Copy>}
          {!scene.coming && scene.status !== 'planned' && (
            <Act small kind="yk-ghost" icon={Image} label={fill(words.still_of, { slate: scene.slate })} press={{ press: 'still', scene: scene.id }}>{words.still}</Act>
          )}
        </div>
        {scene.negative.en && <Aside label={words.negative} text={scene.negative.en} gist={scene.negative.ja} />}
        <Aside label={words.parameters} text={scene.parameters.en} gist={scene.parameters.said} />
      </section>
    )
  }

  /** One line of Japanese that says what the English says; the whole of it on demand. */
  function Gist({ line, text }) {
    const { words } = useStage()
    const [whole, setWhole] = useState(false)
    if (!text) return null
    return (
      <button type="button" className={`yk-gist ${whole ? '' : 'yk-one-line'}`} lang="ja" aria-expanded={whole} onClick={() => setWhole(!whole)} title={words.gist}>{whole ? text : line}</button>
    )
  }

  const Aside = ({ label, text, gist }) => {
    const { words } = useStage()
    return (
      <div className="yk-aside">
        <span className="yk-label">{label}</span>
        <span className="yk-aside-text"><span lang="en">{text}</span>{gist && <span className="yk-quiet">{gist}</span>}</span>
        <Copy text={text} label={fill(words.copy_what, { what: label })}>{words.copy}</Copy>
      </div>
    )
  }

  function Findings({ scene }) {
    const { words } = useStage()
    if (!scene.findings.length && !scene.folded.length && !scene.waivers.length) {
      return scene.status === 'written' && <p className="yk-note yk-fine"><Check aria-hidden size={14} />{words.nothing_found}</p>
    }
    return (
      <section aria-label={words.findings}>
        <h4>{words.findings}</h4>
        <ul className="yk-findings">{scene.findings.map((one, i) => <Finding key={`${one.code}${one.field}${one.start}${i}`} scene={scene} finding={one} />)}</ul>
        {scene.folded.length > 0 && (
          <Fold title={fill(words.more_findings, { count: scene.folded.length })}>
            <ul className="yk-findings">{scene.folded.map((one, i) => <Finding key={i} scene={scene} finding={one} />)}</ul>
          </Fold>
        )}
        {scene.waivers.length > 0 && (
          <Fold title={fill(words.waived, { count: scene.waivers.length })}>
            <ul className="yk-findings">{scene.waivers.map(one => <Waived key={one.code} scene={scene} waiver={one} />)}</ul>
          </Fold>
        )}
      </section>
    )
  }

  function Finding({ scene, finding }) {
    const { film, words } = useStage()
    const [why, setWhy] = useState(false)
    const [reason, setReason] = useState(null)
    return (
      <li className={`yk-finding yk-${finding.level}`}>
        <p><span className="yk-badge">{words[`level_${finding.level}`]}</span> {finding.what}</p>
        <p className="yk-quiet">{finding.instead}</p>
        {finding.fix && <p className="yk-change">{finding.fix.before && <del>{finding.fix.before}</del>}{' '}<ins>{finding.fix.after || words.fix_removes}</ins></p>}
        {why && <p className="yk-quiet">{finding.why}<br /><small>{finding.code} · {finding.source}</small></p>}
        {reason === null ? (
          <div className="yk-row">
            {finding.fix && <Act small kind="yk-primary" icon={WandSparkles} press={{ press: 'mend', scene: scene.id, code: finding.code, field: finding.field, start: finding.start }}>{words.fix}</Act>}
            <button type="button" className="yk-button yk-small yk-ghost" aria-expanded={why} onClick={() => setWhy(!why)}>{words.why}</button>
            <button type="button" className="yk-button yk-small yk-ghost" onClick={() => setReason('')}>{words.waive}</button>
          </div>
        ) : (
          <div className="yk-form">
            <label>{words.waive_reason}<input value={reason} onChange={event => setReason(event.target.value)} autoFocus /></label>
            <div className="yk-row">
              <Act small kind="yk-primary" disabled={!reason.trim()} press={change(film, { kind: 'waive', scene: scene.id, code: finding.code, reason })}>{words.waive}</Act>
              <button type="button" className="yk-button yk-small" onClick={() => setReason(null)}>{words.cancel}</button>
            </div>
          </div>
        )}
      </li>
    )
  }

  const Waived = ({ scene, waiver }) => {
    const { film, words } = useStage()
    return (
      <li className="yk-finding">
        <p>{waiver.code} {waiver.what}</p>
        <p className="yk-quiet">{waiver.reason}</p>
        <Act small kind="yk-ghost" press={change(film, { kind: 'waive', scene: scene.id, code: waiver.code, reason: '' })}>{words.unwaive}</Act>
      </li>
    )
  }

  function Elements({ scene }) {
    const { words, side: common } = useStage()
    const [own, setOwn] = useState(null)
    const side = own ?? common
    useEffect(() => setOwn(null), [common])
    return (
      <section aria-label={words.elements}>
        <div className="yk-row yk-between">
          <h4>{words.elements}</h4>
          <div className="yk-row yk-nowrap">
            <LockButton scene={scene} field="scene" label={`${scene.slate} ${words.whole_scene}`} />
            <Sides value={side} onChange={setOwn} label={`${scene.slate}: ${words.elements}`} />
          </div>
        </div>
        {scene.elements.map(element => <Element key={element.name} scene={scene} element={element} side={side} />)}
      </section>
    )
  }

  function Element({ scene, element, side }) {
    const { words } = useStage()
    const { name, label } = element
    const locked = scene.locks.includes(name) || scene.locks.includes('scene')
    const [wish, setWish] = useState(null)
    return (
      <div className="yk-element">
        <div className="yk-row yk-between">
          <span className="yk-label">{label}</span>
          <LockButton scene={scene} field={name} label={label} />
        </div>
        {name === 'camera_work' && scene.camera && <p className="yk-quiet yk-camera-line">{scene.camera}</p>}
        <Text name={`${scene.id}.${name}.${side}`} label={label} value={element.text[side]} lang={side} locked={locked}
          edit={text => [{ kind: 'set_element', scene: scene.id, element: name, words: { [side]: text } }]} />
        {element.hint && side === 'en' && <p className="yk-quiet">{element.hint}</p>}
        <Lagging scene={scene} name={name} label={label} />
        {!scene.coming && !locked && scene.status !== 'planned' && (
          <div className="yk-row">
            {wish === null && <button type="button" className="yk-button yk-small yk-ghost" onClick={() => setWish('')} aria-label={fill(words.rewrite_of, { what: label })}><RefreshCw aria-hidden size={14} />{words.rewrite}</button>}
            {name === 'camera_work' && <Act small kind="yk-ghost" icon={Camera} press={{ press: 'coach', scene: scene.id }}>{words.coach}</Act>}
          </div>
        )}
        {wish !== null && <Wish scene={scene} name={name} label={label} wish={wish} setWish={setWish} />}
      </div>
    )
  }

  function Wish({ scene, name, label, wish, setWish }) {
    const { words } = useStage()
    return (
      <div className="yk-form">
        <label>{fill(words.wish, { what: label })}<textarea rows={2} value={wish} onChange={event => setWish(event.target.value)} placeholder={words[`wish_${name}`]} autoFocus /></label>
        <div className="yk-row">
          <Act small kind="yk-primary" disabled={!wish.trim()} press={{ press: 'rewrite', scene: scene.id, element: name, wish }} onDone={() => setWish(null)}>{words.propose}</Act>
          <button type="button" className="yk-button yk-small" onClick={() => setWish(null)}>{words.cancel}</button>
        </div>
      </div>
    )
  }

  /** A language that lags behind, and the offer to bring it up. */
  const Lagging = ({ scene, name, label }) => {
    const { words } = useStage()
    return (scene.stale[name] ?? []).map(lang => (
      <p key={lang} className="yk-note">
        <TriangleAlert aria-hidden size={14} />{fill(words.lags, { side: words[`in_${lang}`] })}
        <Act small press={{ press: 'follow', scene: scene.id, element: name, lang }} label={`${label}: ${words.follow}`}>{words.follow}</Act>
      </p>
    ))
  }

  function Sentences({ scene }) {
    const { words } = useStage()
    return (
      <>
        <p className="yk-quiet">{words.sentences_about}</p>
        <ol className="yk-plain">
          {scene.sentences.map((sentence, index) => (
            <li key={index} className="yk-element">
              <span className="yk-label">{sentence.element}</span>
              {['en', 'ja'].map(side => (
                <Text key={side} name={`${scene.id}.prose.${index}.${side}`} label={`${sentence.element} ${index + 1}`} named={`${sentence.element} ${index + 1} (${words[`side_${side}`]})`} value={sentence[side]} lang={side}
                  className={side === 'ja' ? 'yk-quiet' : ''} locked={scene.locks.includes('scene')}
                  edit={text => [{ kind: 'set_sentence', scene: scene.id, index, words: { [side]: text } }]} />
              ))}
            </li>
          ))}
        </ol>
      </>
    )
  }

  function Notes({ scene }) {
    const { words } = useStage()
    return scene.notes.map(({ name, label, text }) => (
      <div key={name} className="yk-element">
        <div className="yk-row yk-between"><span className="yk-label">{label}</span><LockButton scene={scene} field={name} label={label} /></div>
        {['ja', 'en'].map(side => (
          <Text key={side} name={`${scene.id}.${name}.${side}`} label={label} named={`${label} (${words[`side_${side}`]})`} value={text[side]} lang={side} locked={scene.locks.includes(name) || scene.locks.includes('scene')}
            edit={said => [{ kind: 'set_note', scene: scene.id, note: name, text: { ...text, [side]: said } }]} />
        ))}
      </div>
    ))
  }

  function Takes({ scene }) {
    const { words, ask, film, lang } = useStage()
    const [takes, setTakes] = useState(null)
    const [shown, setShown] = useState(false)
    const load = async () => setTakes((await ask({ name: 'takes', payload: { scene: scene.id } })) ?? [])
    useEffect(() => { shown && load() }, [shown, film.version])
    return (
      <div className="yk-fold">
        <button type="button" className="yk-fold-title" aria-expanded={shown} onClick={() => setShown(!shown)}><History aria-hidden size={15} />{words.takes}</button>
        {shown && takes && (
          <ol className="yk-plain yk-takes">
            {takes.length === 0 && <li className="yk-quiet">{words.no_takes}</li>}
            {takes.map(take => (
              <li key={take.step} className={take.undone ? 'yk-undone' : ''}>
                <div className="yk-row yk-between">
                  <span className="yk-label">{new Date(take.at).toLocaleString(lang)} · {take.by}{take.undone && ` · ${words.undone}`}</span>
                  {take.now ? <span className="yk-badge yk-good">{words.current_take}</span>
                    : <Act small press={{ press: 'restore', scene: scene.id, step: take.step }}>{words.restore}</Act>}
                </div>
                {take.changes.map((one, i) => <p key={i} className="yk-change"><span className="yk-label">{one.field}</span> <Difference row={one.difference} /></p>)}
              </li>
            ))}
          </ol>
        )}
      </div>
    )
  }

  // ---- hand over -----------------------------------------------------------------------------------------------------

  function Handover() {
    const { data, words, scenes, press } = useStage()
    const ready = scenes.filter(scene => scene.pastes)
    const next = ready.find(scene => !scene.pasted)
    const done = ready.filter(scene => scene.pasted).length
    const tick = (scene, pasted) => press({ press: 'tick', scene: scene.id, pasted })
    return (
      <>
        <section className="yk-card yk-next" aria-label={words.copy_next}>
          <p className="yk-quiet" role="status">{fill(words.pasted_count, { done, count: ready.length })}</p>
          {next ? (
            <>
              <div className="yk-scene-top">
                <Picture picture={next.picture} />
                <div className="yk-scene-head">
                  <span className="yk-slate">{next.slate}</span>
                  <h3 className="yk-slug">{next.slug.ja || next.slug.en}</h3>
                  <p className="yk-one-line yk-quiet" lang="ja">{next.gist}</p>
                </div>
              </div>
              <p className="yk-pasted-text yk-three-lines" lang={next.pastes}>{next.prompt[next.pastes]}</p>
              {next.pastes === 'ja' && <p className="yk-note"><TriangleAlert aria-hidden size={14} />{words.pastes_ja}</p>}
              <Copy text={next.prompt[next.pastes]} kind="yk-primary yk-large" small={false} onCopied={() => setTimeout(() => tick(next, true), 900)}>{fill(words.copy_this, { slate: next.slate })}</Copy>
              {next.negative.en && <Aside label={words.negative} text={next.negative.en} gist={next.negative.ja} />}
              <p className="yk-quiet">{next.parameters.said}</p>
            </>
          ) : <p>{ready.length ? words.all_pasted : words.nothing_ready}</p>}
        </section>
        {data.filming?.map((line, place) => <p key={place} className="yk-quiet">{line}</p>)}
        <ol className="yk-list yk-ticks">
          {scenes.map(scene => (
            <li key={scene.id}>
              <label>
                <input type="checkbox" checked={scene.pasted} disabled={!scene.pastes} onChange={() => tick(scene, !scene.pasted)} />
                <span className="yk-slate">{scene.slate}</span>
                <span className="yk-tick-name">{scene.slug.ja || scene.slug.en}{!scene.pastes && <span className="yk-quiet"> {scene.remarks[0] ?? words.not_written}</span>}</span>
              </label>
              <Copy text={scene.pastes ? scene.prompt[scene.pastes] : ''} label={fill(words[`copy_${scene.pastes ?? 'en'}_of`], { slate: scene.slate })} onCopied={() => !scene.pasted && tick(scene, true)}>{words.copy}</Copy>
            </li>
          ))}
        </ol>
        <section className="yk-card">
          <h3>{words.export}</h3>
          <ul className="yk-plain yk-formats">
            {data.formats.map(form => (
              <li key={form.id}>
                <Act small icon={Download} press={{ press: 'export', format: form.id }} label={`${words.export}: ${form.id}`}>{form.id}</Act>
                <span className="yk-quiet">{form.about} <code>{form.suffix}</code></span>
              </li>
            ))}
          </ul>
        </section>
      </>
    )
  }

  // ---- the whole -----------------------------------------------------------------------------------------------------

  const PARTS = { outline: Outline, breakdown: Breakdown, storyboard: Storyboard, handover: Handover }
  const AT = { plot: 'outline', interview: 'outline', outline: 'outline', breakdown: 'breakdown', storyboard: 'storyboard' }

  function Tabs({ part, setPart }) {
    const { words } = useStage()
    const names = Object.keys(PARTS)
    const keys = event => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (!by) return
      const next = names[(names.indexOf(part) + by + names.length) % names.length]
      setPart(next)
      document.getElementById(`yk-tab-${next}`)?.focus()
    }
    return (
      <div role="tablist" className="yk-tabs" onKeyDown={keys}>
        {names.map(name => (
          <button key={name} id={`yk-tab-${name}`} type="button" role="tab" aria-selected={part === name} aria-controls="yk-part" tabIndex={part === name ? 0 : -1}
            onClick={() => setPart(name)}>{words[`part_${name}`]}</button>
        ))}
      </div>
    )
  }

  /** Returns the scenes, those that did not travel taken from before; null where one is missing. */
  function whole(scenes) {
    const found = scenes.map(scene => ('slate' in scene ? scene : scenesByMark.get(scene.mark)))
    if (found.some(scene => !scene)) return null
    scenesByMark = new Map(found.map(scene => [scene.mark, scene]))
    return found
  }

  const ANSWERED_IN_THE_TALK = ['rewrite', 'coach', 'still', 'export', 'approve']

  /** Where the board stands: beside the talk as it is, in the talk of a phone behind a button that is always at hand. */
  function Place({ title, open, setOpen, words, lang, children }) {
    const root = useRef(null)
    const sheet = useRef(null)
    const [inTalk, setInTalk] = useState(false)
    useLayoutEffect(() => setInTalk(!root.current.closest('#side-view-content') && matchMedia('(max-width: 767px)').matches), [])
    useEffect(() => {
      if (!sheet.current || sheet.current.open === open) return
      open ? sheet.current.showModal() : sheet.current.close()
    }, [open, inTalk])
    if (!inTalk) return <div ref={root} className="yk yk-board" lang={lang}>{children}</div>
    return (
      <div className="yk" lang={lang}>
        <button type="button" className="yk-button yk-large" onClick={() => setOpen(true)}><Film aria-hidden size={18} />{title || words.untitled}</button>
        <button type="button" className="yk-button yk-primary yk-always" onClick={() => setOpen(true)}><Film aria-hidden size={18} />{words.open_board}</button>
        <dialog ref={sheet} className="yk-sheet" aria-label={title} onClose={() => setOpen(false)}>
          <div className="yk yk-board">
            <button type="button" className="yk-button yk-back" onClick={() => setOpen(false)}><ArrowLeft aria-hidden size={18} />{words.back_to_talk}</button>
            {children}
          </div>
        </dialog>
      </div>
    )
  }

  return function Board({ data, act }) {
    const { words, film, lang } = data
    const [side, setSide] = useState(() => localStorage.getItem('yumekonte.side') ?? lang)
    const [part, setPart] = useState(AT[data.step])
    const [told, setTold] = useState(null)
    const [open, setOpen] = useState(false)
    const [brought, setBrought] = useState([])
    const ask = async action => {
      try {
        const answer = await act(action)
        return answer?.response ?? answer
      } catch {
        return null
      }
    }
    const press = async payload => {
      const answer = await ask({ name: 'press', payload })
      const ok = answer?.ok === true
      setTold(ok && !answer.said ? null : { said: answer?.said ?? words.not_reached, bad: !ok })
      if (ok && ANSWERED_IN_THE_TALK.includes(payload.press)) setOpen(false)
      return ok
    }
    const arrived = useMemo(() => whole(data.scenes), [data.scenes])
    useEffect(() => {
      if (arrived) setBrought(arrived)
      else ask({ name: 'board', payload: {} }).then(board => board?.scenes && setBrought(whole(board.scenes) ?? []))
    }, [arrived])
    useEffect(() => setPart(AT[data.step]), [data.step])
    useEffect(() => {
      // Another part begins at its beginning, however far one has read in the one before.
      const panel = document.getElementById('yk-part')
      const tabs = document.querySelector('.yk-tabs')
      if (panel && tabs && panel.getBoundingClientRect().top < tabs.getBoundingClientRect().bottom) panel.scrollIntoView({ block: 'start' })
    }, [part])
    useEffect(() => localStorage.setItem('yumekonte.side', side), [side])
    useEffect(() => {
      if (wanted && (document.activeElement === document.body || !document.activeElement)) document.getElementById(wanted)?.focus()
      wanted = null
    }, [film.version])
    const scenes = arrived ?? brought
    const entries = useMemo(() => Object.fromEntries(data.known.flatMap(group => group.entries).map(one => [one.handle, one])), [data.known])
    const Part = PARTS[part]
    const tell = said => setTold({ said, bad: true })
    return (
      <Stage.Provider value={{ data, film, words, lang, side, setSide, scenes, entries, press, ask, tell }}>
        <Place title={film.title[side] || film.title.ja || film.title.en} open={open} setOpen={setOpen} words={words} lang={lang}>
          <Head />
          <Tabs part={part} setPart={setPart} />
          <Progress />
          <div id="yk-part" role="tabpanel" aria-labelledby={`yk-tab-${part}`}><Part /></div>
          {told && (
            <div className={`yk-told ${told.bad ? 'yk-bad' : ''}`} role={told.bad ? 'alert' : 'status'}>
              <span>{told.said}</span>
              <button type="button" className="yk-button yk-small" onClick={() => setTold(null)}>{words.dismiss}</button>
            </div>
          )}
        </Place>
      </Stage.Provider>
    )
  }
})()

export default React.createElement(kept[props.release], { data: props, act: callAction })
