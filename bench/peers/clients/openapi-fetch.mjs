import createOpenApiClient from "openapi-fetch";

export function createClient({ url, fetch }) {
  const headers = { Authorization: "Bearer key" };
  const client = createOpenApiClient({ baseUrl: url, headers, fetch });
  return {
    submit: async () => {
      const body = { prompt: "a lighthouse at dusk" };
      const { data, error } = await client.POST("/generate/image/bfl/flux-1-dev", { body });
      if (error) throw new Error("The submission was refused.");
      return data;
    },
  };
}
