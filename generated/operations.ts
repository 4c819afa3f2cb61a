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

/** POST operations that the document marks as safe to send again, because they make nothing twice. */
export const repeatablePosts: readonly string[] = [
  "POST /assets",
  "POST /styles/{id}/share/workspace",
];
