/**
 * The thin front: it hands every request to Prism, and fills the state that Prism cannot hold into the answer.
 *
 * @module
 */

import type { Answer } from "./answer.ts";
import { assetRoutes } from "./asset-routes.ts";
import { answerFile } from "./files.ts";
import { jobRoutes } from "./job-routes.ts";
import type { Prism } from "./prism.ts";
import type { WireRequest } from "./request.ts";
import type { MockState } from "./route.ts";
import { styleRoutes } from "./style-routes.ts";

const routes = [...jobRoutes, ...assetRoutes, ...styleRoutes];

/** Answers one request. A request with its own header `Prefer` is Prism's alone: it neither sees nor changes the state. */
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

/** Prism throws on such a path. */
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

/** Without a key Prism answers 401 itself, and does so even where the request is wrong in other ways too. */
function withoutKey(request: WireRequest): WireRequest {
  const { authorization: _, ...headers } = request.headers;
  return { ...request, headers };
}
