import { bundledDocument } from "../../src/models/bundled-document.ts";
import { loadLookup } from "../../src/models/load-lookup.ts";

/** The models and prices of the API's document. */
export const lookup = await loadLookup(bundledDocument);
