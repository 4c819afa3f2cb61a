/** Prints how long a package takes to import in a new process, in milliseconds. */

const [name = ""] = process.argv.slice(2);
const startedAt = performance.now();
await import(name);
console.log(performance.now() - startedAt);
