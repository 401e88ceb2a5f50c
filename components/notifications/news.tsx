// What a page needs to hear news: nothing at all for guests.
import { LiveNews } from './live-news'
import { newsOf } from './news-of'

export async function News() {
  const news = await newsOf()
  return news && <LiveNews after={news.after} mechanics={news.mechanics} />
}
