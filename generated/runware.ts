// Made by `npm run generate` from openapi/. Do not edit.

export interface paths {
    "/v1": {
        /**
         * Run tasks
         * Runs tasks, or asks for what became of those that were accepted to be delivered later.
         */
        post: operations["runTasks"];
    };
}
export type webhooks = Record<string, never>;
/** Makes images. */
export interface ImageInferenceTask {
    /** What kind of task it is. */
    taskType: "imageInference";
    /**
     * UUID v4 to track the task by. Must be unique per task.
     * Format: uuid
     */
    taskUUID: string;
    /** Large is the clients' word, Medium the page's. */
    model: "krea:krea@2-medium" | "krea:krea@2-large";
    /** What is to be in the image. */
    positivePrompt: string;
    /**
     * In pixels; paired with `height`.
     * Integer.
     */
    width: 1024 | 1184 | 1248 | 1376 | 1568 | 928 | 832 | 768;
    /**
     * In pixels; paired with `width`.
     * Integer.
     */
    height: 1024 | 896 | 832 | 768 | 672 | 1152 | 1248 | 1376;
    /**
     * Repeats a generation; a random one where it is left out.
     * Integer, at least 0.
     */
    seed?: number;
    /** @default URL */
    outputType?: "base64Data" | "dataURI" | "URL";
    /**
     * `PNG` and `WEBP` can be transparent.
     * @default JPG
     */
    outputFormat?: "JPG" | "PNG" | "WEBP";
    /**
     * Higher is better, and larger.
     * Integer, 20 to 99.
     * @default 95
     */
    outputQuality?: number;
    /**
     * Each result is posted to it when it is there.
     * Format: uri
     */
    webhookURL?: string;
    /**
     * `sync` answers with the results, `async` at once; ask for them by `getResponse`.
     * @default sync
     */
    deliveryMethod?: "sync" | "async";
    /**
     * The image is sent to it by HTTP PUT.
     * Format: uri
     */
    uploadEndpoint?: string;
    /** Whether the images are checked. */
    safety?: Safety;
    /**
     * How long the result is kept, in seconds. Only where `outputType` is URL.
     * Integer, at least 60.
     */
    ttl?: number;
    /**
     * Says in the answer what the task cost.
     * @default false
     */
    includeCost?: boolean;
    /**
     * How many images to make, each by another seed.
     * Integer, 1 to 20.
     * @default 1
     */
    numberResults?: number;
    /** Images to go by. */
    inputs?: Inputs;
    /** How to generate. */
    settings?: Settings;
}
/** How images are checked. */
export interface Safety {
    /**
     * Checks the image; in mode `fast` where none is given.
     * @default false
     */
    checkContent?: boolean;
    /**
     * `fast` is a single check. The page names the modes' meanings, the clients their words.
     * @default none
     */
    mode?: "none" | "fast";
}
/** Images to go by. */
export interface Inputs {
    /**
     * Images whose style guides the generation.
     * 1 to 10 items.
     */
    referenceImages?: (string | ReferenceImage)[];
}
/** An image whose style guides the generation, or guides away from it. */
export interface ReferenceImage {
    /** A UUID, a URL, a data URI or Base64. */
    image: string;
    /**
     * Positive values guide towards the image, negative ones away from it.
     * -2 to 2.
     * @default 0.7
     */
    strength?: number;
}
/** How to generate. */
export interface Settings {
    /**
     * How closely the model follows the prompt.
     * @default medium
     */
    creativity?: "raw" | "low" | "medium" | "high";
    /**
     * As Krea's own API takes them. Not on the page, which breaks off before it.
     * At most 1 items.
     */
    moodboards?: Moodboard[];
}
/** A moodboard of Krea's. */
export interface Moodboard {
    /** Its id. */
    id: string;
    /** How much it counts. */
    strength?: number;
}
/** Asks what became of a task that was to be delivered later. */
export interface GetResponseTask {
    /** What kind of task it is. */
    taskType: "getResponse";
    /**
     * The id of that task.
     * Format: uuid
     */
    taskUUID: string;
}
/** What became of tasks. */
export interface Answer {
    /** Of those that went well, or go on. */
    data?: TaskResult[];
    /** Of the others. */
    errors?: TaskError[];
}
/** What is known of a task, or one of its images. */
export interface TaskResult {
    /** What kind of task it is. */
    taskType?: string;
    /** The id of the task. */
    taskUUID: string;
    /** Of a task that is delivered later. */
    status?: "processing" | "success" | "error";
    /** The id of the image. */
    imageUUID?: string;
    /** Where `outputType` is URL. */
    imageURL?: string;
    /** Where `outputType` is dataURI. */
    imageDataURI?: string;
    /** Where `outputType` is base64Data. */
    imageBase64Data?: string;
    /**
     * The seed of the image.
     * Integer.
     */
    seed?: number;
    /** In USD, where `includeCost` asked for it. */
    cost?: number;
    /** Where `safety` asked for a check. */
    NSFWContent?: boolean;
}
/** Why a task, or a whole request, went wrong. */
export interface TaskError {
    /** Runware's word for it. */
    code: string;
    /** What went wrong. */
    message: string;
    /** The field that was wrong. */
    parameter?: string;
    /** What kind of task it was. */
    taskType?: string;
    /** The id of the task; left out where it is of the whole request. */
    taskUUID?: string;
}
export interface components {
    schemas: {
        ImageInferenceTask: ImageInferenceTask;
        Safety: Safety;
        Inputs: Inputs;
        ReferenceImage: ReferenceImage;
        Settings: Settings;
        Moodboard: Moodboard;
        GetResponseTask: GetResponseTask;
        Answer: Answer;
        TaskResult: TaskResult;
        TaskError: TaskError;
    };
    responses: {
        /** None of the tasks was accepted. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    runTasks: {
        parameters: Record<string, never>;
        requestBody: {
            content: {
                "application/json": (components["schemas"]["ImageInferenceTask"] | components["schemas"]["GetResponseTask"])[];
            };
        };
        responses: {
            /** What became of the tasks; `data` and `errors` can be in one answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            400: components["responses"]["Refusal"];
            401: components["responses"]["Refusal"];
            402: components["responses"]["Refusal"];
            429: components["responses"]["Refusal"];
            503: components["responses"]["Refusal"];
        };
    };
}