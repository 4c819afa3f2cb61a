import { describe, expect, it } from "vitest";
import { startTestMock } from "../unit/mock/support.ts";

// What takes the mock server seconds: apart from its quick tests.

function formOf(bytes: Uint8Array<ArrayBuffer>, type: string, name: string): FormData {
  const form = new FormData();
  form.append("file", new File([bytes], name, { type }));
  return form;
}

describe("an upload to the mock server", () => {
  it("may be larger than Prism can read, up to what the API takes", async () => {
    const { call } = await startTestMock();
    const bytes = new Uint8Array(75 * 1024 * 1024).fill(7);
    const { status, body } = await call("POST", "/assets", { body: formOf(bytes, "video/mp4", "long.mp4") });
    expect([status, body.size_bytes]).toEqual([200, bytes.length]);
    const larger = formOf(new Uint8Array(bytes.length + 1), "video/mp4", "longer.mp4");
    expect(await call("POST", "/assets", { body: larger })).toMatchObject({
      status: 400,
      body: { error: "Invalid file type or size" },
    });
  });
});

describe("mock.requests", () => {
  it("forgets the oldest past 10,000", async () => {
    const { mock } = await startTestMock();
    const sockets = 50;
    // Such a path is answered without Prism, so this is quick.
    for (let sent = 0; sent < 10_050; sent += sockets) {
      await Promise.all(
        Array.from({ length: sockets }, async (_, index) => {
          await (await fetch(`${mock.url}/%ZZ?${sent + index}`)).arrayBuffer();
        }),
      );
    }
    expect(mock.requests).toHaveLength(10_000);
    expect(mock.requests.map(({ search }) => search)).not.toContain("?0");
  });
});
