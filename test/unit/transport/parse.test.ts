import { expect, test } from "vitest";
import { anyBody, identifiedBy } from "../../../src/transport/parse.ts";

test("anyBody accepts an empty response too", () => {
  expect(anyBody(undefined)).toBeDefined();
  expect(anyBody({ ok: true })).toBeDefined();
});

test("identifiedBy returns a body that has the field as a text, unchanged", () => {
  const body = { id: "s1", title: 7 };
  expect(identifiedBy<{ id: string }>("id")(body)).toBe(body);
});

test.each([[undefined], [null], ["s1"], [["s1"]], [{}], [{ id: 7 }]])("identifiedBy refuses %j", (body) => {
  expect(identifiedBy<{ id: string }>("id")(body)).toBeUndefined();
});
