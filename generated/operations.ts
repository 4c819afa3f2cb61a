// Made by `npm run generate` from openapi/. Do not edit.

/** Operations whose body is sent as a form. */
export const multipartOperations: readonly string[] = [
  "POST /assets",
];

/** Operations other than those of models that create a job, and so cost money, each time they are sent. */
export const submissionOperations: readonly string[] = [
  "POST /styles/train",
  "POST /node-apps/{id}/execute",
];

/** Operations that create a job, but whose documented response does not name it. */
export const unnamedJobs: readonly string[] = [

];

/** Operations that take no body, although their method could. */
export const bodilessOperations: readonly string[] = [
  "POST /styles/{id}/share/workspace",
];

/** POST operations that may be sent again. All others may make something that is paid for. */
export const repeatablePosts: readonly string[] = [
  "POST /assets",
  "POST /styles/{id}/share/workspace",
];
