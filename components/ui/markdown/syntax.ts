// Narrows two syntaxes that are too eager for prose: directives (`:30`, `a:b`) and single-dollar maths (`from $5 to $10`).
import type {} from 'remark-parse'
import type { Data, Processor } from 'unified'

type Extension = NonNullable<Data['micromarkExtensions']>[number]
type Constructs = NonNullable<Extension['text']>[string]
type Construct = Exclude<Constructs, readonly unknown[] | undefined>
type Tokenize = Construct['tokenize']
type State = Parameters<Tokenize>[1]

const COLON = 58
const DOLLAR = 36

/** Of the directives only containers stay. */
export function containersOnly(this: Processor): void {
  for (const extension of this.data().micromarkExtensions ?? []) {
    const constructs = extension.flow?.[COLON]
    if (!Array.isArray(constructs)) continue
    extension.flow = { ...extension.flow, [COLON]: constructs.filter(each => each.concrete) }
    extension.text = {}
  }
}

/** Pandoc's rule: no space inside either dollar, no digit after the closing one. */
export function dollarsInProse(this: Processor): void {
  for (const extension of this.data().micromarkExtensions ?? []) {
    const construct = extension.text?.[DOLLAR]
    if (!construct || Array.isArray(construct)) continue
    extension.text = { ...extension.text, [DOLLAR]: { ...construct, tokenize: checked(construct.tokenize) } }
  }
}

function checked(tokenize: Tokenize): Tokenize {
  return function (effects, ok, nok) {
    const codes: (number | null)[] = []
    const consume: typeof effects.consume = code => {
      codes.push(code)
      effects.consume(code)
    }
    const accept: State = code => (isProse(codes, code) ? nok(code) : ok(code))
    return tokenize.call(this, { ...effects, consume }, accept, nok)
  }
}

function isProse(codes: readonly (number | null)[], next: number | null): boolean {
  if (codes[1] === DOLLAR) return false
  return isSpace(codes[1]) || isSpace(codes.at(-2)) || (next !== null && next >= 48 && next <= 57)
}

/** Line ends and tabs are negative codes. */
function isSpace(code: number | null | undefined): boolean {
  return code === null || code === undefined || code < 0 || code === 32
}
