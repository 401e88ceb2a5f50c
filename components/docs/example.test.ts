// A command of the API page has every header that its operation cannot do without.
import { expect, test } from 'vitest'
import { callsByTag } from './document'
import { curl } from './example'

const calls = callsByTag().flatMap(([, calls]) => calls)
const command = (operationId: string) => {
  const call = calls.find(each => each.operationId === operationId)
  return call ? curl(call) : ''
}

test('required headers stand in it, with an example of each', () => {
  expect(command('postGamificationXp')).toMatch(/-H "Idempotency-Key: [^"]+"/)
  expect(command('postGroups')).not.toContain('Idempotency-Key')
  expect(command('postUploads')).toMatch(
    /-H "Tus-Resumable: 1\.0\.0" [\s\S]*-H "Upload-Length: \d+" [\s\S]*-H "Upload-Metadata: filename /,
  )
})

test('bytes are sent from a file, under a type that is taken', () => {
  expect(command('patchUploadsId')).toMatch(
    /-H "Content-Type: application\/offset\+octet-stream" [\s\S]*--data-binary @file$/,
  )
  expect(command('postCoursesIdPictures')).toMatch(/-H "Content-Type: image\/png" [\s\S]*--data-binary @file$/)
})
