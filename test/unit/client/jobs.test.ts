import { expect, test } from "vitest";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const url = "https://files.example/a.png";
const done = () => json(jobBody({ status: "completed", result: { urls: [url] } }));

test("jobs.cancel deletes the job", async () => {
  const { krea, sent } = stubbedClient(() => new Response(null));
  await krea.jobs.cancel(id);
  expect(sent.map(({ method, url: to }) => `${method} ${to}`)).toEqual([`DELETE https://api.example/jobs/${id}`]);
});

test("jobs.get reads the job", async () => {
  const { krea } = stubbedClient(done);
  await expect(krea.jobs.get(id)).resolves.toMatchObject({ status: "completed", result: { urls: [url] } });
});
