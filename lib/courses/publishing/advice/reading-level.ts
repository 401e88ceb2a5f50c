// How hard English prose is to read: the grade level of Flesch and Kincaid (Kincaid et al. 1975), and what makes it so.
import { syllable } from 'syllable'

export type ReadingLevel = {
  /** School years that one needs to read it with ease; 0 and up, rounded. */
  grade: number
  words: number
  wordsPerSentence: number
  syllablesPerWord: number
  /** The longest sentence: its first words and how many it has. */
  longest: { beginning: string; words: number }
}

const FEWEST_WORDS = 100

/** Undefined where there is too little to judge. */
export function readingLevel(paragraphs: string[]): ReadingLevel | undefined {
  const sentences = paragraphs
    .flatMap(inSentences)
    .map(wordsOf)
    .filter(({ length }) => length > 0)
  const words = sentences.flat()
  if (words.length < FEWEST_WORDS) return undefined
  const wordsPerSentence = words.length / sentences.length
  const syllablesPerWord = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0) / words.length
  const longest = sentences.reduce((most, sentence) => (sentence.length > most.length ? sentence : most))
  return {
    grade: Math.max(0, Math.round(0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59)),
    words: words.length,
    wordsPerSentence,
    syllablesPerWord,
    longest: { beginning: longest.slice(0, 6).join(' '), words: longest.length },
  }
}

/** What makes it hard, in words. */
export function whatMakesItHard({ wordsPerSentence, syllablesPerWord, longest }: ReadingLevel): string {
  const long = wordsPerSentence > 18
  const heavy = syllablesPerWord > 1.65
  const average = `${Math.round(wordsPerSentence)} words a sentence`
  const example = `the longest, “${longest.beginning} …”, has ${longest.words} words`
  if (long && heavy) return `long sentences (${average}; ${example}) and many long words`
  if (heavy) return `many long words; ${example}`
  return `long sentences (${average}; ${example})`
}

function inSentences(paragraph: string): string[] {
  return paragraph.split(/(?<=[.!?…])["”’)\]]*\s+(?=["“‘([]?[\p{Lu}\d])/u)
}

/** Numbers are spoken, but nobody finds them hard: they count as one syllable. */
function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
}
