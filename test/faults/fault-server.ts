import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { Fault } from "./faults.ts";
import { type ApiCall, type ApiRequest, type ApiSettings, FaultyApi } from "./faulty-api.ts";
import type { Ledger, LedgerPost } from "./ledger.ts";
import { writeAnswer } from "./write-answer.ts";

/** A server that fails as it is told. */
export interface FaultServerOptions extends ApiSettings {
  /** The fault of a request; undefined for none. */
  fault?: ((request: ApiRequest) => Fault | undefined) | undefined;
  /** Whether answers have a Date header. Default: true. */
  sendsDate?: boolean | undefined;
  /** The Retry-After of a 429 by count or by rate. */
  retryAfter?: string | undefined;
  /** The port to listen on. Default: a free one. */
  port?: number | undefined;
}

/** A running fault server. */
export interface FaultServer {
  readonly url: string;
  readonly ledger: Ledger;
  /** What arrived, in order. */
  readonly requests: ApiRequest[];
  /** How many clients still wait for an answer that never comes. */
  hanging(): number;
  /** Ends it, and every connection. */
  close(): Promise<void>;
}

/** A stale answer is no older: a search of a list that is behind without bound would mean nothing. */
const stalestMs = 60;

/** Starts a fault server on 127.0.0.1. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const api = new FaultyApi(options);
  const requests: ApiRequest[] = [];
  const counts = new Map<string, number>();
  const answers = new Map<string, { body: string; atMs: number }>();
  const hanging = new Set<ServerResponse>();

  const receive = async (request: IncomingMessage): Promise<ApiCall> => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const account = request.headers.authorization ?? "";
    const call = await identify(request, url, account, api.ledger);
    const counted = `${call.operation} ${account} ${call.subject}`;
    call.count = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, call.count);
    requests.push(call);
    return call;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await receive(request);
    const post = call.operation === "submit" ? api.ledger.arrived(call.subject) : undefined;
    if (options.sendsDate === false) response.sendDate = false;
    else response.setHeader("date", api.clock().toUTCString());
    if (api.isLimited(call)) return refuse(response, post, options.retryAfter);
    const fault = options.fault?.(call) ?? { acts: true, answer: { kind: "whole" } };
    if (post && fault.answer.kind === "instead") post.refused = fault.answer.status === 429;
    if (fault.actsAfterMs !== undefined) setTimeout(() => api.perform(call), fault.actsAfterMs);
    const { status, body } = fault.acts ? api.perform(call) : { status: 500, body: {} };
    const text = JSON.stringify(body);
    const asked = `${request.method} ${request.url} ${call.account}`;
    const last = answers.get(asked);
    const previous = last && last.atMs >= Date.now() - stalestMs ? last.body : undefined;
    writeAnswer(response, fault.answer, { status, body: text, previous });
    if (fault.answer.kind === "hang") {
      hanging.add(response);
      response.once("close", () => hanging.delete(response));
    }
    if (call.operation === "get" || call.operation === "list") answers.set(asked, { body: text, atMs: Date.now() });
  };

  // Where the client has gone, there is nobody to answer.
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  // The client is to close idle connections, not the server: that would be a fault that nobody asked for.
  server.keepAliveTimeout = 0;
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ledger: api.ledger,
    requests,
    hanging: () => hanging.size,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function refuse(response: ServerResponse, post: LedgerPost | undefined, retryAfter: string | undefined): void {
  if (post) post.refused = true;
  const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  const body = '{"error":"too many"}';
  writeAnswer(response, { kind: "instead", status: 429, body, headers }, { status: 429, body, previous: undefined });
}

async function identify(request: IncomingMessage, url: URL, account: string, ledger: Ledger): Promise<ApiCall> {
  const { method } = request;
  const { pathname, searchParams: query } = url;
  const call = { account, query, count: 0 };
  if (method === "POST" && pathname.startsWith("/generate/")) {
    const body: unknown = await json(request);
    const isInput = typeof body === "object" && body !== null && "prompt" in body;
    return { ...call, operation: "submit", subject: isInput ? String(body.prompt) : "", jobId: "" };
  }
  if (method === "GET" && pathname === "/jobs") return { ...call, operation: "list", subject: url.search, jobId: "" };
  const jobId = decodeURIComponent(/^\/jobs\/([^/]+)$/.exec(pathname)?.[1] ?? "");
  const subject = ledger.job(jobId)?.prompt ?? jobId;
  const operation = jobId === "" ? "other" : ({ GET: "get", DELETE: "cancel" } as const)[method ?? ""];
  return { ...call, operation: operation ?? "other", subject, jobId };
}
