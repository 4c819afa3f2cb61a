/** Notes the order in which promises settle. */
export function order() {
  const entered: string[] = [];
  return {
    entered,
    note: (name: string) => (promise: Promise<unknown>) => void promise.then(() => entered.push(name)),
  };
}
