import { beforeEach, describe, expect, test, vi } from "vitest";
import { type DeprecationNotice, isKreaModelRetiredError } from "../../../src/index.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

const flux = "bfl/flux-1-dev" as const;
const url = "https://files.example/a.png";

describe("deprecation and retirement of an operation", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  test("headers of an operation that will end reach onDeprecation, once", async () => {
    const notices: DeprecationNotice[] = [];
    const headers = {
      deprecation: "@1767225600",
      sunset: "Thu, 01 Jan 2026 00:00:00 GMT",
      link: '<https://docs.example/k>; rel="deprecation"',
    };
    const { krea } = stubbedClient(() => json(jobBody(), { headers }), {
      onDeprecation: (notice) => notices.push(notice),
    });
    await krea.image(flux, { prompt: "x" });
    await krea.image(flux, { prompt: "x" });
    expect(notices).toEqual([
      {
        kind: "operation",
        operation: "POST /generate/image/bfl/flux-1-dev",
        deprecation: "@1767225600",
        sunsetDate: "Thu, 01 Jan 2026 00:00:00 GMT",
        migrationUrl: "https://docs.example/k",
        message:
          "POST /generate/image/bfl/flux-1-dev is deprecated and will be retired. It ends on Thu, 01 Jan 2026 00:00:00 GMT. See https://docs.example/k",
      },
    ]);
  });

  test("a callback that throws after an answer does not lose the job", async () => {
    const print = vi.spyOn(console, "error").mockImplementation(() => {});
    const { krea } = stubbedClient(() => json(jobBody(), { headers: { deprecation: "true" } }), {
      onDeprecation: () => {
        throw new Error("broken");
      },
    });
    await expect(krea.image(flux, { prompt: "x" })).resolves.toMatchObject({ status: "queued" });
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
  });

  test("a retired model is final", async () => {
    const body = {
      error: "model_unavailable",
      reason: "deprecated",
      message: "Gone.",
      replacement: "image/krea/krea-2/medium",
    };
    const { krea, sent } = stubbedClient(() => json(body, { status: 410 }), { maxRetries: 4 });
    const error = await settled(krea.image(flux, { prompt: "x" }));
    expect(isKreaModelRetiredError(error) && error.replacement).toBe("image/krea/krea-2/medium");
    expect(sent).toHaveLength(1);
  });
});

describe("deprecated fields of an input", () => {
  const flux = "bfl/flux-1-dev";

  test("are reported once for each operation and name, with what to do", async () => {
    const notices: DeprecationNotice[] = [];
    const { krea } = stubbedClient(() => json(jobBody()), { onDeprecation: (notice) => notices.push(notice) });
    await krea.image(flux, { prompt: "x", imageUrl: url });
    await krea.image(flux, { prompt: "x", imageUrl: url, presetStyles: [] });
    await krea.image("bfl/flux-1-kontext-dev", { prompt: "x", imageUrl: url });
    expect(notices.map((notice) => `${notice.operation} ${notice.kind === "field" && notice.from}`)).toEqual([
      "POST /generate/image/bfl/flux-1-dev imageUrl",
      "POST /generate/image/bfl/flux-1-dev presetStyles",
      "POST /generate/image/bfl/flux-1-kontext-dev imageUrl",
    ]);
    expect(notices[0]).toEqual({
      kind: "field",
      operation: "POST /generate/image/bfl/flux-1-dev",
      from: "imageUrl",
      to: "image_url",
      sunsetDate: "2026-06-19",
      reason: "Public API request fields are moving to snake_case.",
      migrationUrl: "https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields",
      message: expect.stringContaining('"imageUrl" is deprecated, use "image_url".'),
    });
  });

  test("are one console.warn by default", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { krea } = stubbedClient(() => json(jobBody()), { onDeprecation: undefined });
    await krea.image(flux, { prompt: "x", imageUrl: url });
    await krea.image(flux, { prompt: "x", imageUrl: url });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain("[krea-sdk] POST /generate/image/bfl/flux-1-dev");
    warn.mockRestore();
  });

  test("that throw refuse the call", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()), {
      onDeprecation: (notice) => {
        throw new Error(`old: ${notice.kind === "field" && notice.from}`);
      },
    });
    await expect(krea.image(flux, { prompt: "x", imageUrl: url })).rejects.toThrow("old: imageUrl");
    expect(sent).toEqual([]);
  });
});
