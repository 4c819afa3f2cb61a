/** No package at all: the least that a submission can take. */

export function createClient({ url, fetch: send = fetch }) {
  return {
    submit: async () => {
      const response = await send(`${url}/generate/image/bfl/flux-1-dev`, {
        method: "POST",
        headers: { Authorization: "Bearer key", "Content-Type": "application/json" },
        body: JSON.stringify({ prompt: "a lighthouse at dusk" }),
      });
      return response.json();
    },
  };
}
