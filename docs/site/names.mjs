/**
 * A plugin of TypeDoc: a page of the guide is called by its heading, and a module by what users import.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { Application, Converter, ReflectionKind } from "typedoc";

const generated = "generated/openapi.ts";
const inputsAndAnswers = `What models take and what the API answers, as its OpenAPI document says. These types have no names to
import: write \`ModelInput<"image/krea/krea-2/medium">\`, or \`components["schemas"]["Asset"]\`.`;

/** @param {Application} app */
export function load(app) {
  app.on(Application.EVENT_BOOTSTRAP_END, () => {
    // Shorthands of the generated file, which it keeps to itself.
    const own = readFileSync(generated, "utf8").matchAll(/^(?:type|interface) (\w+)/gm);
    const known = app.options.getValue("intentionallyNotExported");
    const hidden = [...own].map(([, name]) => `${generated}:${name}`);
    app.options.setValue("intentionallyNotExported", [...known, ...hidden]);
  });
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const text = page.content.map((part) => part.text).join("");
    const title = /^# (.+)$/m.exec(text)?.[1];
    if (title) page.name = title;
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      if (module.name.startsWith("src")) {
        module.name = module.name.replace(/^src(\/index)?/, "krea-sdk");
        continue;
      }
      module.name = "Types of the API";
      module.readme = [{ kind: "text", text: inputsAndAnswers }];
      // The same as `paths`, by names that only the generated file uses.
      const operations = module.getChildByName("operations");
      if (operations) project.removeReflection(operations);
    }
  });
}
