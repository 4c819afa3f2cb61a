/**
 * The clients that are compared, each as its own documentation uses it, and the jobs that their APIs report.
 *
 * A module in `clients/` exports `createClient({ url, fetch })`, which returns `{ submit, wait }`: `submit()` sends one
 * submission, and `wait(signal)` also waits for the job. `wait` is missing where the package cannot wait for a job.
 */

/** Creates a client that talks to `url/<name>`, so that a server can tell the clients apart. */
export async function clientOf(name, { url, fetch }) {
  const { createClient } = await import(`./clients/${name}.mjs`);
  return createClient({ url: `${url}/${name}`, fetch });
}

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const times = { created_at: "2026-01-01T00:00:00Z", completed_at: null };
const file = "https://results.example/a.png";

const jobs = {
  fetch: { running: { status: "processing" } },
  "krea-sdk": {
    running: { ...times, status: "processing", result: null },
    completed: { ...times, status: "completed", result: { urls: [file] } },
  },
  "openapi-fetch": { running: { status: "processing" } },
  replicate: { running: { status: "processing" }, completed: { status: "succeeded", output: [file] } },
  fal: { running: { status: "IN_PROGRESS" }, completed: { status: "COMPLETED", images: [{ url: file }] } },
  runway: { running: { status: "RUNNING" }, completed: { status: "SUCCEEDED", output: [file] } },
  luma: { running: { state: "dreaming" } },
  openai: { running: { created: 1, data: [] } },
};

/** The body of every response to this client: a job that is still running, or one that has completed. */
export function jobOf(name, state = "running") {
  return { job_id: id, id, request_id: id, ...(jobs[name]?.[state] ?? jobs[name]?.running) };
}
