import { expect, test } from "vitest";
import { messageOf } from "../../../src/support/message-of.ts";

test.each([
  [new TypeError("fetch failed"), "fetch failed"],
  ["a string", "a string"],
  [undefined, "undefined"],
])("messageOf %o is %j", (thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});
