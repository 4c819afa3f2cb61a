/**
 * Prism, which validates every request against the effective document and forms the answer.
 *
 * It is asked inside the process and not through its own HTTP server. That one takes the whole process down where a
 * property's name does not fit into a header (`sl-violations`) or where a path is badly encoded, and it refuses bodies
 * of more than 10 MB, where the API takes uploads of 75 MB.
 *
 * @module
 */

import type { Answer } from "./answer.ts";
import { type DocumentName, readDocument } from "./document.ts";
import { queryOf, type WireRequest } from "./request.ts";
import { explainRefusal, type Violation, violationsHeader } from "./violations.ts";

/** Which of the documented answers Prism is to give to a valid request: Prism's own header `Prefer`. */
export interface Preference {
  /** The status: `Prefer: code=404`. */
  code?: number;
  /** The name of an example: `Prefer: example=completed`. */
  example?: string;
}

/** Answers a request: refuses an invalid one, and forms an answer of the preferred kind to a valid one. */
export interface Prism {
  /** Where the request has a header `Prefer` of its own, that counts. */
  answer(request: WireRequest, preference?: Preference): Promise<Answer>;
}

type PrismInstance = ReturnType<typeof import("@stoplight/prism-http-server")["createServer"]>["prism"];
type Operations = Parameters<PrismInstance["request"]>[1];
type Config = NonNullable<Parameters<PrismInstance["request"]>[2]>;
type Input = Parameters<PrismInstance["request"]>[0];

const config: Config = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

const loaded = new Map<DocumentName, Promise<Prism>>();

/**
 * Loads Prism for a document, once for all the mock servers of a process: it holds nothing but the document.
 *
 * @throws Error that says what to install where the packages of Prism are missing.
 */
export async function loadPrism(name: DocumentName = "openapi"): Promise<Prism> {
  const prism = loaded.get(name) ?? createPrism(name);
  loaded.set(name, prism);
  try {
    return await prism;
  } catch (error) {
    loaded.delete(name);
    throw explainMissingPackage(error);
  }
}

/** Says which packages to install where the error is that one of them could not be found; any other error as it is. */
export function explainMissingPackage(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return error;
  return new Error(
    "The mock server needs Prism. Install it: npm install --save-dev @stoplight/prism-http-server @stoplight/prism-cli",
    { cause: error },
  );
}

async function createPrism(name: DocumentName): Promise<Prism> {
  // Prism takes a second to load and is an optional dependency, so only who starts a mock server loads it.
  const [{ createServer }, { getHttpConfigFromRequest }, { getHttpOperationsFromSpec }] = await Promise.all([
    import("@stoplight/prism-http-server"),
    import("@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js"),
    import("@stoplight/prism-cli/dist/operations.js"),
  ]);
  const operations: Operations = await getHttpOperationsFromSpec(await readDocument(name));
  const { prism } = createServer(operations, { cors: false, config, components: { logger: silentLogger() } });

  return {
    async answer(request, preference) {
      const input = toInput(request);
      const preferred = "prefer" in request.headers ? getHttpConfigFromRequest(input) : undefined;
      if (preferred?._tag === "Left") return problemAnswer(preferred.left);
      const mock = preferred?.right ?? { code: preference?.code, exampleKey: preference?.example };
      const result = await prism.request(input, operations, { ...config, mock: withoutUndefined(mock) })();
      if (result._tag === "Left") return problemAnswer(result.left);
      const { output, validations } = result.right;
      const violations = [
        ...validations.input.map((diagnostic) => toViolation("request", diagnostic)),
        ...validations.output.map((diagnostic) => toViolation("response", diagnostic)),
      ];
      const answer: Answer = {
        status: output.statusCode,
        headers: {
          ...(output.body !== undefined && { "content-type": output.headers?.["Content-type"] ?? "application/json" }),
          ...(violations.length > 0 && { "sl-violations": violationsHeader(violations) }),
        },
        body: output.body,
      };
      if (preferred) return answer;
      const problems = validations.input.filter(({ severity }) => severity === 0).map(({ message }) => message);
      return explainRefusal(answer, request.jsonProblem ? [request.jsonProblem] : problems);
    },
  };
}

function toInput(request: WireRequest): Input {
  const query = queryOf(request);
  const values = [...new Set(query.keys())].map((name) => {
    const all = query.getAll(name);
    return [name, all.length > 1 ? all : (all[0] ?? "")] as const;
  });
  return {
    method: request.method.toLowerCase() as Input["method"],
    url: { path: request.path, query: Object.fromEntries(values) },
    headers: request.headers,
    // Prism takes JSON parsed and everything else as text; it refuses the text of malformed JSON itself.
    body: Buffer.isBuffer(request.body) ? request.body.toString("utf8") : (request.body ?? null),
  };
}

const severities = ["Error", "Warning", "Information", "Hint"];

interface Diagnostic {
  path?: (string | number)[];
  severity: number;
  code?: string | number;
  message: string;
}

function toViolation(side: string, { path = [], severity, code, message }: Diagnostic): Violation {
  return {
    location: [side, ...path.map(String)],
    severity: severities[severity] ?? "Error",
    ...(code !== undefined && { code }),
    message,
  };
}

interface PrismProblem extends Error {
  status?: number;
  detail?: string;
  additional?: Record<string, unknown> | undefined;
}

/** What Prism's own server answers where the document has no answer: an unknown path, an undocumented status. */
function problemAnswer(error: PrismProblem): Answer {
  const { headers, ...additional } = error.additional ?? {};
  const status = error.status ?? 500;
  return {
    status,
    headers: { ...(headers as Record<string, string> | undefined), "content-type": "application/problem+json" },
    body: { type: error.name, title: error.message, status, detail: error.detail ?? "", ...additional },
  };
}

/** Prism tells apart a preference that is not there from one that is undefined. */
function withoutUndefined(mock: object): Config["mock"] {
  return { dynamic: false, ...Object.fromEntries(Object.entries(mock).filter(([, value]) => value !== undefined)) };
}

type Logger = Parameters<typeof import("@stoplight/prism-http-server")["createServer"]>[1]["components"]["logger"];

/** Prism writes every request to a pino logger; this is as much of one as it uses. */
function silentLogger(): Logger {
  const ignore = (): void => {};
  const logger = { info: ignore, warn: ignore, error: ignore, debug: ignore, trace: ignore, fatal: ignore };
  const self: Record<string, unknown> = { ...logger, success: ignore, child: () => self };
  return self as unknown as Logger;
}
