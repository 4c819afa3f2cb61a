/** Prints the processor time of one submission over a `fetch` that responds at once, in microseconds: the median round. */

import { clientOf, jobOf } from "./clients.mjs";

const [name = "", requests = "2000", rounds = "5"] = process.argv.slice(2);
const body = JSON.stringify(jobOf(name));
const fetch = async () => new Response(body, { status: 200, headers: { "content-type": "application/json" } });
const { submit } = await clientOf(name, { url: "https://api.example", fetch });

const times = [];
for (let round = 0; round <= Number(rounds); round += 1) {
  const before = process.cpuUsage();
  for (let request = 0; request < Number(requests); request += 1) await submit();
  const { user, system } = process.cpuUsage(before);
  // In the first round the code is still being compiled.
  if (round > 0) times.push((user + system) / Number(requests));
}
console.log(times.sort((one, other) => one - other)[Math.floor(times.length / 2)]);
