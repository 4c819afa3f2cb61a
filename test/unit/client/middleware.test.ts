import { describe, expect, test } from "vitest";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

describe("middleware of krea.api", () => {
  test("that is none is refused; nothing at all is passed over", () => {
    const { krea } = stubbedClient(() => json({}));
    for (const middleware of [{}, { onrequest: () => {} }, { onRequest: "x" }, "x", 5, []]) {
      expect(() => krea.api.use(middleware as never)).toThrow("krea.api.use: expected an object with onRequest");
    }
    expect(() => krea.api.use(undefined as never)).not.toThrow();
    expect(() => krea.api.eject({ onRequest: () => undefined })).not.toThrow();
  });

  test("of a call comes after the client's", async () => {
    const { krea } = stubbedClient(() => json(jobBody()));
    const order: string[] = [];
    krea.api.use({ onRequest: () => void order.push("client") });
    const middleware = [{ onRequest: () => void order.push("call") }];
    await krea.api.GET("/jobs/{id}", { params: { path: { id } }, middleware });
    expect(order).toEqual(["client", "call"]);
  });
});
