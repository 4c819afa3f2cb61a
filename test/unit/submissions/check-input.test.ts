import { describe, expect, test } from "vitest";
import {
  type InputValidator,
  isKreaInputError,
  isKreaValidationError,
  type Krea,
  type KreaOptions,
  KreaValidationError,
} from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { validateFixture as validateInput } from "../../support/fixture.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const flux = "bfl/flux-1-dev";
const wrong = { prompt: "x", steps: 500, stepz: 1 };

/** Every way to submit, each with an input that is wrong twice. */
const doors: [name: string, send: (krea: Krea) => Promise<unknown>][] = [
  ["subscribe", (krea) => krea.subscribe(`image/${flux}`, { input: wrong })],
  ["image", (krea) => krea.image(flux, wrong)],
  ["video", (krea) => krea.video("kling/kling-1", { prompt: "x", cfg_scale: 9, duration: 7 } as never)],
  ["enhance", (krea) => krea.enhance("krea/enhance", { image_url: "a.png", scale_factor: "x" } as never)],
  ["generateRaw", (krea) => krea.generateRaw(`image/${flux}`, wrong)],
  ["api.POST", (krea) => krea.api.POST(`/generate/image/${flux}`, { body: wrong })],
  [
    "batch",
    async (krea) => {
      for await (const result of krea.batch([{ model: `image/${flux}`, input: wrong }])) {
        if (result.status === "rejected") throw result.reason;
      }
    },
  ],
];

const client = (options: KreaOptions) => stubbedClient(() => json(jobBody()), options);

describe("with validateInput", () => {
  test.each(doors)("%s refuses an input that is wrong, with every problem, and sends nothing", async (_name, send) => {
    const { krea, sent } = client({ validateInput, maxConcurrentJobs: 1 });
    // Twice: the first has not taken the one place.
    for (let round = 0; round < 2; round += 1) {
      const error = await caught(send(krea));
      expect(isKreaValidationError(error) && isKreaInputError(error), String(error)).toBe(true);
      if (!isKreaValidationError(error)) return;
      expect(error).toBeInstanceOf(KreaValidationError);
      expect(error.problems).toHaveLength(2);
      for (const { path, message } of error.problems) expect(error.message).toContain(`\n- ${path}: ${message}`);
    }
    expect(sent).toEqual([]);
  });

  test("the error reads well, and is plain data in a log", async () => {
    const { krea } = client({ validateInput });
    const error = await caught(krea.image(flux, wrong as never));
    expect(String(error)).toBe(
      "KreaValidationError: image/bfl/flux-1-dev: the input has 2 problems; nothing was sent:\n" +
        "- steps: expected an integer from 1 to 100, got 500\n" +
        '- stepz: unknown field (did you mean "steps"?)',
    );
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: "KreaValidationError",
      model: "image/bfl/flux-1-dev",
      problems: [{ path: "steps", expected: "an integer from 1 to 100", got: "500" }, { path: "stepz" }],
    });
    await expect(krea.image(flux, { prompt: 1 } as never)).rejects.toThrow(
      "image/bfl/flux-1-dev: prompt: expected a string of at most 1800 characters, got 1. Nothing was sent.",
    );
    const names = Object.fromEntries(Array.from({ length: 30 }, (_value, index) => [`field${index}`, 1]));
    await expect(krea.generateRaw(`image/${flux}`, { prompt: "x", ...names })).rejects.toThrow(
      /- field19: unknown field\n- and 10 more$/,
    );
  });

  test("an input that is right is sent, under its current names", async () => {
    const { krea, sent } = client({ validateInput });
    await krea.image(flux, { prompt: "x", imageUrl: "https://files.example/a.png" });
    await krea.generateRaw("image/krea/krea-9/large", { anything: 1 });
    expect(sent.map(({ body }) => body)).toEqual([
      { prompt: "x", image_url: "https://files.example/a.png" },
      { anything: 1 },
    ]);
  });

  test("an old name with another value than the current one is refused", async () => {
    const { krea, sent } = client({ validateInput });
    const input = { prompt: "x", imageUrl: "https://files.example/a.png", image_url: "https://files.example/b.png" };
    await expect(krea.image(flux, input)).rejects.toSatisfy(isKreaInputError);
    expect(sent).toEqual([]);
  });

  test("nothing but submissions to models is validated", async () => {
    const seen: string[] = [];
    const { krea, sent } = client({ validateInput: (model) => [{ path: "", message: String(seen.push(model)) }] });
    await krea.api.POST("/styles/train", { body: { name: "x", urls: [] } }).catch(() => {});
    await krea.api.GET("/jobs");
    expect([seen, sent.length]).toEqual([[], 2]);
  });
});

describe("without validateInput", () => {
  test.each(doors)("%s leaves the input to the API", async (_name, send) => {
    const { krea, sent } = stubbedClient(() => json({ error: "bad" }, { status: 400 }));
    await send(krea).catch(() => {});
    expect(sent).toHaveLength(1);
  });
});

describe("another function", () => {
  test("gets the model and the input under its current names, and its problems are told", async () => {
    const seen: unknown[] = [];
    const validate: InputValidator = (model, input) => {
      seen.push([model, input]);
      return [{ path: "prompt", message: "too sad" }];
    };
    const { krea, sent } = client({ validateInput: validate });
    const input = { prompt: "x", imageUrl: "https://files.example/a.png" };
    await expect(krea.image(flux, input)).rejects.toThrow("image/bfl/flux-1-dev: prompt: too sad. Nothing was sent.");
    expect([seen, sent]).toEqual([
      [["image/bfl/flux-1-dev", { prompt: "x", image_url: "https://files.example/a.png" }]],
      [],
    ]);
  });

  test.each([undefined, true, Promise.resolve([]), [1], [{ path: "x" }], { length: 0 }])(
    "that answers with no list of problems (%#) is an error, and nothing is sent",
    async (answer) => {
      const { krea, sent } = client({ validateInput: (() => answer) as never });
      const error = await caught(krea.image(flux, { prompt: "x" }));
      expect(isKreaInputError(error) && !isKreaValidationError(error)).toBe(true);
      expect(String(error)).toContain("validateInput: expected it to return an array of problems, got ");
      expect(sent).toEqual([]);
    },
  );

  test("that throws is heard, and nothing is sent", async () => {
    const reason = new Error("broken");
    const { krea, sent } = client({
      validateInput: () => {
        throw reason;
      },
    });
    await expect(krea.image(flux, { prompt: "x" })).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });

  test("has to be one", () => {
    expect(() => client({ validateInput: true as never })).toThrow("validateInput: expected a function, got true.");
  });
});
