/**
 * The units that an amount of `x-krea-pricing` pays for.
 *
 * @module
 */

/** What an amount pays for: so many of a thing, such as 1,000 tokens. */
export interface PricedUnit {
  readonly name: "second" | "image" | "video" | "megapixel" | "token" | "step" | "frame";
  /** How many of them an amount pays for. */
  readonly size: number;
}

const requests = ["request", "generation", "job", "call", "run"];
const names: Readonly<Record<string, readonly [name: PricedUnit["name"], size: number]>> = {
  s: ["second", 1],
  sec: ["second", 1],
  second: ["second", 1],
  minute: ["second", 60],
  image: ["image", 1],
  video: ["video", 1],
  mp: ["megapixel", 1],
  megapixel: ["megapixel", 1],
  token: ["token", 1],
  step: ["step", 1],
  frame: ["frame", 1],
};
const thousands: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };

/**
 * Reads a unit: `second`, `per_image`, `1K tokens`.
 *
 * @returns `"request"` if an amount pays for the whole job; undefined for a unit that is not known
 */
export function parseUnit(text: string): PricedUnit | "request" | undefined {
  const words = text.trim().toLowerCase().replaceAll(/[_-]+/g, " ");
  const match = /^(?:per )?(?:(\d+(?:\.\d+)?) ?)?(?:(k|m|thousand|million) )?([a-z]+)$/.exec(words);
  if (!match) return undefined;
  const [, count = "1", scale = "", noun = ""] = match;
  const singular = noun.length > 2 ? noun.replace(/s$/, "") : noun;
  if (requests.includes(singular)) return count === "1" && scale === "" ? "request" : undefined;
  const found = Object.hasOwn(names, singular) ? names[singular] : undefined;
  const size = Number(count) * (thousands[scale] ?? 1) * (found?.[1] ?? 0);
  return found && size > 0 ? { name: found[0], size } : undefined;
}
