import { jobBody, json, type SentRequest } from "./stub-fetch.ts";

/** Jobs named by their prompts: one that begins with "endless" runs for ever, the others have ended at their first read. */
export function answerNamedJobs({ method, body, url }: SentRequest): Response {
  if (method === "POST") return json(jobBody({ job_id: (body as { prompt: string }).prompt }));
  if (method === "DELETE") return json({});
  const { pathname } = new URL(url);
  return json(pathname === "/jobs" ? { items: [], next_cursor: null } : read(pathname.split("/").at(-1) ?? ""));
}

function read(job_id: string): Record<string, unknown> {
  if (job_id.startsWith("endless")) return jobBody({ job_id, status: "processing" });
  return jobBody({ job_id, status: "completed", result: { urls: [`https://x.example/${job_id}`] } });
}
