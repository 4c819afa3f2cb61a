import { describe, expect, test } from "vitest";
import * as sdk from "../../../src/index.ts";

describe("the guards of errors", () => {
  test("know errors of another copy of the package", () => {
    const brand = Symbol.for("krea-sdk.error");
    const foreign = Object.assign(new Error("x"), { [brand]: ["KreaBadRequestError", "KreaAPIError", "KreaError"] });
    expect(sdk.isKreaBadRequestError(foreign) && sdk.isKreaAPIError(foreign) && sdk.isKreaError(foreign)).toBe(true);
    expect(sdk.isKreaServerError(foreign)).toBe(false);
  });

  test.each([[undefined], [null], ["x"], [new Error("x")], [{}]])("%s is none of them", (value) => {
    expect(sdk.isKreaError(value)).toBe(false);
  });

  test("every error class of the package has one that knows it and what extends it, and nothing else", () => {
    const classes = Object.values(sdk).filter(
      (value): value is typeof sdk.KreaError => typeof value === "function" && "errorName" in value,
    );
    expect(classes.length).toBeGreaterThan(18);
    const nameOf = (type: unknown) => Object.entries(sdk).find(([, value]) => value === type)?.[0] ?? "";
    for (const type of classes) {
      // Made without its constructor, whose arguments differ: what guards read is what the root notes of the class.
      const error: unknown = Reflect.construct(sdk.KreaError, ["x"], type);
      for (const other of classes) {
        const guard = Reflect.get(sdk, `is${nameOf(other)}`) as (value: unknown) => boolean;
        expect(guard, nameOf(other)).toBeTypeOf("function");
        expect(guard(error), `is${nameOf(other)}(${nameOf(type)})`).toBe(error instanceof other);
      }
    }
  });
});
