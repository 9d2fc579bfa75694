/** What is chosen of products and sizes, and what it comes to. Money is counted in whole cents, areas in hundredths. */

/** @typedef {{pieces: number, cents: number, area: number, units: number}} Sum */

/** Cents of a price such as 150 or 150.005, as the service rounds it: half a cent up. */
export const cents = (dollars) => Math.round(Number((Number(dollars) * 100).toFixed(4)));

/** The area of a piece in hundredths of a cm², 0 when it is not known. */
export const hundredths = (size) => Math.round(Number(size.area_cm2 ?? size.surface_area_cm2 ?? size.area ?? 0) * 100);

/** Pieces that were typed: a whole number from 1 on, 0 for nothing, null for what is none. */
export function pieces(text) {
  const typed = String(text ?? '').trim();
  if (typed === '') return 0;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : null;
}

/**
 * The sums of the lines of a product.
 *
 * @param {{price: number, area: number, quantity: number | null}[]} lines `price` in cents, `area` in hundredths of a
 *   cm²
 * @returns {Sum} `units`: what is billed, one for each cm² of the product that is begun
 */
export function total(lines) {
  const sum = { pieces: 0, cents: 0, area: 0, units: 0 };
  for (const { price, area, quantity } of lines) {
    sum.pieces += quantity ?? 0;
    sum.cents += price * (quantity ?? 0);
    sum.area += area * (quantity ?? 0);
  }
  sum.units = Math.ceil(sum.area / 100);
  return sum;
}

/** The sum of sums: a part of a unit is a whole one for each product. @param {Sum[]} sums @returns {Sum} */
export const added = (sums) => sums.reduce((one, other) =>
  Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value + other[name]])), total([]));

/** The lines of a product of the catalogue with what was typed: `quantities` by size. */
export const linesOf = (product, quantities) => product.sizes.map((size) => ({
  size, price: cents(size.unit_price), area: hundredths(size), quantity: pieces(quantities[size.size]),
}));
