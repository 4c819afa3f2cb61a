import nodeFetch from "node-fetch";
import { fetch as undiciFetch } from "undici";
import { expectTypeOf, test } from "vitest";
import type { Fetch, FetchInit, FetchResponse, FormBlob } from "../../src/index.ts";

test("every fetch can be passed as it is", () => {
  expectTypeOf(fetch).toExtend<Fetch>();
  expectTypeOf(undiciFetch).toExtend<Fetch>();
  expectTypeOf(nodeFetch).toExtend<Fetch>();
});

test("what a fetch of one's own is given fits the runtime's", () => {
  const own: Fetch = (url, init) => fetch(url, init);
  const request: Fetch = (url, init) => fetch(new Request(url, init));
  expectTypeOf(own).toEqualTypeOf(request);
  expectTypeOf<FetchInit["body"]>().toEqualTypeOf<string | FormBlob | undefined>();
  expectTypeOf<FormBlob>().toExtend<Blob>();
  expectTypeOf<Response>().toExtend<FetchResponse>();
  // @ts-expect-error -- a Request is given to middleware alone
  const old: Fetch = async (given: Request) => fetch(given);
  void old;
});
