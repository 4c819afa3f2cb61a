// Made by `npm run generate` from openapi/. Do not edit.

/** The current id of each model that has moved, by the id that it had. Requests under the old id are sent to the current one. */
export const movedModels: Readonly<Record<string, string>> = {

};
