import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { startTestMock } from "../unit/mock/support.ts";

// What takes the mock server seconds: apart from its quick tests.

/** A form with one file, as bytes: quicker than `FormData`, which copies so large a file several times. */
function formOf(fileBytes: number, type: string, name: string): { body: Uint8Array<ArrayBuffer>; contentType: string } {
  const disposition = `form-data; name="file"; filename="${name}"`;
  const head = Buffer.from(`--edge\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`);
  const tail = Buffer.from("\r\n--edge--\r\n");
  const body = new Uint8Array(head.length + fileBytes + tail.length).fill(7);
  body.set(head);
  body.set(tail, head.length + fileBytes);
  return { body, contentType: "multipart/form-data; boundary=edge" };
}

describe("an upload to the mock server", () => {
  it("may be larger than Prism can read, up to what the API takes", async () => {
    const { mock } = await startTestMock();
    const upload = async (fileBytes: number) => {
      const { body, contentType } = formOf(fileBytes, "video/mp4", "long.mp4");
      const headers = { authorization: "Bearer test-key", "content-type": contentType };
      const response = await fetch(`${mock.url}/assets`, { method: "POST", headers, body });
      return { status: response.status, body: await response.json() };
    };
    const bytes = 75 * 1024 * 1024;
    expect(await upload(bytes)).toMatchObject({ status: 200, body: { size_bytes: bytes } });
    expect(await upload(bytes + 1)).toMatchObject({ status: 400, body: { error: "Invalid file type or size" } });
  });
});

describe("mock.requests", () => {
  it("forgets the oldest past 10,000", async () => {
    const { mock } = await startTestMock();
    const sent = 10_050;
    // Sent on one connection, none waiting for the answer of the one before. Such a path is answered without Prism.
    const requests = Array.from({ length: sent }, (_, index) => `GET /%ZZ?${index} HTTP/1.1\r\nHost: mock\r\n\r\n`);
    const socket = connect(mock.port, "127.0.0.1");
    socket.resume().write(`${requests.join("")}GET /%ZZ?last HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n\r\n`);
    await once(socket, "close");
    expect(mock.requests).toHaveLength(10_000);
    expect(mock.requests[0]?.search).toBe(`?${sent + 1 - 10_000}`);
    expect(mock.requests.at(-1)?.search).toBe("?last");
  });
});
