import { expectTypeOf, test } from "vitest";
import { type InputProblem, type InputValidator, isKreaValidationError, Krea } from "../../src/index.ts";
import { uncheckedParts, type ValidationProblem, validateAgainst, validateInput } from "../../src/validate.ts";

test("validateInput takes the id of a model and anything", () => {
  expectTypeOf(validateInput("image/bfl/flux-1-dev", null)).toEqualTypeOf<ValidationProblem[]>();
  // @ts-expect-error -- no such model
  validateInput("image/typo/x", {});
  // @ts-expect-error -- no input
  validateInput("image/bfl/flux-1-dev");
});

test("the very same function goes to the client", () => {
  new Krea({ validateInput });
  new Krea({ validateInput: undefined });
  expectTypeOf(validateInput).toExtend<InputValidator>();
});

test("so does any function of its shape", () => {
  new Krea({ validateInput: () => [] });
  new Krea({
    validateInput: (model, input) => {
      expectTypeOf(model).toEqualTypeOf<string>();
      expectTypeOf(input).toEqualTypeOf<Readonly<Record<string, unknown>>>();
      return [{ path: "prompt", message: "too sad" }];
    },
  });
  // @ts-expect-error -- a problem has a message
  new Krea({ validateInput: () => [{ path: "prompt" }] });
  // @ts-expect-error -- it answers at once
  new Krea({ validateInput: async () => [] });
  // @ts-expect-error -- it answers with problems
  new Krea({ validateInput: () => true });
  new Krea({
    validateInput: (_model, input) => {
      // @ts-expect-error -- it does not change the input
      input.prompt = "";
      return [];
    },
  });
});

test("problems are typed", () => {
  expectTypeOf<ValidationProblem>().toExtend<InputProblem>();
  expectTypeOf<ValidationProblem["expected"]>().toEqualTypeOf<string>();
  const error: unknown = undefined;
  if (isKreaValidationError(error)) expectTypeOf(error.problems).toEqualTypeOf<readonly InputProblem[]>();
});

test("validateAgainst takes any schema", () => {
  expectTypeOf(validateAgainst({ type: "string" }, 1)).toEqualTypeOf<ValidationProblem[]>();
  validateAgainst(true, 1);
  // The schema of a node app, as the API answers it.
  const krea = new Krea();
  krea.api
    .GET("/node-apps/{id}", { params: { path: { id: "x" } } })
    .then(({ data }) => validateAgainst(data.input_openapi_schema ?? true, {}));
});

test("uncheckedParts takes any schema", async () => {
  expectTypeOf(uncheckedParts(await new Krea().models.getSchema("image/bfl/flux-1-dev"))).toEqualTypeOf<string[]>();
  uncheckedParts(false);
  // @ts-expect-error -- no schema
  uncheckedParts("image/bfl/flux-1-dev");
});
