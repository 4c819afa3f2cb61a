import { expect, test, vi } from "vitest";
import { noStore, onceBody } from "../../../src/transport/runtime-quirks.ts";

test("onceBody leaves a body as it is where the runtime does not repeat requests", () => {
  expect(onceBody("{}")).toEqual({ body: "{}" });
});

test("onceBody makes a stream of text on Deno, which repeats requests, and leaves a form", async () => {
  vi.stubGlobal("Deno", {});
  const { body, duplex } = onceBody('{"prompt":"é"}');
  expect(duplex).toBe("half");
  expect(await new Response(body as ReadableStream).text()).toBe('{"prompt":"é"}');
  const form = new FormData();
  expect(onceBody(form)).toEqual({ body: form });
});

test("noStore keeps responses out of caches", () => {
  expect(noStore()).toEqual({ cache: "no-store" });
});
