import { describe, expect, test } from "vitest";
import { isKreaInputError } from "../../../src/errors/guards.ts";
import { checkId } from "../../../src/options/check-id.ts";

const asset = { what: "assets.get: asset", resource: "an asset", field: "id" } as const;
const job = { what: "jobs.get: job", resource: "a job", field: "job_id" } as const;

test("checkId takes an id, or the resource that has it", () => {
  expect(checkId("a1", asset)).toBe("a1");
  expect(checkId({ id: "a1", job_id: "j1" }, asset)).toBe("a1");
  expect(checkId({ id: "a1", job_id: "j1" }, job)).toBe("j1");
});

describe("checkId refuses", () => {
  test.each([
    ["", '""'],
    [".", '"."'],
    ["..", '".."'],
    ["a\ud800", '"a\\ud800"'],
    [7, "7"],
    [null, "null"],
    [undefined, "undefined"],
    [{}, "an object"],
    [{ id: "" }, "an object"],
    [{ job_id: "j1" }, "an object"],
    [["a1"], "an array"],
  ])("%j", (value, shown) => {
    const check = () => checkId(value, asset);
    expect(check).toThrow(`assets.get: asset: expected an asset or its id, got ${shown}.`);
    expect(check).toThrow(expect.toSatisfy(isKreaInputError));
  });
});
