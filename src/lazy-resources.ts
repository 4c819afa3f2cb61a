/**
 * The resources of a client whose engine is still to be loaded.
 *
 * @module
 */

import type { Assets } from "./assets.ts";
import type { Engine } from "./engine.ts";
import type { Jobs } from "./jobs.ts";
import { type Load, lazy, lazyIterator, lazyList, loadFor } from "./lazy.ts";
import type { Models } from "./models/catalog.ts";
import type { NodeApps } from "./node-apps.ts";
import { ownCopy } from "./own-copy.ts";
import type { Styles } from "./styles.ts";

/** `krea.jobs`. */
export function lazyJobs(load: Load<Engine>): Jobs {
  const jobs = async (given: readonly unknown[]) => (await loadFor(load, given)).jobs;
  return {
    get: async (...given) => (await jobs(given)).get(...given),
    list: (options) => lazyList(async () => (await jobs([options])).list.bind(undefined, options)),
    wait: async (...given) => (await jobs(given)).wait(...given),
    watch: (...given) => lazyIterator(async () => (await jobs(given)).watch(...given)),
    cancel: async (...given) => (await jobs(given)).cancel(...given),
  };
}

/** `krea.assets`. */
export function lazyAssets(load: Load<Engine>): Assets {
  const assets = async (given: readonly unknown[]) => (await loadFor(load, given)).assets;
  return {
    upload: async (...given) => (await assets(given)).upload(...given),
    list: (options) => lazyList(async () => (await assets([options])).list.bind(undefined, options)),
    get: async (...given) => (await assets(given)).get(...given),
    delete: async (...given) => (await assets(given)).delete(...given),
  };
}

/** `krea.styles`. */
export function lazyStyles(load: Load<Engine>): Styles {
  const styles = async (given: readonly unknown[]) => (await loadFor(load, given)).styles;
  return {
    async train(input, options) {
      const own = ownCopy(input);
      return (await styles([options])).train(own, options);
    },
    async trainAndWait(input, options) {
      const own = ownCopy(input);
      return (await styles([options])).trainAndWait(own, options);
    },
    wait: async (...given) => (await styles(given)).wait(...given),
    list: (options) => lazyList(async () => (await styles([options])).list.bind(undefined, options)),
    get: async (...given) => (await styles(given)).get(...given),
    update: async (...given) => (await styles(given)).update(...given),
    shareLink: async (...given) => (await styles(given)).shareLink(...given),
    shareWithWorkspace: async (...given) => (await styles(given)).shareWithWorkspace(...given),
    unshare: async (...given) => (await styles(given)).unshare(...given),
  };
}

/** `krea.nodeApps`. */
export function lazyNodeApps(load: Load<Engine>): NodeApps {
  const nodeApps = async (given: readonly unknown[]) => (await loadFor(load, given)).nodeApps;
  return {
    get: async (...given) => (await nodeApps(given)).get(...given),
    async execute(app, input, options) {
      const own = ownCopy(input);
      return (await nodeApps([options])).execute(app, own, options);
    },
    async run(app, input, options) {
      const own = ownCopy(input);
      return (await nodeApps([options])).run(app, own, options);
    },
  };
}

/** `krea.models`, which asks the API for nothing. */
export function lazyModels(): Models {
  const models = lazy(async () => (await import("./models/catalog.ts")).createModels());
  return {
    list: async (...given) => (await models()).list(...given),
    get: async (...given) => (await models()).get(...given),
    getSchema: async (...given) => (await models()).getSchema(...given),
    estimate: async (...given) => (await models()).estimate(...given),
  };
}
