import { describe, expect, test } from "vitest";
import {
  type KnownName,
  type KnownSubmission,
  Krea,
  type NamedModelInput,
  type SubmissionInputs,
  type SubmitOptions,
} from "../../../src/index.ts";
import { bundledDocument } from "../../../src/models/bundled-document.ts";
import { clientMembers } from "../../../src/models/client-members.ts";
import type { InputOf } from "../../../src/models/model-ids.ts";
import { fixtureCatalog, fixtureDocument } from "../../support/fixture.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

type Method = (name: string, input: object) => Promise<unknown>;
const { kindMethods } = fixtureDocument;
const { models } = fixtureCatalog;
const rows = Object.entries(kindMethods);

/** The names that an object has, those of its classes too. */
function membersOf(value: object): string[] {
  const chain: object[] = [];
  for (let at: object | null = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) chain.push(at);
  return [...new Set(chain.flatMap((each) => Object.getOwnPropertyNames(each)))];
}

describe("the methods for kinds", () => {
  test("are those of the document's kinds", () => {
    expect(new Set(Object.values(kindMethods))).toEqual(new Set(models.map(({ category }) => category)));
  });

  test("cannot take the name of another member of the client", () => {
    const members = membersOf(new Krea({ apiKey: "k" })).filter(
      (name) => !Object.hasOwn(bundledDocument.kindMethods, name),
    );
    expect(members.filter((name) => name !== "constructor").sort()).toEqual(
      clientMembers.filter((name) => name !== "then").sort(),
    );
  });

  test.each(rows)("%s submits to the models of the kind %s", async (method, kind) => {
    const { krea, sent } = stubbedClient(() => json(jobBody({})));
    const ids = models.filter(({ category }) => category === kind).map(({ id }) => id);
    const send = Reflect.get(krea, method) as Method;
    for (const id of ids) await send.call(krea, id.slice(kind.length + 1), { prompt: "x" });
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(ids.map((id) => `/generate/${id}`));
    expect(send.name).toBe(method);
  });

  test("are not among the enumerable fields", () => {
    expect(Object.keys(stubbedClient(() => json({})).krea)).not.toContain(rows[0]?.[0]);
  });

  test("can be replaced and extended by a subclass, which sees every submission", async () => {
    const seen: string[] = [];
    class Own extends Krea {
      override async image<Name extends string>(
        name: KnownName<"image", Name>,
        input: NamedModelInput<"image", Name>,
        options?: SubmitOptions,
      ) {
        seen.push("image");
        return super.image(name, input, options);
      }
      override async submit<Id extends string>(
        id: KnownSubmission<Id>,
        input: InputOf<SubmissionInputs, Id>,
        options?: SubmitOptions,
      ) {
        seen.push(id);
        return super.submit(id, input, options);
      }
    }
    const krea = new Own({ apiKey: "k", fetch: async () => json(jobBody({})) });
    await krea.image("bfl/flux-1-dev", { prompt: "x" });
    expect(seen).toEqual(["image", "image/bfl/flux-1-dev"]);
  });
});
