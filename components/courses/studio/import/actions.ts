'use server'
// What the import page does.
import { confirmImport } from '@/lib/courses/importing/confirm-import'
import { discardImport } from '@/lib/courses/importing/discard-import'
import { ImportOnly } from '@/lib/courses/importing/schemas'
import { action } from '@/lib/web/action'
import { goOn, showChanged } from '@/lib/web/show-changed'

export const makeIt = action(ImportOnly, showChanged(confirmImport), 'course.import')
export const putAway = action(
  ImportOnly,
  async (ctx, input) => {
    await discardImport(ctx, input)
    goOn('/teach/import')
  },
  'course.import',
)
