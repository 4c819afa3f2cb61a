/** The part of markdown-it, which ships no types, that the tests use. */
declare module "markdown-it" {
  interface Token {
    type: string;
    content: string;
    children: Token[] | null;
  }
  export default class MarkdownIt {
    constructor(options?: { html?: boolean; linkify?: boolean });
    parse(text: string, environment: object): Token[];
  }
}
