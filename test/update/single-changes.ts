/**
 * What the report says of each kind of change.
 *
 * @module
 */

import {
  acceptUnknownFields,
  addAlias,
  addField,
  addModel,
  addOperation,
  addPattern,
  addRequiredNestedField,
  addStatus,
  addValue,
  allowNull,
  changeDefault,
  changePrice,
  changeQuery,
  changeResponse,
  deprecateModel,
  describeAndTag,
  forbidNull,
  loosenBound,
  makeOptional,
  moveSunset,
  removeAlternative,
  removeField,
  removeOperation,
  removeStatuses,
  removeValue,
  renameField,
  rephraseSchemas,
  requireField,
  requireInteger,
  tightenBound,
} from "./alterations.ts";
import { type Alteration, fluxKey } from "./support.ts";

const jobs = "GET /jobs";

/** A change of the document, the rows of its report, and the release that it requires. */
export const singleChanges: [name: string, alteration: Alteration, rows: string[], release: string][] = [
  ["a new model", addModel, ["POST /generate/image/bfl/flux-9 | New model: Flux 9 | nothing"], "minor"],
  ["a new operation", addOperation, ["GET /credits | New operation | nothing"], "minor"],
  [
    "a model about to be retired",
    deprecateModel,
    [
      `${fluxKey} | The operation is about to be retired; use \`image/krea/krea-2/medium\` instead | nothing`,
      `${fluxKey} | The operation has a new description | nothing`,
    ],
    "minor",
  ],
  ["a new field", addField, [`${fluxKey} | New field \`sharpness\` | nothing`], "minor"],
  [
    "a removed field",
    removeField,
    [`${fluxKey} | \`steps\` was removed; the API refuses it | types, requests`],
    "major",
  ],
  [
    "a renamed field",
    renameField,
    [`${fluxKey} | \`steps\` was renamed to \`step_count\`, by an alias: the old name is rewritten | nothing`],
    "minor",
  ],
  ["a newly required field", requireField, [`${fluxKey} | \`seed\` is now required | types, requests`], "major"],
  [
    "a new required field of a list's items",
    addRequiredNestedField,
    [`${fluxKey} | New field \`styles[].mode\`, which is required | types, requests`],
    "major",
  ],
  ["a field no longer required", makeOptional, [`${fluxKey} | \`prompt\` is no longer required | nothing`], "minor"],
  [
    "a new value",
    addValue,
    ['POST /generate/video/kling/kling-2.5 | `aspect_ratio` accepts `"4:3"` | nothing'],
    "minor",
  ],
  [
    "a removed value",
    removeValue,
    ['POST /generate/video/kling/kling-2.5 | `aspect_ratio` no longer accepts `"9:16"` | types, requests'],
    "major",
  ],
  ["a tighter bound", tightenBound, [`${fluxKey} | maximum of \`steps\`, tighter: 100 → 50 | requests`], "major"],
  ["a looser bound", loosenBound, [`${fluxKey} | maximum of \`steps\`, looser: 100 → 200 | nothing`], "minor"],
  [
    "a new pattern",
    addPattern,
    [`${fluxKey} | pattern of \`prompt\`, tighter: none → \`^\\S|x$\` | requests`],
    "major",
  ],
  ["a changed default", changeDefault, [`${fluxKey} | Default of \`steps\`: 25 → 30 | nothing`], "minor"],
  [
    "a changed price and time",
    changePrice,
    [
      `${fluxKey} | Average completion time: 7 s → 9 s | nothing`,
      `${fluxKey} | Price: about 3 compute units → 4 compute units | nothing`,
    ],
    "minor",
  ],
  ["a field that may be null", allowNull, [`${fluxKey} | \`seed\` may also be \`null\` | nothing`], "minor"],
  [
    "a field that may no longer be null",
    forbidNull,
    [`${fluxKey} | \`image_url\` may no longer be \`null\` | types, requests`],
    "major",
  ],
  [
    "a number that becomes an integer",
    requireInteger,
    [`${fluxKey} | integer of \`width\`, tighter: none → true | requests`],
    "major",
  ],
  [
    "a body that accepts unknown fields",
    acceptUnknownFields,
    [`${fluxKey} | the body now accepts unknown fields | nothing`],
    "minor",
  ],
  [
    "a removed alternative",
    removeAlternative,
    [
      'POST /generate/video/kling/kling-1 | `camera_control.type` no longer accepts `"left_turn_forward"` | types, requests',
    ],
    "major",
  ],
  ["equal schemas written in another way", rephraseSchemas, [], "none"],
  ["a new status", addStatus, [`${jobs} | New response: 503 | nothing`], "minor"],
  [
    "a changed success status",
    removeStatuses,
    [
      "GET /styles/{id}/share/link | The response 201 is gone | types",
      `${jobs} | The response 401 is no longer documented | nothing`,
      "GET /styles/{id}/share/link | New response: 202 | types",
    ],
    "major",
  ],
  [
    "a changed response body",
    changeResponse,
    [
      `${jobs} | \`items[].status\` of the 200 response may now be absent | types`,
      `${jobs} | \`items[].status\` of the 200 response may now be \`"paused"\` | types`,
      `${jobs} | \`items[].created_at\` of the 200 response is gone | types`,
      `${jobs} | \`items[].cost\` of the 200 response is new | nothing`,
    ],
    "major",
  ],
  [
    "changed parameters",
    changeQuery,
    [
      `${jobs} | maximum of the query parameter \`limit\`, tighter: 1000 → 100 | requests`,
      `${jobs} | the query parameter \`types\` was removed; the API ignores it | types`,
      `${jobs} | New field the query parameter \`since\`, which is required | types, requests`,
    ],
    "major",
  ],
  ["a new alias", addAlias, [`${fluxKey} | New alias: \`text\` is rewritten to \`prompt\` | nothing`], "minor"],
  [
    "a postponed sunset",
    moveSunset,
    [`${fluxKey} | Sunset of the alias \`imageUrl\`: 2026-06-19 → 2027-06-30 | nothing`],
    "patch",
  ],
  [
    "a changed description, tags and operation id",
    describeAndTag,
    [`${fluxKey} | \`seed\` has a new description | nothing`],
    "patch",
  ],
  [
    "a removed operation",
    removeOperation,
    ["DELETE /jobs/{id} | The operation was removed | types, requests"],
    "major",
  ],
];
