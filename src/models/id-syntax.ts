/**
 * The syntax of model ids. Pure.
 *
 * @module
 */

/**
 * Whether a text can be the id of a model: one or more parts with slashes between, each of characters that a URL's path
 * takes as they are, such as `image/bfl/flux-1.1-pro` or `upscale/vendor/model:v2`. Parts of dots alone would lead to
 * another path, and so would encoded ones, so `%` is not accepted.
 */
export function isIdSyntax(text: string): boolean {
  return /^[\w.~!$&'()*+,;=:@-]+(\/[\w.~!$&'()*+,;=:@-]+)*$/.test(text) && !/(^|\/)\.+(\/|$)/.test(text);
}

/** Splits an id into its kind, the first part, and its name, the rest. An id of one part has no name. */
export function splitId(id: string): { kind: string; name: string } {
  const [kind = "", ...name] = id.split("/");
  return { kind, name: name.join("/") };
}
