import { beforeAll, describe, expect, test } from "vitest";
import { fixtureFiles } from "../support/fixture.ts";
import { readConstant } from "../support/read-constant.ts";
import { messagesOf } from "./compile.ts";

// What a compiler says of a mistake, and where. The first program reads the package; the others take it from there.
beforeAll(() => {
  expect(messagesOf("export {};")).toEqual([]);
}, 120_000);

/** The one message about a program, in which there is one mistake. */
function messageOf(text: string): { message: string; at: string } {
  const messages = messagesOf(text);
  expect(messages).toHaveLength(1);
  const [found = { message: "", at: "" }] = messages;
  expect(found.message.length).toBeLessThan(400);
  expect(found.message).not.toContain("keyof ModelInputs");
  return found;
}

const flux = '"image/bfl/flux-1-dev"';
const krea2 = '"image/krea/krea-2/medium"';
const modelIds = readConstant(fixtureFiles.get("model-ids.ts") ?? "", "modelIds") as string[];
const flux1 = modelIds.filter((id) => id.startsWith("image/bfl/")).map((id) => JSON.stringify(id));
/** As a compiler shows the type of all that begins so. */
const under = (prefix: string) => `\`${prefix}/\${string}\``;

/** The types that an argument was not assignable to. The compiler orders them as it has met them. */
function expectedTypes(message: string): string[] {
  const [, types = ""] = /is not assignable to (?:parameter of )?type '(.*)'\.$/m.exec(message) ?? [];
  return types.split(" | ").sort();
}

describe("a job", () => {
  test("has no field that is misspelt", () => {
    expect(messageOf("job.staus;").message).toMatch(
      /^Property 'staus' does not exist on type 'Job'. Did you mean 'status'/,
    );
    expect(messageOf("job.jobid;").message).toContain("Did you mean 'job_id'?");
  });

  test.each(["id", "type", "estimated_time", "urls"])("has no %s", (field) => {
    expect(messageOf(`job.${field};`).message).toContain(`Property '${field}' does not exist on type 'Job'.`);
  });

  test("may have no result, unless it has completed", () => {
    expect(messagesOf('if (job.status === "completed") job.result.urls;')).toEqual([]);
    expect(messagesOf('if (job.status === "completed") job.result.urls; else job.result.urls;')).toMatchObject([
      { message: "'job.result' is possibly 'null'.", at: "job.result" },
    ]);
  });

  test("has no status that is not one", () => {
    expect(messageOf('if (job.status === "done") job;').message).toContain(
      "This comparison appears to be unintentional because the types",
    );
  });
});

describe("a model that there is not", () => {
  test.each([
    ["a name that the vendor does not have", "image/bfl/flux-99", flux1],
    ["a name without its kind", "bfl/flux-1-dev", [flux]],
    ["another kind", "audio/bfl/flux", ["enhance", "image", "video"].map(under)],
    ["another vendor", "enhance/acme/sharp", ["enhance/krea", "enhance/topaz"].map(under)],
  ])("is told those that are near: %s", (_name, id, expected) => {
    const { message, at } = messageOf(`krea.subscribe("${id}", { input: { prompt: "x" } });`);
    expect(expectedTypes(message)).toEqual([...expected].sort());
    expect(at).toBe(`"${id}"`);
  });

  test.each([
    ["the kind again", "image", "image/krea/krea-2/large", ['"krea/krea-2/large"']],
    [
      "the kind again, and a misspelt name",
      "image",
      "image/krea/krea-3",
      ['"krea/krea-2/large"', '"krea/krea-2/medium"'],
    ],
    ["a misspelt name", "enhance", "krea/enhanced", ['"krea/enhance"']],
    ["a model of another kind", "enhance", "kling/kling-2.5", ["krea", "topaz"].map(under)],
  ])("is told those that are near, by its kind: %s", (_name, kind, name, expected) => {
    const { message, at } = messageOf(`krea.${kind}("${name}", { prompt: "x" });`);
    expect(expectedTypes(message)).toEqual([...expected].sort());
    expect(at).toBe(`"${name}"`);
  });

  test("any text is none", () => {
    expect(messageOf('krea.subscribe(prompts.join(), { input: { prompt: "x" } });').message).toBe(
      "Argument of type 'string' is not assignable to parameter of type 'ModelId'.",
    );
  });

  test("one of two is told", () => {
    const { message } = messageOf(`krea.subscribe(either ? ${krea2} : "image/krea/krea-3", { input: {} });`);
    expect(expectedTypes(message)).toEqual(['"image/krea/krea-2/large"', krea2]);
  });
});

describe("the input of one of two models", () => {
  const both = "BflFlux1DevInput & Krea2MediumInput";

  test("fits both", () => {
    const input = '{ prompt: "x", aspect_ratio: "16:9", resolution: "1K" }';
    expect(messagesOf(`krea.subscribe(either ? ${flux} : ${krea2}, { input: ${input} });`)).toEqual([]);
    expect(messagesOf(`krea.image(either ? "bfl/flux-1-dev" : "krea/krea-2/medium", ${input});`)).toEqual([]);
  });

  test("that fits one of them only is refused", () => {
    const missing = "is missing the following properties from type 'Krea2MediumInput': aspect_ratio, resolution";
    const subscribed = messageOf(`krea.subscribe(either ? ${flux} : ${krea2}, { input: { prompt: "x" } });`);
    expect(subscribed.message).toContain(both);
    expect(subscribed.message).toContain(missing);
    const submitted = messageOf('krea.image(either ? "bfl/flux-1-dev" : "krea/krea-2/medium", { prompt: "x" });');
    expect(submitted.message).toContain(both);
    expect(submitted.message).toContain(missing);
    const declared = messageOf(
      'const input: Sdk.ModelInput<"image/bfl/flux-1-dev" | "image/krea/krea-2/medium"> = { prompt: "x" };',
    );
    expect(declared.message).toContain(missing);
  });
});

