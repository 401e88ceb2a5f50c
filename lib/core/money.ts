// Money: integers in minor units beside an ISO 4217 currency, and how people read them.

/** `2900, 'EUR'` → `€29.00`; 0 → `Free`. */
export function formatPrice(priceMinor: number, currency: string, locale = 'en'): string {
  if (priceMinor === 0) return 'Free'
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(priceMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
