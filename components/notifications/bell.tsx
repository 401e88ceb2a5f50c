// The way to one's notifications, with how many are unread.
import { BellCount } from './bell-count'
import { newsOf } from './news-of'

export async function Bell() {
  const news = await newsOf()
  return news && <BellCount unread={news.unread} />
}
