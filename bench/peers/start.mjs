/** Makes one submission in a new process: `node start.mjs <client> <url>`. */

import { clientOf } from "./clients.mjs";

const [name = "", url = ""] = process.argv.slice(2);
const { submit } = await clientOf(name, { url });
await submit();
process.exit();
