/** What a promise rejects with. One that resolves fails the test that expected an error of it. */
export async function caught(promise: PromiseLike<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ("error" in outcome) return outcome.error;
  throw new Error(`Expected an error, got ${JSON.stringify(outcome.value)}.`);
}
