// Where one lesson is written: its title, how saving stands, its settings, its text, and how learners will see it.
'use client'

import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useForm } from '@/components/accounts/use-form'
import { classes } from '@/components/ui/classes'
import { EarlyFields } from '@/components/ui/early-fields'
import { controlClasses } from '@/components/ui/input'
import { Time } from '@/components/ui/time'
import { LONGEST_LESSON } from '@/lib/courses/editing/limits'
import type { LessonDraft } from '@/lib/courses/editing/schemas'
import { MarkdownEditor } from '../editor/markdown-editor'
import { saveAsForm } from './actions'
import { DifferencePanel } from './difference-panel'
import { changedFields, fieldsOf } from './lesson-fields'
import { LessonPreview } from './lesson-preview'
import { LessonSettings } from './lesson-settings'
import { LESSON_FORM, PlainForm } from './plain-form'
import { PreviewSwitch, type PreviewWish, previewClasses } from './preview-switch'
import { SaveWords } from './save-words'
import { useLesson } from './use-lesson'

type LessonDeskProps = {
  userId: string
  lesson: LessonDraft
  previewHtml: string
  language: string
  /** What the category calls its skills. */
  skills: string[]
  /** What the kind of the lesson needs besides its text: its video, its quiz. */
  children: ReactNode
}

export function LessonDesk({ userId, lesson, previewHtml, language, skills, children }: LessonDeskProps) {
  const { store, state, answerOffer } = useLesson(userId, lesson, previewHtml)
  const [preview, setPreview] = useState<PreviewWish>({ isHiddenWide: false, isShownNarrow: false })
  const { fields, base, theirs, kept } = state
  const form = useForm(saveAsForm)
  const length = fields.bodyMarkdown.length

  function keys(event: KeyboardEvent) {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    store.flush()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+S works wherever one is in the editor
    <div onKeyDown={keys}>
      <EarlyFields className="grid content-start gap-4">
        <div className="grid gap-1">
          <label htmlFor="lesson-title" className="text-muted text-sm">
            Title of the lesson
          </label>
          <input
            id="lesson-title"
            name="title"
            form={LESSON_FORM}
            value={form.value('title', fields.title)}
            maxLength={200}
            aria-invalid={fields.title.trim() === '' || undefined}
            aria-describedby="lesson-save"
            onChange={event => store.edit({ title: event.target.value })}
            className={classes(controlClasses, 'min-h-12 font-semibold text-xl')}
          />
          <div id="lesson-save" className="flex flex-wrap items-center justify-between gap-x-4">
            <SaveWords save={state.save} problem={state.problem} />
            <PreviewSwitch wish={preview} onChange={setPreview} />
          </div>
        </div>
        <PlainForm form={form} lessonId={lesson.id} revision={base.revision} onSubmit={store.flush} />
        {theirs && (
          <DifferencePanel
            title="This lesson was changed somewhere else"
            theirs={fieldsOf(theirs)}
            mine={fields}
            labels={{ mine: 'Keep mine', theirs: 'Take the other', both: 'Put both together and edit' }}
            onChoose={store.choose}
          >
            {theirs.updatedBy ?? 'Somebody'} saved another version{' '}
            <Time at={new Date(theirs.updatedAt)} now={new Date()} />. Struck through is what stands there, underlined
            is what you wrote. You can go on writing; nothing is saved before you choose.
          </DifferencePanel>
        )}
        {kept && !theirs && (
          <DifferencePanel
            title="This browser kept text that was not saved"
            theirs={fields}
            mine={{ ...fields, ...changedFields(kept.base, kept.fields) }}
            labels={{ mine: 'Bring it back', theirs: 'Leave it', both: 'Put both together and edit' }}
            onChoose={answerOffer}
          >
            It is from <Time at={new Date(kept.at)} now={new Date()} />. Underlined is what you wrote then.
          </DifferencePanel>
        )}
        <LessonSettings fields={fields} known={skills} onEdit={store.edit} />
        {children}
        <div className={classes('grid gap-6', !preview.isHiddenWide && 'xl:grid-cols-2')}>
          <div className="grid min-w-0 content-start gap-2">
            <MarkdownEditor
              courseId={lesson.courseId}
              form={LESSON_FORM}
              language={language}
              label="Text of the lesson"
              text={form.value('bodyMarkdown', fields.bodyMarkdown)}
              turn={state.turn}
              onChange={bodyMarkdown => store.edit({ bodyMarkdown })}
            />
            {length > LONGEST_LESSON && (
              <p role="alert" className="text-red text-sm">
                This lesson has {length.toLocaleString('en')} characters; {LONGEST_LESSON.toLocaleString('en')} can be
                saved. Please move a part into another lesson. All of it is kept in this browser meanwhile.
              </p>
            )}
          </div>
          <LessonPreview html={state.previewHtml} title={base.title} className={previewClasses(preview)} />
        </div>
      </EarlyFields>
    </div>
  )
}
