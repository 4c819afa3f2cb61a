/**
 * The routes that upload, read, list and delete assets.
 *
 * @module
 */

import type { Asset } from "../../generated/openapi.ts";
import { type Answer, isRefusal, withBody } from "./answer.ts";
import type { AssetRecord } from "./assets.ts";
import { timestamp } from "./clock.ts";
import { assetPath } from "./files.ts";
import { pageOf } from "./page.ts";
import { queryOf } from "./request.ts";
import type { Call, Route } from "./route.ts";
import { readForm, readUpload, truncateFiles } from "./upload.ts";

/** The routes of assets. */
export const assetRoutes: readonly Route[] = [
  { method: "POST", path: /^\/assets$/, answer: uploadAsset },
  { method: "GET", path: /^\/assets$/, answer: listAssets },
  { method: "GET", path: /^\/assets\/([^/]+)$/, answer: getAsset },
  { method: "DELETE", path: /^\/assets\/([^/]+)$/, answer: deleteAsset },
];

async function uploadAsset({ request, state, ask }: Call): Promise<Answer> {
  const form = await readForm(request);
  const shortRequest = form && (await truncateFiles(request, form));
  const answer = await ask({}, shortRequest);
  if (isRefusal(answer)) return answer;
  const upload = await readUpload(form);
  if (!upload) return ask({ code: 400 }, shortRequest);
  const asset = state.assets.add(upload);
  return withBody(answer, (body) => ({ ...body, ...assetBody(asset, state.url) }));
}

async function getAsset({ id, state, ask }: Call): Promise<Answer> {
  const asset = state.assets.get(id);
  if (!asset) return ask({ code: 404 });
  return withBody(await ask(), (body) => ({ ...body, ...assetBody(asset, state.url) }));
}

async function listAssets({ request, state, ask }: Call): Promise<Answer> {
  return withBody(await ask(), (body) => {
    const { items, nextCursor } = pageOf(state.assets.list(), queryOf(request));
    return { ...body, items: items.map((asset) => assetBody(asset, state.url)), next_cursor: nextCursor };
  });
}

async function deleteAsset({ id, state, ask }: Call): Promise<Answer> {
  if (!state.assets.get(id)) return ask({ code: 404 });
  return withBody(await ask(), (body) => {
    state.assets.delete(id);
    return { ...body, success: true, message: "Asset deleted successfully" };
  });
}

type ShownAsset = Omit<Asset, "description"> & { description: string | undefined };

/** Returns an asset as the API shows it. */
function assetBody(asset: AssetRecord, url: string): ShownAsset {
  return {
    id: asset.id,
    image_url: url + assetPath(asset.id),
    uploaded_at: timestamp(asset.createdMs),
    width: asset.width,
    height: asset.height,
    size_bytes: asset.bytes.length,
    mime_type: asset.mimeType,
    // JSON leaves the field out if it is undefined. The document declares it as optional and never null.
    description: asset.description,
  };
}
