/**
 * The styles that training jobs have made.
 *
 * @module
 */

import { randomUUID } from "node:crypto";
import type { JobStore } from "./jobs.ts";
import type { Dated } from "./page.ts";

/** What a style's update may change. */
export interface StyleChanges {
  public?: boolean;
  urls?: string[];
  title?: string;
  cover_url?: string;
}

/** A style as the server keeps it. */
export interface StyleRecord extends Required<Omit<StyleChanges, "cover_url">>, Dated {
  id: string;
  cover_url: string | null;
  prompt: string;
  models: string[];
}

/** What has happened to a style since its training. */
interface Aftermath {
  changes: StyleChanges;
  shareLink?: string;
  inWorkspace: boolean;
}

/** Holds what happens to styles. That a style exists is read from the jobs: it does once its training is completed. */
export class StyleStore {
  readonly #jobs: JobStore;
  readonly #aftermaths = new Map<string, Aftermath>();

  constructor(jobs: JobStore) {
    this.#jobs = jobs;
  }

  /** Every style, oldest first. */
  list(): StyleRecord[] {
    return this.#jobs.records().flatMap((job) => {
      if (job.styleId === undefined || this.#jobs.stateOf(job).status !== "completed") return [];
      // Prism has let this body pass, so its fields have these types.
      const { name, model, trigger_word } = job.body as { name: string; model?: string; trigger_word?: string };
      return {
        id: job.styleId,
        title: name,
        urls: [],
        public: false,
        cover_url: null,
        prompt: trigger_word ?? "",
        models: [model ?? "flux_dev"],
        createdMs: job.createdMs,
        ...this.#aftermaths.get(job.styleId)?.changes,
      };
    });
  }

  /** A style by its id. */
  get(id: string): StyleRecord | undefined {
    return this.list().find((style) => style.id === id);
  }

  /** Changes a style. */
  update(id: string, changes: StyleChanges): void {
    Object.assign(this.#aftermath(id).changes, changes);
  }

  /** The link that shares a style, and whether it was made just now. */
  shareLink(id: string): { shareLink: string; isNew: boolean } {
    const aftermath = this.#aftermath(id);
    const isNew = aftermath.shareLink === undefined;
    // A host of a domain that is reserved for examples: the link leads nowhere by intent.
    aftermath.shareLink ??= `https://krea.example/styles/${id}?share=${randomUUID()}`;
    return { shareLink: aftermath.shareLink, isNew };
  }

  /** Shares a style with the workspace, or ends that, and says whether it was shared before. */
  setInWorkspace(id: string, inWorkspace: boolean): boolean {
    const aftermath = this.#aftermath(id);
    const before = aftermath.inWorkspace;
    aftermath.inWorkspace = inWorkspace;
    return before;
  }

  #aftermath(id: string): Aftermath {
    const known = this.#aftermaths.get(id) ?? { changes: {}, inWorkspace: false };
    this.#aftermaths.set(id, known);
    return known;
  }
}
