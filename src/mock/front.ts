/**
 * Routes requests. Prism validates each request and forms the response; the routes then fill in the state that Prism
 * does not hold.
 *
 * @module
 */

import type { Answer } from "./answer.ts";
import { assetRoutes } from "./asset-routes.ts";
import { answerFile } from "./files.ts";
import { jobFileRoute, jobRoutes } from "./job-routes.ts";
import type { Prism } from "./prism.ts";
import type { WireRequest } from "./request.ts";
import type { MockState } from "./route.ts";
import { styleRoutes } from "./style-routes.ts";

const routes = [...jobRoutes, ...assetRoutes, ...styleRoutes, jobFileRoute];

/**
 * Answers one request. A request with its own `Prefer` header goes straight to Prism: it neither sees nor changes the
 * state.
 */
export async function answerRequest(
  request: WireRequest,
  prism: Prism,
  state: MockState,
  apiKeys: ReadonlySet<string> | undefined,
): Promise<Answer> {
  if (!isDecodable(request.path)) return { status: 400, headers: {}, body: { error: "The path is badly encoded" } };
  if ("prefer" in request.headers) return prism.answer(request);
  const file = answerFile(request, state.jobs, state.assets);
  if (file) return file;
  if (apiKeys && !hasKey(request, apiKeys)) return prism.answer(withoutKey(request));
  for (const route of routes) {
    const match = route.method === request.method && route.path.exec(request.path);
    if (!match) continue;
    return route.answer({
      request,
      id: match[1] ?? "",
      state,
      ask: (preference, as = request) => prism.answer(as, preference),
    });
  }
  return prism.answer(request);
}

/** Whether a path is encoded correctly. Prism throws on one that is not. */
function isDecodable(path: string): boolean {
  try {
    return typeof decodeURIComponent(path) === "string";
  } catch {
    return false;
  }
}

function hasKey({ headers }: WireRequest, apiKeys: ReadonlySet<string>): boolean {
  const [, key] = /^Bearer +(.+)$/i.exec(headers.authorization ?? "") ?? [];
  return key !== undefined && apiKeys.has(key);
}

/**
 * Returns the request without its key. Prism answers that with 401, even if the request is also invalid in other ways.
 */
function withoutKey(request: WireRequest): WireRequest {
  const { authorization: _, ...headers } = request.headers;
  return { ...request, headers };
}
