// A row of a course as the database gives it for lists, and the DTO made of it.
import type { CourseSummary } from '../schemas'

export type SummaryRow = Omit<CourseSummary, 'category' | 'instructor' | 'coverUrl' | 'publishedAt'> & {
  categorySlug: string
  categoryName: string
  instructorId: string
  instructorName: string
  instructorImage: string | null
  coverMediaId: string | null
  publishedAt: Date | null
}

/** Members in the order of the contract, so that equal courses give equal bytes. */
export function summaryOf(row: SummaryRow): CourseSummary {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    subtitle: row.subtitle,
    category: { slug: row.categorySlug, name: row.categoryName },
    level: row.level,
    language: row.language,
    instructor: { id: row.instructorId, name: row.instructorName, image: row.instructorImage },
    priceMinor: row.priceMinor,
    currency: row.currency,
    tier: row.tier,
    rating: row.rating,
    ratingCount: row.ratingCount,
    enrollmentCount: row.enrollmentCount,
    lessonCount: row.lessonCount,
    durationSeconds: row.durationSeconds,
    coverUrl: coverUrl(row.coverMediaId),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }
}

/** Every stored picture has a WebP of at most 960 px. */
function coverUrl(mediaId: string | null): string | null {
  return mediaId && `/api/v1/media/${mediaId}/960.webp`
}
