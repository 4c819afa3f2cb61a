/**
 * The routes that read, list, update and share trained styles.
 *
 * @module
 */

import type { Style, StyleShareLink } from "../../generated/openapi.ts";
import { type Answer, isRefusal, withBody } from "./answer.ts";
import { timestamp } from "./clock.ts";
import { pageOf } from "./page.ts";
import { queryOf } from "./request.ts";
import type { Call, Route } from "./route.ts";
import type { StyleChanges, StyleRecord } from "./styles.ts";

/** The routes of styles. */
export const styleRoutes: readonly Route[] = [
  { method: "GET", path: /^\/styles$/, answer: listStyles },
  { method: "GET", path: /^\/styles\/([^/]+)$/, answer: ifStyleExists(getStyle) },
  { method: "PATCH", path: /^\/styles\/([^/]+)$/, answer: ifStyleExists(updateStyle) },
  { method: "GET", path: /^\/styles\/([^/]+)\/share\/link$/, answer: ifStyleExists(getShareLink) },
  { method: "POST", path: /^\/styles\/([^/]+)\/share\/workspace$/, answer: ifStyleExists(shareWithWorkspace) },
  { method: "DELETE", path: /^\/styles\/([^/]+)\/share\/workspace$/, answer: ifStyleExists(unshareWithWorkspace) },
];

/** Responds with 404 if the style does not exist. */
function ifStyleExists(answer: Route["answer"]): Route["answer"] {
  return async (call) => (call.state.styles.get(call.id) ? answer(call) : call.ask({ code: 404 }));
}

/**
 * Lists styles. Of the filters only `ids` has an effect: the others select the styles of other users, and there are
 * none.
 */
async function listStyles({ request, state, ask }: Call): Promise<Answer> {
  const query = queryOf(request);
  const cursor = query.get("cursor");
  if (cursor && Number.isNaN(Date.parse(cursor))) return ask({ code: 400 });
  return withBody(await ask(), (body) => {
    const ids = query.get("ids")?.split(",");
    const styles = state.styles.list().filter((style) => !ids || ids.includes(style.id));
    const { items, nextCursor } = pageOf(styles, query);
    // Fields that the mock does not know, such as the owner, come from Prism's example.
    const [example] = body.items as Style[];
    return { ...body, items: items.map((style) => ({ ...example, ...styleBody(style) })), next_cursor: nextCursor };
  });
}

async function getStyle({ id, state, ask }: Call): Promise<Answer> {
  return withBody(await ask(), (body) => {
    const style = state.styles.get(id);
    return { ...body, ...(style && styleBody(style)) };
  });
}

async function updateStyle(call: Call): Promise<Answer> {
  const answer = await call.ask();
  if (isRefusal(answer)) return answer;
  const { public: isPublic, urls, title, cover_url } = call.request.body as { [Name in keyof StyleChanges]?: unknown };
  const changes = Object.fromEntries(
    Object.entries({ public: isPublic, urls, title, cover_url }).filter(([, value]) => value != null),
  );
  if (Object.keys(changes).length === 0) return call.ask({ code: 400 });
  // Prism has validated the body, so the values have these types.
  call.state.styles.update(call.id, changes as StyleChanges);
  return getStyle(call);
}

async function getShareLink({ id, state, ask }: Call): Promise<Answer> {
  const answer = await ask();
  if (isRefusal(answer)) return answer;
  const { shareLink, isNew } = state.styles.shareLink(id);
  const link: StyleShareLink = { share_link: shareLink, is_new: isNew };
  return withBody(isNew ? await ask({ code: 201 }) : answer, (body) => ({ ...body, ...link }));
}

async function shareWithWorkspace({ id, state, ask }: Call): Promise<Answer> {
  return withBody(await ask(), (body) => {
    state.styles.setInWorkspace(id, true);
    return { ...body, success: true, style_id: id };
  });
}

async function unshareWithWorkspace({ id, state, ask }: Call): Promise<Answer> {
  const answer = await ask();
  if (isRefusal(answer) || state.styles.setInWorkspace(id, false)) return answer;
  return ask({ code: 404 });
}

/** Returns the known fields of a style as the API shows them. */
function styleBody({ createdMs, ...style }: StyleRecord): Omit<Style, "owner"> {
  return { ...style, like_count: 0, created_at: timestamp(createdMs) };
}
