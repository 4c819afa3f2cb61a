/**
 * Checks the format of strings and numbers. Formats that are not listed here are left to the server. Pure.
 *
 * @module
 */

interface Format {
  /** The type that the format is of. Values of other types have no format. */
  type: "string" | "number";
  /** What a value in this format is, in words. */
  words: string;
  isValid(value: string | number): boolean;
}

/** A format of strings. */
function text(words: string, isValid: (value: string) => boolean): Format {
  return { type: "string", words, isValid: (value) => isValid(String(value)) };
}

function matching(words: string, expression: RegExp): Format {
  return text(words, (value) => expression.test(value));
}

function integer(bits: number): Format {
  const limit = 2 ** (bits - 1);
  const isValid = (value: number) => Number.isInteger(value) && value >= -limit && value < limit;
  return { type: "number", words: `a ${bits}-bit integer`, isValid: (value) => isValid(Number(value)) };
}

const uuid = /^(urn:uuid:)?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const time = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;
const duration = /^P(?=[\dT])(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/;
const label = "[a-z\\d]([a-z\\d-]{0,61}[a-z\\d])?";
const hostname = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`, "i");
const byte = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = new RegExp(`^${byte}(\\.${byte}){3}$`);

const formats: ReadonlyMap<unknown, Format> = new Map<unknown, Format>([
  ["uri", text("an absolute URL", isUri)],
  ["url", text("an absolute URL", isUri)],
  ["uuid", matching("a UUID", uuid)],
  ["date", text("a date such as 2026-01-31", isDate)],
  ["time", matching("a time such as 12:00:00Z", time)],
  ["date-time", text("a date and time such as 2026-01-31T12:00:00Z", isDateTime)],
  ["duration", matching("a duration such as PT5S", duration)],
  ["email", matching("an email address", /^[^\s@]+@[^\s@]+$/)],
  ["hostname", matching("a host name", hostname)],
  ["ipv4", matching("an IPv4 address", ipv4)],
  ["ipv6", text("an IPv6 address", (value) => /^[\da-f:.]+$/i.test(value) && URL.canParse(`http://[${value}]`))],
  ["byte", text("a base64 string", isBase64)],
  ["int32", integer(32)],
  ["int64", integer(64)],
  // These restrict nothing that a check could tell.
  ["float", { type: "number", words: "a number", isValid: () => true }],
  ["double", { type: "number", words: "a number", isValid: () => true }],
  ["password", text("a string", () => true)],
  ["binary", text("a string", () => true)],
]);

/** Whether a format is checked. */
export function isKnownFormat(format: unknown): boolean {
  return formats.has(format);
}

/** Whether a value is in a format. True for an unknown format, and for a value that the format does not apply to. */
export function fitsFormat(name: unknown, value: string | number): boolean {
  const format = formats.get(name);
  return format === undefined || typeof value !== format.type || format.isValid(value);
}

/** Describes the values in a format of a type: `an absolute URL`. Undefined if there is no such format. */
export function describeFormat(name: unknown, type: "string" | "number"): string | undefined {
  const format = formats.get(name);
  return format?.type === type ? format.words : undefined;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  // The 31st of a shorter month parses as the first of the next one.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isDateTime(value: string): boolean {
  return isDate(value.slice(0, 10)) && /^[t ]/i.test(value.slice(10)) && time.test(value.slice(11));
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[a-z\d+/]*={0,2}$/i.test(value);
}

/**
 * Whether a string is an absolute URI: `URL` parses it, and it contains only characters that RFC 3986 allows. The
 * document says `format: uri`, and the mock server refuses relative paths, spaces and letters outside of ASCII.
 */
export function isUri(value: string): boolean {
  // Several searches instead of one pattern: a data URL may be megabytes long, and each search reads it only once.
  const afterAuthority = value.replace(/^[^:]*:(\/\/([^/?#[\]]*@)?(\[[^/?#\]]*\])?[^/?#[\]]*)?/, "");
  return (
    /^[a-z][a-z\d+.-]*:[^?#]/i.test(value) &&
    !/[^\w.~:/?#[\]@!$&'()*+,;=%-]/.test(value) &&
    !/%(?![\da-f]{2})/i.test(value) &&
    !/[[\]]|#[^#]*#/.test(afterAuthority) &&
    URL.canParse(value)
  );
}
