/**
 * `krea.styles`: train styles on your own files and use them in the inputs of models.
 *
 * @module
 */

import type { paths, Style, StyleShareLink, StyleWorkspaceShare, UpdateStyleInput } from "../../generated/openapi.ts";
import { type Check, checkOptions, isBoolean, isListOfTexts, isNonEmptyString } from "../options/check.ts";
import { checkId } from "../options/check-id.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { ownInput } from "../submissions/own-input.ts";
import { type BodyContext, prepareBody } from "../submissions/prepare-body.ts";
import type { Submit } from "../submissions/submit.ts";
import { parsePage } from "../transport/page.ts";
import { anyBody, identifiedBy, type Parse } from "../transport/parse.ts";
import type { Method } from "../transport/prepared-request.ts";
import type { Transport } from "../transport/transport.ts";
import type { Jobs } from "./jobs.ts";
import { createList, type List, type ListDefinition, type ListOptions } from "./list.ts";
import { createStyleTraining, type StyleTraining } from "./style-training.ts";

export type {
  Style,
  StyleOwner,
  StyleShareLink,
  StyleWorkspaceShare,
  UpdateStyleInput,
} from "../../generated/openapi.ts";

/** A style, or its id. */
export type StyleReference = string | { readonly id: string };

/** Whose styles to list: `all`, `user`, … */
export type StyleFilter = NonNullable<NonNullable<paths["/styles"]["get"]["parameters"]["query"]>["filter"]>;

/** Which styles to list. */
export interface ListStylesOptions extends ListOptions {
  /** Only styles with these ids. */
  ids?: readonly string[] | undefined;
  /** Only styles that you like. Default: false. */
  liked?: boolean | undefined;
  /** Only styles by this user. */
  user?: string | undefined;
  /** Only styles trained for this model: `flux_dev`. */
  model?: string | undefined;
  /** Whose styles. Default: `all`. */
  filter?: StyleFilter | undefined;
}

/** Styles: train them, find them, share them. */
export interface Styles extends StyleTraining {
  /**
   * Lists styles.
   *
   * @returns a list: await it for one page, or iterate over it for all styles
   * @example
   * ```ts
   * for await (const { id, title } of krea.styles.list({ filter: "user" })) console.log(id, title);
   * ```
   */
  list(options?: ListStylesOptions): List<Style>;
  /**
   * Reads a style.
   *
   * @throws KreaNotFoundError if the style does not exist or you have no access to it
   * @example
   * ```ts
   * const { title } = await krea.styles.get(styleId);
   * ```
   */
  get(style: StyleReference, settings?: RequestSettings): Promise<Style>;
  /**
   * Changes one of your styles.
   *
   * @param changes - what to change: `public`, `title`, `urls`, `cover_url`
   * @returns the changed style
   * @example
   * ```ts
   * await krea.styles.update(styleId, { title: "Lighthouses at dusk" });
   * ```
   */
  update(style: StyleReference, changes: UpdateStyleInput, settings?: RequestSettings): Promise<Style>;
  /**
   * Returns a link that lets others use one of your styles. The first call creates it.
   *
   * @example
   * ```ts
   * const { share_link } = await krea.styles.shareLink(styleId);
   * ```
   */
  shareLink(style: StyleReference, settings?: RequestSettings): Promise<StyleShareLink>;
  /**
   * Shares one of your styles with the members of your API workspace.
   *
   * @example
   * ```ts
   * await krea.styles.shareWithWorkspace(styleId);
   * ```
   */
  shareWithWorkspace(style: StyleReference, settings?: RequestSettings): Promise<StyleWorkspaceShare>;
  /**
   * Stops sharing the style with the workspace.
   *
   * @throws KreaNotFoundError if the style is not shared
   * @example
   * ```ts
   * await krea.styles.unshare(styleId);
   * ```
   */
  unshare(style: StyleReference, settings?: RequestSettings): Promise<void>;
}

const filters: Record<Exclude<keyof ListStylesOptions, keyof ListOptions>, Check> = {
  ids: isListOfTexts,
  liked: isBoolean,
  user: isNonEmptyString,
  model: isNonEmptyString,
  filter: isNonEmptyString,
};

/** What `krea.styles` uses of its client. */
export interface StylesContext {
  transport: Transport;
  bodies: BodyContext;
  submit: Submit;
  jobs: Jobs;
}

/** Makes `krea.styles`. */
export function createStyles({ transport, bodies, submit, jobs }: StylesContext): Styles {
  /** Calls an operation on one style. */
  const call = async <Answer>(
    what: string,
    [method, path]: readonly [Method, string],
    style: StyleReference,
    settings: RequestSettings = {},
    parse: Parse<Answer>,
    changes?: UpdateStyleInput,
  ): Promise<Answer> => {
    checkOptions(what, settings, requestChecks);
    const params = { path: { id: styleIdOf(what, style) } };
    const body = await prepareBody(bodies, method, path, ownInput(what, changes), settings);
    return transport.call(method, path, { ...settings, params, body }, parse);
  };
  const list: ListDefinition<Style> = {
    what: "styles.list",
    operation: "GET /styles",
    filters,
    readPage: (query, settings) =>
      transport.call("GET", "/styles", { ...settings, params: { query } }, (data) => parsePage(data, parseStyle)),
  };
  return {
    ...createStyleTraining(submit, jobs),
    list: (options) => createList(list, options),
    get: (style, settings) => call("styles.get", ["GET", "/styles/{id}"], style, settings, parseStyle),
    update: (style, changes, settings) =>
      call("styles.update", ["PATCH", "/styles/{id}"], style, settings, parseStyle, changes),
    shareLink: (style, settings) =>
      call("styles.shareLink", ["GET", "/styles/{id}/share/link"], style, settings, parseShareLink),
    shareWithWorkspace: (style, settings) =>
      call("styles.shareWithWorkspace", ["POST", "/styles/{id}/share/workspace"], style, settings, parseShare),
    unshare: async (style, settings) => {
      await call("styles.unshare", ["DELETE", "/styles/{id}/share/workspace"], style, settings, anyBody);
    },
  };
}

function styleIdOf(what: string, style: unknown): string {
  return checkId(style, { what: `${what}: style`, resource: "a style", field: "id" });
}

const parseStyle = identifiedBy<Style>("id");
const parseShareLink = identifiedBy<StyleShareLink>("share_link");
const parseShare = identifiedBy<StyleWorkspaceShare>("style_id");
