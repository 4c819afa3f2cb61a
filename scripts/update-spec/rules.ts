/**
 * What each kind of change means for callers: what it breaks, which release it requires, and its text in the report. This is
 * one table; every kind of change is a row.
 *
 * @module
 */

/** What a change can break for a caller: `types`, the program no longer compiles; `requests`, the API refuses them. */
export type Break = "types" | "requests";

/** The least release that a change requires. */
export type Release = "major" | "minor" | "patch";

/** The details of a change that its text uses. */
export interface ChangeFacts {
  /** What has changed, in Markdown: a field such as `` `steps` `` or `` `styles[].id` ``, or a name of the whole. */
  name: string;
  before?: string | undefined;
  after?: string | undefined;
}

interface Rule {
  breaks: readonly Break[];
  /** The release required if nothing breaks. A change that breaks something always requires a major release. */
  release: Exclude<Release, "major">;
  text: (facts: ChangeFacts) => string;
}

const both = ["types", "requests"] as const;
const nothing = [] as const;

export const rules = {
  // Operations and models.
  "authentication changed": {
    breaks: ["requests"],
    release: "minor",
    text: ({ before, after }) => `Callers now send ${after} to say who they are; it was ${before}`,
  },
  "authentication added": {
    breaks: nothing,
    release: "minor",
    text: ({ after }) => `Callers may now also send ${after} to say who they are`,
  },
  "operation added": { breaks: nothing, release: "minor", text: () => "New operation" },
  "operation removed": { breaks: both, release: "minor", text: () => "The operation was removed" },
  "operation retiring": {
    breaks: nothing,
    release: "minor",
    text: ({ after }) => `The operation is about to be retired${after ? `; use ${after} instead` : ""}`,
  },
  "operation reinstated": { breaks: nothing, release: "minor", text: () => "The operation is no longer deprecated" },
  "model added": { breaks: nothing, release: "minor", text: ({ name }) => `New model: ${name}` },
  // It does not break types: the id stays in them, as deprecated.
  "model removed": {
    breaks: ["requests"],
    release: "minor",
    text: ({ after }) =>
      `The model was retired${after ? `, with a replacement: ${after}` : "; no replacement is named"}. Its id stays in the types as deprecated`,
  },
  // The old id stays in the types as deprecated, and the client sends to the new one.
  "model moved": {
    breaks: nothing,
    release: "minor",
    text: ({ before, after }) => `Moved: ${before} is now ${after}. The old id goes on working, as deprecated`,
  },
  "model renamed": {
    breaks: ["requests"],
    release: "minor",
    text: ({ before, after }) =>
      `Renamed: ${before} is now ${after}, which does not take every old input. The old id stays in the types as deprecated`,
  },
  "model replaced": {
    breaks: ["requests"],
    release: "minor",
    text: ({ before, after }) =>
      `Replaced: instead of ${before} there is the new model ${after}. The old id stays in the types as deprecated`,
  },
  "model returned": { breaks: nothing, release: "minor", text: () => "The model was retired, and is back" },
  "replacement changed": {
    breaks: nothing,
    release: "minor",
    text: ({ before, after }) =>
      `Its replacement is ${after ?? "no longer named"}${before ? `; it was ${before}` : ""}`,
  },
  "title changed": {
    breaks: nothing,
    release: "patch",
    text: ({ before, after }) => `Now called ${after}; was ${before}`,
  },
  "description changed": {
    breaks: nothing,
    release: "patch",
    text: ({ name }) => `${name} has a new description`,
  },
  "body changed": {
    breaks: both,
    release: "minor",
    text: ({ before, after }) => `The body is ${after ?? "gone"}; it was ${before ?? "not there"}`,
  },
  "price changed": { breaks: nothing, release: "minor", text: (facts) => `Price${facts.name}: ${change(facts)}` },
  "prices changed": { breaks: nothing, release: "minor", text: ({ after }) => `Prices: ${after}` },
  "price unit changed": {
    breaks: nothing,
    release: "minor",
    text: (facts) => `Price, in another unit: ${change(facts)}`,
  },
  "prices rearranged": {
    breaks: nothing,
    release: "minor",
    text: (facts) => `Prices, which depend on other things: ${change(facts)}`,
  },
  "price conditions renamed": {
    breaks: nothing,
    release: "minor",
    text: ({ after }) => `The prices are the same, ${after}; what they depend on has other names`,
  },
  "price added": { breaks: nothing, release: "minor", text: ({ after }) => `New price: ${after}` },
  "price removed": {
    breaks: nothing,
    release: "minor",
    text: ({ before }) => `No price is given any more; it was ${before}`,
  },
  "expected time changed": {
    breaks: nothing,
    release: "patch",
    text: (facts) => `Average completion time: ${change(facts)}`,
  },
  "servers changed": { breaks: nothing, release: "minor", text: (facts) => `The API's URL: ${change(facts)}` },

  // What a caller sends.
  "field added": { breaks: nothing, release: "minor", text: ({ name }) => `New field ${name}` },
  "required field added": {
    breaks: both,
    release: "minor",
    text: ({ name }) => `New field ${name}, which is required`,
  },
  "field removed": { breaks: both, release: "minor", text: ({ name }) => `${name} was removed; the API refuses it` },
  // The request still succeeds, because the API accepts unknown fields.
  "ignored field removed": {
    breaks: ["types"],
    release: "minor",
    text: ({ name }) => `${name} was removed; the API ignores it`,
  },
  // It breaks nothing: the old name stays in the types and is rewritten.
  "field renamed": {
    breaks: nothing,
    release: "minor",
    text: ({ name, after }) => `${name} was renamed to ${after}, by an alias: the old name is rewritten`,
  },
  "newly required": { breaks: both, release: "minor", text: ({ name }) => `${name} is now required` },
  "no longer required": { breaks: nothing, release: "minor", text: ({ name }) => `${name} is no longer required` },
  "type gained": { breaks: nothing, release: "minor", text: ({ name, after }) => `${name} may also be ${after}` },
  "type lost": { breaks: both, release: "minor", text: ({ name, before }) => `${name} may no longer be ${before}` },
  "value gained": { breaks: nothing, release: "minor", text: ({ name, after }) => `${name} accepts ${after}` },
  "value lost": { breaks: both, release: "minor", text: ({ name, before }) => `${name} no longer accepts ${before}` },
  "values limited": { breaks: both, release: "minor", text: ({ name, after }) => `${name} now accepts only ${after}` },
  "values freed": {
    breaks: nothing,
    release: "minor",
    text: ({ name, before }) => `${name} accepted only ${before}, and now accepts any value`,
  },
  "bound tightened": {
    breaks: ["requests"],
    release: "minor",
    text: (facts) => `${facts.name}, tighter: ${change(facts)}`,
  },
  "bound loosened": { breaks: nothing, release: "minor", text: (facts) => `${facts.name}, looser: ${change(facts)}` },
  "default changed": {
    breaks: nothing,
    release: "minor",
    text: (facts) => `Default of ${facts.name}: ${change(facts)}`,
  },
  "unknown fields refused": {
    breaks: ["requests"],
    release: "minor",
    text: ({ name }) => `${name} now refuses unknown fields`,
  },
  "unknown fields accepted": {
    breaks: nothing,
    release: "minor",
    text: ({ name }) => `${name} now accepts unknown fields`,
  },
  "field deprecated": { breaks: nothing, release: "minor", text: ({ name }) => `${name} is now deprecated` },
  "field reinstated": { breaks: nothing, release: "patch", text: ({ name }) => `${name} is no longer deprecated` },
  // It is unknown what exactly changed, so the worst is assumed.
  "composition changed": {
    breaks: both,
    release: "minor",
    text: ({ name }) => `The alternatives of ${name} have changed: compare the two documents`,
  },

  // Old names.
  "alias added": {
    breaks: nothing,
    release: "minor",
    text: ({ name, after }) => `New alias: ${name} is rewritten to ${after}`,
  },
  "alias kept": {
    breaks: nothing,
    release: "patch",
    text: ({ name, after }) => `The document dropped the alias ${name}; it is kept here, and rewritten to ${after}`,
  },
  "alias broken": {
    breaks: both,
    release: "minor",
    text: ({ name, before }) => `The old name ${name} is no longer rewritten: ${before} is gone`,
  },
  "alias withdrawn": {
    breaks: ["requests"],
    release: "minor",
    text: ({ name, before }) => `${name} was an old name of ${before}, and is a field of its own now`,
  },
  "alias moved": {
    breaks: nothing,
    release: "minor",
    text: ({ name, before, after }) => `The old name ${name} now stands for ${after}; it stood for ${before}`,
  },
  "alias sunset changed": {
    breaks: nothing,
    release: "patch",
    text: (facts) => `Sunset of the alias ${facts.name}: ${change(facts)}`,
  },

  // What a caller receives.
  "status added": { breaks: nothing, release: "minor", text: ({ name }) => `New response: ${name}` },
  "success added": { breaks: ["types"], release: "minor", text: ({ name }) => `New response: ${name}` },
  "status removed": {
    breaks: nothing,
    release: "minor",
    text: ({ name }) => `The response ${name} is no longer documented`,
  },
  "success removed": { breaks: ["types"], release: "minor", text: ({ name }) => `The response ${name} is gone` },
  "response content changed": {
    breaks: ["types"],
    release: "minor",
    text: (facts) => `${facts.name}: ${change(facts)}`,
  },
  "response field added": { breaks: nothing, release: "minor", text: ({ name }) => `${name} is new` },
  "response field removed": { breaks: ["types"], release: "minor", text: ({ name }) => `${name} is gone` },
  "response field optional": { breaks: ["types"], release: "minor", text: ({ name }) => `${name} may now be absent` },
  "response field required": { breaks: nothing, release: "minor", text: ({ name }) => `${name} is now always there` },
  "response type gained": {
    breaks: ["types"],
    release: "minor",
    text: ({ name, after }) => `${name} may now be ${after}`,
  },
  "response type lost": {
    breaks: nothing,
    release: "minor",
    text: ({ name, before }) => `${name} is no longer ${before}`,
  },
  // An exhaustive switch is no longer exhaustive.
  "response value gained": {
    breaks: ["types"],
    release: "minor",
    text: ({ name, after }) => `${name} may now be ${after}`,
  },
  // A comparison with it no longer compiles.
  "response value lost": {
    breaks: ["types"],
    release: "minor",
    text: ({ name, before }) => `${name} is no longer ${before}`,
  },
  "response values limited": {
    breaks: nothing,
    release: "minor",
    text: ({ name, after }) => `${name} is now one of ${after}`,
  },
  "response values freed": {
    breaks: ["types"],
    release: "minor",
    text: ({ name, before }) => `${name} was one of ${before}, and may now be anything`,
  },
  "response detail changed": { breaks: nothing, release: "patch", text: (facts) => `${facts.name}: ${change(facts)}` },
  "response composition changed": {
    breaks: ["types"],
    release: "minor",
    text: ({ name }) => `The alternatives of ${name} have changed: compare the two documents`,
  },
} as const satisfies Record<string, Rule>;

/** A kind of change. */
export type ChangeKind = keyof typeof rules;

function change({ before, after }: ChangeFacts): string {
  return `${before ?? "none"} → ${after ?? "none"}`;
}

const order: readonly Release[] = ["patch", "minor", "major"];

/** The release that these changes require together; `"none"` if there are none. */
export function releaseFor(kinds: readonly ChangeKind[]): Release | "none" {
  const releases = kinds.map((kind): Release => (rules[kind].breaks.length > 0 ? "major" : rules[kind].release));
  return order.findLast((release) => releases.includes(release)) ?? "none";
}
