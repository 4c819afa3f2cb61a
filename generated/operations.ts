// Made by `npm run generate` from openapi/. Do not edit.

/** Operations whose body is sent as a form. */
export const multipartOperations: readonly string[] = [
  "POST /assets",
];
