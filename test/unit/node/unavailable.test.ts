import { expect, test } from "vitest";
import * as unavailable from "../../../src/node/unavailable.ts";
import * as available from "../../../src/node.ts";
import { caught } from "../../support/caught.ts";

test("without a file system krea-sdk/node has the same functions, and each rejects with what to do instead", async () => {
  expect(Object.keys(unavailable).sort()).toEqual(Object.keys(available).sort());
  expect(await caught(unavailable.fileFromPath("a.png"))).toMatchObject({
    message: expect.stringMatching(/^krea-sdk\/node: fileFromPath needs a file system.*krea\.files\.fetch\(url\)/),
  });
  expect(await caught(unavailable.saveJob({ job_id: "a", result: { urls: [] } }))).toMatchObject({
    message: expect.stringMatching(/^krea-sdk\/node: saveJob needs a file system/),
  });
});
