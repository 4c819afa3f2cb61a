import { expectTypeOf, test } from "vitest";
import type { ModelInputs, paths } from "../../generated/openapi.ts";
import type { models } from "../../generated/runware-tables.ts";
import type { ModelId, ModelInputsByKind, ModelKind, ModelName } from "../../src/index.ts";
import type { RunwareModelId } from "../../src/runware.ts";

// What holds of every document. Tests that name models, fields or operations are in fixture/.

/** The paths with an operation whose body may be left out. */
type OptionalBodies<Paths> = {
  [Path in keyof Paths]: {
    [Method in keyof Paths[Path]]-?: Paths[Path][Method] extends { requestBody?: infer Body }
      ? [Body] extends [undefined]
        ? never
        : Record<never, never> extends Pick<Paths[Path][Method], "requestBody" & keyof Paths[Path][Method]>
          ? Path
          : never
      : never;
  }[keyof Paths[Path]];
}[keyof Paths];

test("every operation with a body requires it in the types", () => {
  expectTypeOf<OptionalBodies<paths>>().toEqualTypeOf<never>();
  // One that may be left out is found.
  interface WithOptional {
    "/a": { post: { requestBody?: { content: { "application/json": { a: string } } } } };
    "/b": { patch: { requestBody: { content: { "application/json": { a: string } } } }; get: { requestBody?: never } };
  }
  expectTypeOf<OptionalBodies<WithOptional>>().toEqualTypeOf<"/a">();
});

test("a name of each kind is an id, with the same input", () => {
  type Ids = { [Kind in ModelKind]: `${Kind}/${ModelName<Kind>}` };
  expectTypeOf<Ids[ModelKind]>().toExtend<ModelId>();
  type Names = { [Kind in ModelKind]: ModelName<Kind> };
  expectTypeOf<ModelName<ModelKind>>().toEqualTypeOf<Names[ModelKind]>();
  type Differ = {
    [Kind in ModelKind]: {
      [Name in ModelName<Kind>]: ModelInputsByKind[Kind][Name] extends ModelInputs[`${Kind}/${Name}` & ModelId]
        ? never
        : Name;
    }[ModelName<Kind>];
  };
  expectTypeOf<Differ[ModelKind]>().toBeNever();
});

test("the models of Runware are those of its own description, whatever Krea's has", () => {
  expectTypeOf<RunwareModelId>().toEqualTypeOf<keyof typeof models>();
});
