import { json } from "./stub-fetch.ts";

/** A connection that was never made, as Node's `fetch` throws it. */
export function refused(): never {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });
}

/** A connection that broke: whether the request was heard is not known. */
export function reset(): never {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
}

/** A refusal by rate or by count. */
export function limited(headers: Record<string, string> = {}): Response {
  return json({ error: "too many" }, { status: 429, headers });
}
