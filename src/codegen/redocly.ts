/**
 * The configuration of the linter that openapi-typescript runs before it generates.
 *
 * @module
 */

import { createRequire } from "node:module";

type Redocly = typeof import("@redocly/openapi-core");
type Config = ReturnType<Redocly["createConfig"]>;

let noRules: Config | undefined;

/** The configuration without rules: the document was checked before, and openapi-typescript would check it again. */
export function withoutRules(): Config {
  noRules ??= loadRedocly().createConfig({ rules: {} });
  return noRules;
}

/** Loads openapi-typescript's own copy of the linter, which a project may not find from elsewhere. */
function loadRedocly(): Redocly {
  const owner = createRequire(import.meta.url).resolve("openapi-typescript");
  return createRequire(owner)("@redocly/openapi-core") as Redocly;
}
