// Money: integers in minor units beside an ISO 4217 currency, and how people read them.

/** `2900, 'EUR'` → `€29.00`; 0 → `Free`. */
export function formatPrice(priceMinor: number, currency: string, locale = 'en'): string {
  if (priceMinor === 0) return 'Free'
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(priceMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** Whether ISO 4217 knows the code. */
export function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'))
  return currencies.has(code)
}
let currencies: Set<string> | undefined

/** How many digits a currency has after the point: 2 for EUR, 0 for JPY; 2 for what nobody knows. */
export function decimalsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}
