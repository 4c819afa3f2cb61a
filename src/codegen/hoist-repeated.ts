/**
 * Moves repeated responses and parameters into `components`.
 *
 * @module
 */

import { listOperations, type OpenApiDocument, type Operation } from "./document.ts";
import { pascalCase } from "./names.ts";

interface Component {
  $ref?: string;
  name?: string;
  description?: string;
}

/**
 * Replaces every response and parameter that occurs more than once with a reference to a component. A response is named
 * after the first sentence of its description, a parameter after its own name. If two different ones would get the same
 * name, both stay inline.
 */
export function hoistRepeated(document: OpenApiDocument): OpenApiDocument {
  const result = structuredClone(document);
  const operations = listOperations(result).map(({ operation }) => operation);
  const responses = sharedComponents(
    operations.flatMap(({ responses }) => Object.values(responses)),
    (response) => response.description?.split(/\.\s/)[0] ?? "",
  );
  const parameters = sharedComponents(operations.flatMap(parametersOf), (parameter) => parameter.name ?? "");
  for (const operation of operations) {
    for (const [status, response] of Object.entries(operation.responses)) {
      operation.responses[status] = pointTo("responses", responses, response);
    }
    if (operation.parameters) {
      operation.parameters = parametersOf(operation).map((parameter) => pointTo("parameters", parameters, parameter));
    }
  }
  result.components = {
    ...result.components,
    responses: componentMap(responses),
    parameters: componentMap(parameters),
  };
  return result;
}

function parametersOf(operation: Operation): Component[] {
  return Array.isArray(operation.parameters) ? operation.parameters : [];
}

/** The components that occur more than once, by their JSON, each with a name of its own. */
function sharedComponents<T extends Component>(all: T[], nameOf: (component: T) => string) {
  const counts = new Map<string, { component: T; name: string; count: number }>();
  for (const component of all) {
    if (component.$ref) continue;
    const text = JSON.stringify(component);
    const entry = counts.get(text);
    if (entry) entry.count += 1;
    else
      counts.set(text, { component, name: pascalCase(nameOf(component).replaceAll(/[^A-Za-z0-9]+/g, " ")), count: 1 });
  }
  const repeated = [...counts].filter(([, { count }]) => count > 1);
  const claims = (wanted: string) => repeated.filter(([, { name }]) => name === wanted).length;
  return new Map(repeated.filter(([, { name }]) => name !== "" && claims(name) === 1));
}

function pointTo<T extends Component>(kind: string, shared: Map<string, { name: string }>, component: T): T {
  const entry = component.$ref ? undefined : shared.get(JSON.stringify(component));
  return entry ? ({ $ref: `#/components/${kind}/${entry.name}` } as T) : component;
}

function componentMap(shared: Map<string, { component: Component; name: string }>): Record<string, Component> {
  return Object.fromEntries([...shared.values()].map(({ name, component }) => [name, component]));
}