describe("a request of a batch", () => {
  const good = `{ model: ${krea2}, input: { prompt: "x", aspect_ratio: "16:9", resolution: "1K" } }`;

  test("with a wrong field is told at the field", () => {
    expect(messageOf(`krea.batch([{ model: ${flux}, input: { promt: "x" } }]);`)).toEqual({
      message:
        "Object literal may only specify known properties, but 'promt' does not exist in type 'BflFlux1DevInput'. " +
        "Did you mean to write 'prompt'?",
      at: "promt",
    });
    expect(messageOf(`krea.batch([${good}, { model: ${flux}, input: { prompt: "x", stepz: 1 } }]);`).at).toBe("stepz");
    expect(messageOf(`krea.batch([{ model: ${flux}, input: { prompt: "x" }, timeout: 1 }]);`).message).toContain(
      "Did you mean to write 'timeoutMs'?",
    );
  });

  test("for one of two models has an input that fits both", () => {
    const messages = messagesOf(`krea.batch([{ model: either ? ${flux} : ${krea2}, input: { prompt: "x" } }]);`);
    expect(messages).toEqual([expect.objectContaining({ at: expect.stringContaining("model: either") })]);
  });

  test("with a wrong value is told at the value's field", () => {
    expect(messageOf(`krea.batch([{ model: ${flux}, input: { prompt: 1 } }]);`)).toEqual({
      message: "Type 'number' is not assignable to type 'string'.",
      at: "prompt",
    });
  });

  test("with a wrong model is told those that are near", () => {
    const { message, at } = messageOf(`krea.batch([${good}, { model: "image/bfl/flux-99", input: { prompt: "x" } }]);`);
    expect(expectedTypes(message)).toEqual([...flux1, krea2].sort());
    expect(at).toBe("model");
  });

  test("without an input, or without a part of it, is told what is missing", () => {
    expect(messageOf(`krea.batch([{ model: ${flux} }]);`).message).toBe(
      `Property 'input' is missing in type '{ model: ${flux}; }' but required in type 'BatchRequestOf<${flux}>'.`,
    );
    expect(messageOf(`krea.batch([{ model: ${krea2}, input: { prompt: "x" } }]);`).message).toContain(
      "is missing the following properties from type 'Krea2MediumInput': aspect_ratio, resolution",
    );
    expect(
      messageOf(
        `krea.batch([{ model: ${flux}, input: { prompt: "x" } }, { model: ${krea2}, input: { prompt: "x" } }]);`,
      ).message,
    ).toContain("is missing the following properties from type 'Krea2MediumInput': aspect_ratio, resolution");
  });

  test.each([
    ["a wrong field", `{ model: ${flux}, input: { promt: "x" } }`, "promt"],
    ["a wrong model", '{ model: "image/bfl/flux-99", input: { prompt: "x" } }', "model"],
    ["no input", `{ model: ${flux} }`, "{ model"],
  ])("of a list that is filled is told as shortly: %s", (_name, request, at) => {
    expect(messageOf(`const requests: Sdk.BatchRequest[] = []; requests.push(${request});`).at).toContain(at);
    expect(
      messageOf(`krea.batch(prompts.map((prompt): Sdk.BatchRequest => (${request})));`).message.length,
    ).toBeGreaterThan(0);
  });
});

describe("a batch takes", () => {
  const request = `{ model: ${flux} as const, input: { prompt } }`;

  test.each([
    ["nothing", "krea.batch([]);"],
    [
      "a list of several models",
      `krea.batch([{ model: ${flux}, input: { prompt: "x" } }, { model: "enhance/krea/enhance", input: { image_url: "x" } }]);`,
    ],
    ["a list that is made from another", `krea.batch(prompts.map((prompt) => (${request})));`],
    [
      "a list that was filled",
      `const requests: Sdk.BatchRequest[] = []; requests.push({ model: ${flux}, input: { prompt: "x" } }); krea.batch(requests);`,
    ],
    ["a set", `krea.batch(new Set<Sdk.BatchRequest>());`],
    ["a generator", `function* all() { for (const prompt of prompts) yield ${request}; } krea.batch(all());`],
    [
      "an async generator",
      `async function* all() { for (const prompt of prompts) yield ${request}; } krea.batch(all());`,
    ],
    [
      "a request for one of two models",
      `krea.batch([{ model: either ? ${flux} : "image/google/imagen-4", input: { prompt: "x" } }]);`,
    ],
    [
      "callbacks that need no types",
      `krea.batch([{ model: ${flux}, input: { prompt: "x" }, onQueueUpdate: (job) => job.status.length }]);`,
    ],
  ])("%s", (_name, text) => {
    expect(messagesOf(text)).toEqual([]);
  });
});

describe("a function of somebody's own", () => {
  test.each([
    [
      "by an id",
      "const run = <Id extends Sdk.ModelId>(id: Id, input: Sdk.ModelInput<Id>) => krea.subscribe(id, { input });",
    ],
    [
      "by a name",
      'const run = <Name extends Sdk.ModelName<"image">>(name: Name, input: Sdk.NamedModelInput<"image", Name>) => krea.image(name, input);',
    ],
    ["over requests", "const run = (requests: Iterable<Sdk.BatchRequest>) => krea.batch(requests);"],
    [
      "over requests of one model",
      `const run = (requests: AsyncIterable<Sdk.BatchRequest<${flux}>>) => krea.batch(requests);`,
    ],
  ])("can be generic %s", (_name, text) => {
    expect(messagesOf(text)).toEqual([]);
  });
});
