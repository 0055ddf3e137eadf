import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { page } from '../../views/page.ts'
import { type Exhibit, exhibits } from './gallery.ts'

const look = { nonce: 'a-nonce', asset: (name: string) => `/assets/0/${name}` }
const html = new Map(exhibits.map(({ name, render }) => [name, page(render(look))]))
const htmlOf = ({ name }: Exhibit): string => html.get(name) ?? ''

/** The words a person sees, without marks. */
function seen(text: string): string {
  return text
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
}

function breaking(pattern: RegExp, of: (text: string) => string = (text) => text): string[] {
  return exhibits.filter((exhibit) => pattern.test(of(htmlOf(exhibit)))).map(({ name }) => name)
}

describe('every page of the house', () => {
  it('has one h1, a title, a language, a skip link and one main part', () => {
    for (const exhibit of exhibits) {
      const text = htmlOf(exhibit)
      assert.equal(text.match(/<h1\b/g)?.length, 1, `${exhibit.name} has not one h1`)
      assert.equal(text.match(/<main\b/g)?.length, 1, `${exhibit.name} has not one main`)
      assert.match(text, /^<!doctype html><html lang="en"/)
      assert.match(text, /<title>[^<]+ – Gatehouse<\/title>/)
      assert.match(text, /<a href="#main" class="govuk-skip-link">/)
    }
  })

  it('says in its title when something is wrong, and has the focus on what it is', () => {
    const wrong = exhibits.filter((one) => /gh-notice--error|error-summary"/.test(htmlOf(one)))
    assert.ok(wrong.length >= 5, `${wrong.length} pages with an error`)
    for (const exhibit of exhibits) {
      const said = /<title>Error: /.test(htmlOf(exhibit))
      assert.equal(said, wrong.includes(exhibit), exhibit.name)
    }
    const silent = /<div class="govuk-error-summary"(?![^>]*tabindex="-1" autofocus)/
    assert.deepEqual(breaking(silent), [])
  })

  it('carries no script, style or handler of its own in the page', () => {
    assert.deepEqual(breaking(/<script(?![^>]*\bsrc=)/), [])
    assert.deepEqual(breaking(/<style\b|\sstyle=/), [])
    assert.deepEqual(breaking(/<[^>]+\son[a-z]+=/), [])
    assert.deepEqual(breaking(/javascript:|\bhx-on|="js:/), [])
  })

  it('puts a nonce on every script and never filters a trigger', () => {
    assert.deepEqual(breaking(/<script(?![^>]*nonce="a-nonce")/), [])
    assert.deepEqual(breaking(/hx-trigger="[^"]*\[/), [])
  })

  it('has the script of the PIN pad wherever a PIN is pressed', () => {
    const pads = exhibits.filter((one) => /data-pin=/.test(htmlOf(one)))
    assert.ok(pads.length >= 3, `${pads.length} pages with a pad`)
    for (const pad of pads) assert.match(htmlOf(pad), /\/pin\.js"/, pad.name)
  })

  it('fetches nothing from outside the prison network (P7)', () => {
    assert.deepEqual(breaking(/(?:src|href|action)="(?:https?:)?\/\//), [])
  })

  it('sends a token with every form that posts', () => {
    for (const exhibit of exhibits) {
      for (const form of htmlOf(exhibit).match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []) {
        assert.match(form, /name="csrf" value="a-token"/, `${exhibit.name}: ${form.slice(0, 120)}`)
      }
    }
  })

  it('puts no name and no prison number in its title (M10)', () => {
    const people = /Smith|Ahmed|Jones|Nowak|Evans|Brown|Okafor|Hughes|Reid|Shah|[A-Z]\d{4}[A-Z]{2}/
    for (const exhibit of exhibits) {
      const title = /<title>([^<]*)<\/title>/.exec(htmlOf(exhibit))?.[1] ?? ''
      assert.doesNotMatch(title, people)
    }
  })

  it('speaks the field’s words and no others (M9)', () => {
    const never =
      /\b(offenders?|inmates?|users?|admin|desks?|surveys?|projects?|log(?:s|in|out)?|leads?(?! and)|NOMS|click)\b/i
    // "No sale, no lead and no transfer" is the one sentence that must name what is forbidden.
    assert.deepEqual(breaking(never, seen), [])
  })

  it('uses no negative contractions (M12) and the 24-hour clock (M7)', () => {
    assert.deepEqual(breaking(/\b\w+n['’]t\b/i, seen), [])
    assert.deepEqual(breaking(/\b\d{1,2}(?::\d\d)?\s?[ap]m\b/i, seen), [])
  })

  it('chooses no answer beforehand', () => {
    assert.deepEqual(breaking(/<input[^>]*type="radio"[^>]*\schecked/), [])
  })

  it('says why beside every button that is refused', () => {
    for (const exhibit of exhibits) {
      for (const [, title] of htmlOf(exhibit).matchAll(
        /<button[^>]*disabled=""[^>]*title="([^"]+)"/g,
      )) {
        assert.ok(seen(htmlOf(exhibit)).includes(title ?? ''), `${exhibit.name} hides: ${title}`)
      }
    }
  })
})

describe('an agent’s page', () => {
  const agents = exhibits.filter(({ who }) => who === 'agent')

  it('has nothing to type into (P6)', () => {
    assert.ok(agents.length > 15)
    for (const exhibit of agents) {
      const text = htmlOf(exhibit)
      const inputs = [...text.matchAll(/<input[^>]*type="([^"]*)"/g)].map(([, type]) => type)
      const allowed = inputs.every((type) => ['hidden', 'radio', 'checkbox'].includes(type ?? ''))
      assert.ok(allowed, `${exhibit.name} holds ${inputs.join(', ')}`)
      assert.equal(
        text.match(/<input/g)?.length ?? 0,
        inputs.length,
        `${exhibit.name}: an input without a type`,
      )
      assert.doesNotMatch(text, /<textarea|<select|contenteditable|type="file"|\sdownload\b/)
    }
  })

  it('shows every exit on every screen of an interview, in one place (R2, R4, R5)', () => {
    for (const exhibit of agents.filter(({ name }) => /question|opening/.test(name))) {
      const exits = [...htmlOf(exhibit).matchAll(/name="exit" value="([^"]+)"/g)].map(
        ([, kind]) => kind,
      )
      assert.equal(new Set(exits).size, 10, exhibit.name)
    }
  })
})

describe('the room board', () => {
  it('shows no name, no prison number and no way to do anything', () => {
    for (const exhibit of exhibits.filter(({ who }) => who === 'room')) {
      assert.doesNotMatch(htmlOf(exhibit), /<form|<input|[A-Z]\d{4}[A-Z]{2}|Smith|Okafor/)
    }
  })
})
