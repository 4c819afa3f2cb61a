/**
 * Prism, which validates every request against the effective document and forms the response.
 *
 * Prism is called as a library and not through its own HTTP server. That server crashes the process if a property name
 * does not fit into a header (`sl-violations`) or if a path is badly encoded, and it refuses bodies of more than 10 MB,
 * while the API accepts uploads of 75 MB.
 *
 * @module
 */

import { withoutUndefined } from "../support/without-undefined.ts";
import type { Answer } from "./answer.ts";
import { type DocumentName, readDocument } from "./document.ts";
import { faultAnswer } from "./faults.ts";
import { queryOf, type WireRequest } from "./request.ts";
import { explainRefusal, type Violation, violationsHeader } from "./violations.ts";

/** Which documented response Prism gives to a valid request: Prism's own `Prefer` header. */
export interface Preference {
  /** The status: `Prefer: code=404`. */
  code?: number;
  /** The name of an example: `Prefer: example=completed`. */
  example?: string;
}

/** Answers requests. Refuses invalid ones, and forms a response of the preferred kind to valid ones. */
export interface Prism {
  /** A `Prefer` header of the request itself overrides the preference. */
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
 * Loads Prism for a document. All mock servers of a process share it, because it holds no state but the document.
 *
 * @throws Error that says what to install if Prism's packages are missing
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

/**
 * Returns an error that says which packages to install if the given error means that one was not found. Returns any
 * other error unchanged.
 */
export function explainMissingPackage(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return error;
  return new Error(
    "The mock server needs Prism. Install it: npm install --save-dev @stoplight/prism-http-server @stoplight/prism-cli",
    { cause: error },
  );
}

async function createPrism(name: DocumentName): Promise<Prism> {
  // Prism takes a second to load and is an optional dependency, so it is loaded only when a mock server starts.
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
      // Prism treats a preference that is undefined differently from one that is missing.
      const preferences = { dynamic: false, ...withoutUndefined(mock) };
      const result = await prism.request(input, operations, { ...config, mock: preferences })();
      if (result._tag === "Left") {
        const code = preferred?.right.code;
        // The document describes no errors of the server, and few others. Clients must cope with them all the same.
        const isUndescribed = result.left.name.endsWith("NOT_FOUND") && code !== undefined && code >= 400 && code < 600;
        return isUndescribed ? faultAnswer(code) : problemAnswer(result.left);
      }
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
    // Prism takes parsed JSON, and anything else as text. It refuses malformed JSON itself.
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

/**
 * Returns what Prism's own server responds if the document has no response: for an unknown path or an undocumented
 * status.
 */
function problemAnswer(error: PrismProblem): Answer {
  const { headers, ...additional } = error.additional ?? {};
  const status = error.status ?? 500;
  return {
    status,
    headers: { ...(headers as Record<string, string> | undefined), "content-type": "application/problem+json" },
    body: { type: error.name, title: error.message, status, detail: error.detail ?? "", ...additional },
  };
}

type Logger = Parameters<typeof import("@stoplight/prism-http-server")["createServer"]>[1]["components"]["logger"];

/** Prism logs every request to a pino logger. This is the part of that interface that it uses. */
function silentLogger(): Logger {
  const ignore = (): void => {};
  const logger = { info: ignore, warn: ignore, error: ignore, debug: ignore, trace: ignore, fatal: ignore };
  const self: Record<string, unknown> = { ...logger, success: ignore, child: () => self };
  return self as unknown as Logger;
}
