/** A job that the server really made, whatever it answered. */
export interface LedgerJob {
  readonly id: string;
  /** What the submission's body said: it marks the call that the job was made for. */
  readonly prompt: string;
  /** The account that it belongs to: the key that was sent. */
  readonly account: string;
  /** When it was made, by this machine's clock. */
  readonly madeAtMs: number;
  /** When it ends by itself. */
  readonly endsAtMs: number;
  cancelledAtMs: number | undefined;
}

/** A submission that arrived. */
export interface LedgerPost {
  readonly prompt: string;
  /** Answered 429: the one answer after which it may come again. */
  refused: boolean;
}

/** What a fault server really did: the truth that the callers' view is compared with. */
export class Ledger {
  /** In the order in which they were made. */
  readonly jobs: LedgerJob[] = [];
  readonly posts: LedgerPost[] = [];
  readonly #byId = new Map<string, LedgerJob>();
  readonly #byPrompt = new Map<string, { jobs: LedgerJob[]; posts: LedgerPost[] }>();

  /** A submission arrived. */
  arrived(prompt: string): LedgerPost {
    const post = { prompt, refused: false };
    this.posts.push(post);
    this.#of(prompt).posts.push(post);
    return post;
  }

  /** A job was made. */
  made(job: LedgerJob): void {
    this.jobs.push(job);
    this.#byId.set(job.id, job);
    this.#of(job.prompt).jobs.push(job);
  }

  job(id: string): LedgerJob | undefined {
    return this.#byId.get(id);
  }

  /** The jobs that were made for a call. */
  jobsOf(prompt: string): readonly LedgerJob[] {
    return this.#byPrompt.get(prompt)?.jobs ?? [];
  }

  /** The submissions of a call that arrived. */
  postsOf(prompt: string): readonly LedgerPost[] {
    return this.#byPrompt.get(prompt)?.posts ?? [];
  }

  #of(prompt: string): { jobs: LedgerJob[]; posts: LedgerPost[] } {
    const entry = this.#byPrompt.get(prompt) ?? { jobs: [], posts: [] };
    this.#byPrompt.set(prompt, entry);
    return entry;
  }
}

/** How a job stands. */
export function statusOf({ cancelledAtMs, madeAtMs, endsAtMs }: LedgerJob, nowMs: number) {
  if (cancelledAtMs !== undefined) return "cancelled";
  if (nowMs >= endsAtMs) return "completed";
  return nowMs - madeAtMs < 2 ? "queued" : "processing";
}
