// What a course is, for search engines: schema.org Course as JSON-LD, a data block that no browser runs.
import { absolute } from '@/components/shell/page-metadata'
import type { Course } from '@/lib/courses/schemas'

export function StructuredData({ course }: { course: Course }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON whose `<` are escaped, so that it cannot end the element
      dangerouslySetInnerHTML={{ __html: JSON.stringify(describe(course)).replace(/</g, '\\u003c') }}
    />
  )
}

/** https://schema.org/Course with what Google asks of a course: a name, a description, a provider, an offer, an instance. */
function describe(course: Course) {
  const url = absolute(`/courses/${course.slug}`)
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: course.title,
    description: summaryOf(course),
    url,
    inLanguage: course.language,
    educationalLevel: course.level,
    about: course.category.name,
    teaches: course.outcomes,
    coursePrerequisites: course.requirements,
    ...(course.coverUrl && { image: absolute(course.coverUrl) }),
    ...(course.publishedAt && { datePublished: course.publishedAt }),
    provider: { '@type': 'Organization', name: 'Cairn', url: absolute('/') },
    author: { '@type': 'Person', name: course.instructor.name },
    offers: {
      '@type': 'Offer',
      category: course.priceMinor === 0 ? 'Free' : 'Paid',
      price: course.priceMinor / 100,
      priceCurrency: course.currency,
      url,
    },
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: 'Online',
      courseWorkload: `PT${Math.max(1, Math.round(course.durationSeconds / 60))}M`,
    },
    ...(course.rating !== null && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: course.rating,
        ratingCount: course.ratingCount,
        bestRating: 5,
      },
    }),
    syllabusSections: course.sections
      .filter(section => section.lessons.length > 0)
      .map(section => ({ '@type': 'Syllabus', name: section.title })),
  }
}

/** One sentence or two: the subtitle, else the beginning of the description. */
export function summaryOf(course: Course): string {
  const text = course.subtitle || course.descriptionMarkdown.replace(/[#*_`>[\]]/g, '').trim()
  return text.length > 200 ? `${text.slice(0, 199).trimEnd()}…` : text
}
