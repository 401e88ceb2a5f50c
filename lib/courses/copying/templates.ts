// The templates that come with Cairn: small courses with the questions that a teacher answers by writing over them.
import type { CreateSectionDraft } from './schemas'

export type BuiltInTemplate = {
  id: string
  title: string
  subtitle: string
  outcomes: string[]
  sections: CreateSectionDraft[]
}

const lesson = (title: string, bodyMarkdown: string) => ({ title, kind: 'article' as const, bodyMarkdown })
const quiz = (title: string) => ({ title, kind: 'quiz' as const })
const video = (title: string, bodyMarkdown: string) => ({ title, kind: 'video' as const, bodyMarkdown })

const WORKSHOP: BuiltInTemplate = {
  id: 'workshop',
  title: 'Workshop in an afternoon',
  subtitle: 'One skill, shown, tried and checked: for two to three hours',
  outcomes: ['Do the one thing this workshop is about, without help'],
  sections: [
    {
      title: 'Before you begin',
      lessons: [
        lesson(
          'What you will make',
          'Show the finished thing first.\n\n:::key[By the end]\nYou can … (one sentence with a verb).\n:::\n\n## What you need\n\n- A tool, an account or a material\n- About … minutes\n',
        ),
      ],
    },
    {
      title: 'Do it together',
      lessons: [
        video('Watch it once', 'Say what to look out for in the video, and where it gets difficult.\n'),
        lesson(
          'Step by step',
          '1. The first step, and how one sees that it worked.\n2. The second step.\n3. The third step.\n\n:::warning[What often goes wrong]\n…\n:::\n',
        ),
        lesson('Now you', '## Your task\n\n…\n\n:::solution[One way to do it]\n…\n:::\n'),
      ],
    },
    {
      title: 'Check and go on',
      lessons: [quiz('Can you do it?'), lesson('Where to go from here', 'Three next steps.\n')],
    },
  ],
}

const WEEK = (number: number, theme: string) => ({
  title: `Week ${number}: ${theme}`,
  lessons: [
    lesson(
      'This week',
      'What this week is about, in three sentences, and what it is good for.\n\n:::key[By the end of the week]\n- You can …\n- You know …\n:::\n',
    ),
    lesson('The idea', '## In one sentence\n\n…\n\n## An example\n\n…\n'),
    lesson('Practice', '## Your task\n\n…\n\n:::tip[If you are stuck]\n…\n:::\n'),
    quiz('Check yourself'),
  ],
})

const FOUR_WEEKS: BuiltInTemplate = {
  id: 'four-weeks',
  title: 'Four-week course',
  subtitle: 'An idea, practice and a short quiz each week, and a project at the end',
  outcomes: ['Explain the main ideas in your own words', 'Use them in a small project of your own'],
  sections: [
    WEEK(1, 'foundations'),
    WEEK(2, 'first steps'),
    WEEK(3, 'in practice'),
    {
      title: 'Week 4: a project of your own',
      lessons: [
        lesson('Choose your project', 'Three ideas of different size, and how to choose.\n'),
        lesson('Make it', 'Milestones, and how one knows that each is done.\n'),
        lesson('Look back', '- What went well?\n- What would you do in another way?\n- What comes next?\n'),
      ],
    },
  ],
}

const HANDBOOK: BuiltInTemplate = {
  id: 'handbook',
  title: 'Handbook for a team',
  subtitle: 'How we do things: to read on the first day and to look things up later',
  outcomes: ['Find your way around on the first day', 'Know whom to ask for what'],
  sections: [
    {
      title: 'Welcome',
      lessons: [
        lesson('Your first day', '## Before lunch\n\n- [ ] …\n\n## After lunch\n\n- [ ] …\n'),
        lesson('Who is who', '| Name | Ask them about |\n| --- | --- |\n| … | … |\n'),
      ],
    },
    {
      title: 'How we work',
      lessons: [
        lesson('A usual week', 'When we meet, where we write, and when we leave each other alone.\n'),
        lesson('Tools and access', '| Tool | What for | Who gives access |\n| --- | --- | --- |\n| … | … | … |\n'),
      ],
    },
    {
      title: 'Safe and sound',
      lessons: [
        lesson('What must never happen', ':::warning[Never]\n…\n:::\n\n## If it happens anyway\n\n1. …\n'),
        quiz('Five questions before you start'),
      ],
    },
  ],
}

export const BUILT_IN_TEMPLATES: BuiltInTemplate[] = [WORKSHOP, FOUR_WEEKS, HANDBOOK]
