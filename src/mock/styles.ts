/**
 * The styles that training jobs have created.
 *
 * @module
 */

import { randomUUID } from "node:crypto";
import type { JobStore } from "./jobs.ts";
import type { Dated } from "./page.ts";

/** The fields of a style that an update may change. */
export interface StyleChanges {
  public?: boolean;
  urls?: string[];
  title?: string;
  cover_url?: string;
}

/** A style, as the server stores it. */
export interface StyleRecord extends Required<Omit<StyleChanges, "cover_url">>, Dated {
  id: string;
  cover_url: string | null;
  prompt: string;
  models: string[];
}

/** What was changed about a style since its training. */
interface StyleState {
  changes: StyleChanges;
  shareLink?: string;
  inWorkspace: boolean;
}

/**
 * Stores the changes of styles. A style exists once its training job has completed, so the styles themselves are read
 * from the jobs.
 */
export class StyleStore {
  readonly #jobs: JobStore;
  readonly #states = new Map<string, StyleState>();

  constructor(jobs: JobStore) {
    this.#jobs = jobs;
  }

  /** Returns all styles, oldest first. */
  list(): StyleRecord[] {
    return this.#jobs.records().flatMap((job) => {
      if (job.styleId === undefined || this.#jobs.stateOf(job).status !== "completed") return [];
      // Prism has validated the body, so the fields have these types.
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
        ...this.#states.get(job.styleId)?.changes,
      };
    });
  }

  /** Returns a style by its id. */
  get(id: string): StyleRecord | undefined {
    return this.list().find((style) => style.id === id);
  }

  /** Updates a style. */
  update(id: string, changes: StyleChanges): void {
    Object.assign(this.#stateOf(id).changes, changes);
  }

  /** Returns the link that shares a style, and whether this call created it. */
  shareLink(id: string): { shareLink: string; isNew: boolean } {
    const state = this.#stateOf(id);
    const isNew = state.shareLink === undefined;
    // The domain is reserved for examples, so that the link leads nowhere.
    state.shareLink ??= `https://krea.example/styles/${id}?share=${randomUUID()}`;
    return { shareLink: state.shareLink, isNew };
  }

  /** Shares a style with the workspace or stops sharing it. Returns whether it was shared before. */
  setInWorkspace(id: string, inWorkspace: boolean): boolean {
    const state = this.#stateOf(id);
    const before = state.inWorkspace;
    state.inWorkspace = inWorkspace;
    return before;
  }

  #stateOf(id: string): StyleState {
    const known = this.#states.get(id) ?? { changes: {}, inWorkspace: false };
    this.#states.set(id, known);
    return known;
  }
}
