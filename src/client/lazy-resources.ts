/**
 * The resources of a client whose engine is still to be loaded.
 *
 * @module
 */

import type { Models } from "../models/catalog.ts";
import { ownCopy } from "../support/own-copy.ts";
import type { Assets } from "./assets.ts";
import type { Engine } from "./engine.ts";
import type { Jobs } from "./jobs.ts";
import { type Load, lazy, lazyIterator, lazyList } from "./lazy.ts";
import type { NodeApps } from "./node-apps.ts";
import type { Styles } from "./styles.ts";

/** `krea.jobs`. */
export function lazyJobs(load: Load<Engine>): Jobs {
  const jobs = async () => (await load()).jobs;
  return {
    get: async (...given) => (await jobs()).get(...given),
    list: (options) => lazyList(async () => (await jobs()).list.bind(undefined, options)),
    wait: async (...given) => (await jobs()).wait(...given),
    watch: (...given) => lazyIterator(async () => (await jobs()).watch(...given)),
    cancel: async (...given) => (await jobs()).cancel(...given),
  };
}

/** `krea.assets`. */
export function lazyAssets(load: Load<Engine>): Assets {
  const assets = async () => (await load()).assets;
  return {
    upload: async (...given) => (await assets()).upload(...given),
    list: (options) => lazyList(async () => (await assets()).list.bind(undefined, options)),
    get: async (...given) => (await assets()).get(...given),
    delete: async (...given) => (await assets()).delete(...given),
  };
}

/** `krea.styles`. */
export function lazyStyles(load: Load<Engine>): Styles {
  const styles = async () => (await load()).styles;
  return {
    async train(input, options) {
      const own = ownCopy(input);
      return (await styles()).train(own, options);
    },
    async trainAndWait(input, options) {
      const own = ownCopy(input);
      return (await styles()).trainAndWait(own, options);
    },
    wait: async (...given) => (await styles()).wait(...given),
    list: (options) => lazyList(async () => (await styles()).list.bind(undefined, options)),
    get: async (...given) => (await styles()).get(...given),
    update: async (...given) => (await styles()).update(...given),
    shareLink: async (...given) => (await styles()).shareLink(...given),
    shareWithWorkspace: async (...given) => (await styles()).shareWithWorkspace(...given),
    unshare: async (...given) => (await styles()).unshare(...given),
  };
}

/** `krea.nodeApps`. */
export function lazyNodeApps(load: Load<Engine>): NodeApps {
  const nodeApps = async () => (await load()).nodeApps;
  return {
    get: async (...given) => (await nodeApps()).get(...given),
    async execute(app, input, options) {
      const own = ownCopy(input);
      return (await nodeApps()).execute(app, own, options);
    },
    async run(app, input, options) {
      const own = ownCopy(input);
      return (await nodeApps()).run(app, own, options);
    },
  };
}

/** `krea.models`, which asks the API for nothing. */
export function lazyModels(): Models {
  const models = lazy(async () => (await import("../models/catalog.ts")).createModels());
  return {
    list: async (...given) => (await models()).list(...given),
    get: async (...given) => (await models()).get(...given),
    getSchema: async (...given) => (await models()).getSchema(...given),
    estimate: async (...given) => (await models()).estimate(...given),
  };
}
