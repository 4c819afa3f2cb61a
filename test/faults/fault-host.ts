import type { Fault, FaultyAnswer } from "./faults.ts";
import { type ApiCall, type ApiRequest, type ApiSettings, FaultyApi } from "./faulty-api.ts";
import type { Ledger, LedgerPost } from "./ledger.ts";

/** What a server that fails as it is told is like. */
export interface FaultOptions extends ApiSettings {
  /** The fault of a request; undefined for none. */
  fault?: ((request: ApiRequest) => Fault | undefined) | undefined;
  /** Whether answers have a Date header. Default: true. */
  sendsDate?: boolean | undefined;
  /** The Retry-After of a 429 by count or by rate. */
  retryAfter?: string | undefined;
}

/** A running server. */
export interface FaultServer {
  readonly url: string;
  /** What reaches it where it has no port: a client of it is made with this. */
  readonly fetch?: typeof globalThis.fetch;
  readonly ledger: Ledger;
  /** What arrived, in order. */
  readonly requests: ApiRequest[];
  /** How many clients still wait for an answer that never comes. */
  hanging(): number;
  /** Ends it, and every connection. */
  close(): Promise<void>;
}

/** A request as it arrives. */
export interface Arrived {
  method: string;
  url: URL;
  account: string;
  /** Reads its body. */
  json(): Promise<unknown>;
}

/** The right answer to a request. */
export interface RightAnswer {
  status: number;
  body: string;
  /** The previous right answer to the same request, where there was one. */
  previous: string | undefined;
}

/** What goes out: an answer, and what becomes of it on its way. */
export interface Handled {
  answer: FaultyAnswer;
  right: RightAnswer;
  /** The time by the server's clock, where it says so. */
  date: string | undefined;
}

/** A stale answer is no older: a search of a list that is behind without bound would mean nothing. */
const stalestMs = 60;

/** A server without its door: requests come in, and how they are to be answered comes out. */
export class FaultHost {
  readonly requests: ApiRequest[] = [];
  readonly #api: FaultyApi;
  readonly #options: FaultOptions;
  readonly #counts = new Map<string, number>();
  readonly #answers = new Map<string, { body: string; atMs: number }>();

  constructor(options: FaultOptions) {
    this.#options = options;
    this.#api = new FaultyApi(options);
  }

  get ledger(): Ledger {
    return this.#api.ledger;
  }

  /** Does what is asked, or not, and says what goes out. */
  async handle(arrived: Arrived): Promise<Handled> {
    const call = await this.#receive(arrived);
    const post = call.operation === "submit" ? this.ledger.arrived(call.subject) : undefined;
    const date = this.#options.sendsDate === false ? undefined : this.#api.clock().toUTCString();
    if (this.#api.isLimited(call)) return { ...refuse(post, this.#options.retryAfter), date };
    const fault = this.#options.fault?.(call) ?? { acts: true, answer: { kind: "whole" } };
    if (post && fault.answer.kind === "instead") post.refused = fault.answer.status === 429;
    if (fault.actsAfterMs !== undefined) setTimeout(() => this.#api.perform(call), fault.actsAfterMs);
    const { status, body } = fault.acts ? this.#api.perform(call) : { status: 500, body: {} };
    const text = JSON.stringify(body);
    const asked = `${arrived.method} ${arrived.url.pathname}${arrived.url.search} ${call.account}`;
    const last = this.#answers.get(asked);
    const previous = last && last.atMs >= Date.now() - stalestMs ? last.body : undefined;
    if (call.operation === "get" || call.operation === "list") {
      this.#answers.set(asked, { body: text, atMs: Date.now() });
    }
    return { answer: fault.answer, right: { status, body: text, previous }, date };
  }

  async #receive(arrived: Arrived): Promise<ApiCall> {
    const call = await identify(arrived, this.ledger);
    const counted = `${call.operation} ${call.account} ${call.subject}`;
    call.count = (this.#counts.get(counted) ?? 0) + 1;
    this.#counts.set(counted, call.count);
    this.requests.push(call);
    return call;
  }
}

function refuse(post: LedgerPost | undefined, retryAfter: string | undefined) {
  if (post) post.refused = true;
  const body = '{"error":"too many"}';
  const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  return {
    answer: { kind: "instead", status: 429, body, headers } as const,
    right: { status: 429, body, previous: undefined },
  };
}

async function identify({ method, url, account, json }: Arrived, ledger: Ledger): Promise<ApiCall> {
  const { pathname, searchParams: query } = url;
  const call = { account, query, count: 0 };
  if (method === "POST" && pathname.startsWith("/generate/")) {
    const body = await json();
    const isInput = typeof body === "object" && body !== null && "prompt" in body;
    return { ...call, operation: "submit", subject: isInput ? String(body.prompt) : "", jobId: "" };
  }
  if (method === "GET" && pathname === "/jobs") return { ...call, operation: "list", subject: url.search, jobId: "" };
  const jobId = decodeURIComponent(/^\/jobs\/([^/]+)$/.exec(pathname)?.[1] ?? "");
  const subject = ledger.job(jobId)?.prompt ?? jobId;
  const operation = jobId === "" ? "other" : ({ GET: "get", DELETE: "cancel" } as const)[method];
  return { ...call, operation: operation ?? "other", subject, jobId };
}
