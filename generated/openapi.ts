// Made by `npm run generate` from openapi/. Do not edit.

import type { MediaInput } from "../src/media/source.ts";

export interface paths {
    "/jobs": {
        /**
         * List jobs
         * List jobs with pagination and filtering. Returns jobs belonging to the authenticated user.
         */
        get: operations["getJobs"];
    };
    "/jobs/{id}": {
        /** Get a job by ID */
        get: operations["getJobsById"];
        /** Delete a job by ID */
        delete: operations["deleteJobsById"];
    };
    "/assets": {
        /**
         * List assets
         * List assets with pagination.
         */
        get: operations["getAssets"];
        /**
         * Upload an asset
         * Upload a new asset (image, video, audio, or 3D model). Accepts multipart/form-data with a file and optional description. Maximum file size: 75MB.
         */
        post: operations["postAssets"];
    };
    "/assets/{id}": {
        /**
         * Get an asset
         * Get a single asset by ID
         */
        get: operations["getAssetsById"];
        /**
         * Delete an asset
         * Delete an asset.
         */
        delete: operations["deleteAssetsById"];
    };
    "/styles/train": {
        /**
         * Train a custom style (LoRA)
         * Train a custom style (LoRA) with simplified parameters. Uses intelligent defaults based on the training type (Default/Style/Object/Character).
         * **Note:** Trained styles are private and only usable by the API user that created them. To allow other workspace members to use the style, share it with the workspace using `POST /styles/{id}/share/workspace`.
         * | Model | Compute Units/Step |
         * |-------|-------------------|
         * | **qwen** | ~8.3 |
         * | **wan22** | ~5.3 |
         * | **flux_schnell** | ~3.4 |
         * | **wan** | ~3.4 |
         * | **flux_dev** | ~3.0 |
         * | **z-image** | ~2.4 |
         */
        post: operations["postStylesTrain"];
    };
    "/styles": {
        /**
         * Search styles
         * List styles with pagination and filtering. Returns public styles, user-created styles, or shared styles based on the filter parameter.
         */
        get: operations["getStyles"];
    };
    "/styles/{id}": {
        /**
         * Get a single style by ID
         * Get a single style by ID. Returns public styles or your own private styles.
         */
        get: operations["getStylesById"];
        /**
         * Update a style
         * Update style properties. Currently supports updating the public visibility of a style you own.
         */
        patch: operations["patchStylesById"];
    };
    "/styles/{id}/share/link": {
        /**
         * Get a shareable link for a style
         * Generate or retrieve a shareable link for a style you own. The link allows others to access the style.
         */
        get: operations["getStylesByIdShareLink"];
    };
    "/styles/{id}/share/workspace": {
        /**
         * Share a style with your workspace
         * Share a style you own with your API workspace. All members of the workspace will be able to use the style.
         */
        post: operations["postStylesByIdShareWorkspace"];
        /**
         * Remove a style from your workspace
         * Remove a style you own from your API workspace. Workspace members will no longer have access to the style.
         */
        delete: operations["deleteStylesByIdShareWorkspace"];
    };
    "/node-apps/{id}": {
        /**
         * Get a node app by version ID
         * Get a single node app by version ID. Returns the node app details including input/output schemas.
         */
        get: operations["getNodeAppsById"];
    };
    "/node-apps/{id}/execute": {
        /**
         * Execute a node app
         * Execute a node app by version ID. The request body should contain the input data as a JSON object matching the node app's input schema. Returns a job that can be tracked using /jobs/{id}.
         */
        post: operations["postNodeAppsByIdExecute"];
    };
    "/generate/image/bfl/flux-1-dev": {
        /**
         * Flux
         * Fast model. Best for LoRAs.
         * | Compute Units | Average Completion Time |
         * |---------------|-------------------------|
         * | ~3 | ~7 seconds |
         */
        post: operations["postGenerateImageBflFlux1Dev"];
    };
    "/generate/image/bfl/flux-1-kontext-dev": {
        /**
         * Flux Kontext
         * Frontier model designed for image editing, optimized for Krea
         * | Compute Units | Average Completion Time |
         * |---------------|-------------------------|
         * | ~6 | ~23 seconds |
         */
        post: operations["postGenerateImageBflFlux1KontextDev"];
    };
    "/generate/image/google/nano-banana-pro": {
        /**
         * Nano Banana Pro
         * World's most intelligent model.
         * | Resolution | Compute Units |
         * |------------|---------------|
         * | 1K | 60.1 |
         * | 2K | 60.1 |
         * | 4K | 120 |
         */
        post: operations["postGenerateImageGoogleNanoBananaPro"];
    };
    "/generate/image/google/nano-banana-2": {
        /**
         * Nano Banana 2
         * Cheaper quality version of Nano Banana.
         * | Resolution | Compute Units |
         * |------------|---------------|
         * | 1K | 34.4 |
         * | 2K | 57.8 |
         * | 4K | 86.5 |
         */
        post: operations["postGenerateImageGoogleNanoBanana2"];
    };
    "/generate/image/google/nano-banana": {
        /**
         * Nano Banana
         * Most versatile intelligent model.
         * | Compute Units |
         * |---------------|
         * | 22.3 |
         */
        post: operations["postGenerateImageGoogleNanoBanana"];
    };
    "/generate/image/bfl/flux-1.1-pro": {
        /**
         * Flux 1.1 Pro
         * Advanced yet efficent model from BFL.
         * | Compute Units |
         * |---------------|
         * | 22.9 |
         */
        post: operations["postGenerateImageBflFlux1_1Pro"];
    };
    "/generate/image/bfl/flux-1.1-pro-ultra": {
        /**
         * Flux 1.1 Pro Ultra
         * BFL's highest quality text to image model.
         * | Compute Units |
         * |---------------|
         * | 34.4 |
         */
        post: operations["postGenerateImageBflFlux1_1ProUltra"];
    };
    "/generate/image/ideogram/ideogram-2-turbo": {
        /**
         * Ideogram 2.0A Turbo
         * Distilled version of Ideogram 2.0
         * | Compute Units |
         * |---------------|
         * | 14.3 |
         */
        post: operations["postGenerateImageIdeogramIdeogram2Turbo"];
    };
    "/generate/image/ideogram/ideogram-3": {
        /**
         * Ideogram 3.0
         * Highly aesthetic, general-purpose model.
         * | Character Reference | Compute Units |
         * |---------------------|---------------|
         * | Yes | 85.9 |
         * | No | 34.4 |
         */
        post: operations["postGenerateImageIdeogramIdeogram3"];
    };
    "/generate/image/google/imagen-3": {
        /**
         * Imagen 3
         * Google's previous generation image model.
         * | Model | Compute Units |
         * |-------|---------------|
         * | Standard | 22.9 |
         */
        post: operations["postGenerateImageGoogleImagen3"];
    };
    "/generate/image/google/imagen-4": {
        /**
         * Imagen 4
         * Google's current generation image model
         * | Compute Units |
         * |---------------|
         * | 22.9 |
         */
        post: operations["postGenerateImageGoogleImagen4"];
    };
    "/generate/image/google/imagen-4-fast": {
        /**
         * Imagen 4 Fast
         * Google's fastest image model
         * | Compute Units |
         * |---------------|
         * | 11.5 |
         */
        post: operations["postGenerateImageGoogleImagen4Fast"];
    };
    "/generate/image/google/imagen-4-ultra": {
        /**
         * Imagen 4 Ultra
         * Google's best image model
         * | Compute Units |
         * |---------------|
         * | 34.4 |
         */
        post: operations["postGenerateImageGoogleImagen4Ultra"];
    };
    "/generate/image/runway/gen-4-image": {
        /**
         * Runway Gen-4
         * Cinematic image model with references.
         * | Compute Units | Average Completion Time |
         * |---------------|-------------------------|
         * | ~44 | ~38 seconds |
         */
        post: operations["postGenerateImageRunwayGen4Image"];
    };
    "/generate/image/openai/gpt-image": {
        /**
         * ChatGPT Image
         * Original ChatGPT image model.
         * | Compute Units | Average Completion Time |
         * |---------------|-------------------------|
         * | ~179 | ~72 seconds |
         */
        post: operations["postGenerateImageOpenaiGptImage"];
    };
    "/generate/image/openai/gpt-image-2": {
        /**
         * ChatGPT 2
         * Smart powerful model for editing.
         * | Compute Units | Average Completion Time |
         * |---------------|-------------------------|
         * | ~127 | ~55 seconds |
         */
        post: operations["postGenerateImageOpenaiGptImage2"];
    };
    "/generate/image/luma/uni-1": {
        /**
         * Luma UNI-1
         * Reasoning image model for prompt-faithful text to image.
         * | Mode | Reference Images | Compute Units |
         * |------|------------------|---------------|
         * | standard | 0 | 23.1 |
         * | standard | 1 | 24.9 |
         * | standard | 2 | 26.6 |
         * | standard | 3 | 28.3 |
         * | standard | 4 | 30.0 |
         * | standard | 5 | 31.7 |
         * | standard | 6 | 33.4 |
         * | standard | 7 | 35.2 |
         * | standard | 8 | 36.9 |
         * | standard | 9 | 38.6 |
         * | max | 0 | 57.3 |
         * | max | 1 | 59.0 |
         * | max | 2 | 60.7 |
         * | max | 3 | 62.4 |
         * | max | 4 | 64.1 |
         * | max | 5 | 65.9 |
         * | max | 6 | 67.6 |
         * | max | 7 | 69.3 |
         * | max | 8 | 71.0 |
         * | max | 9 | 72.7 |
         */
        post: operations["postGenerateImageLumaUni1"];
    };
    "/generate/image/bytedance/seedream-4": {
        /**
         * Seedream 4
         * New high quality model for photorealism and text rendering
         * | Compute Units |
         * |---------------|
         * | 17.2 |
         */
        post: operations["postGenerateImageBytedanceSeedream4"];
    };
    "/generate/image/bytedance/seedream-5-lite": {
        /**
         * Seedream 5 Lite
         * Medium quality model with reasoning and web search.
         * | Compute Units |
         * |---------------|
         * | 20.0 |
         */
        post: operations["postGenerateImageBytedanceSeedream5Lite"];
    };
    "/generate/image/qwen/2512": {
        /**
         * Qwen 2512
         * Affordable medium quality model.
         * | Compute Units | Average Completion Time |
         * |---------------|-------------------------|
         * | ~9 | ~22 seconds |
         */
        post: operations["postGenerateImageQwen2512"];
    };
    "/generate/image/z-image/z-image": {
        /**
         * Z Image
         * Fastest model. Realistic, low diversity.
         * | Compute Units | Average Completion Time |
         * |---------------|-------------------------|
         * | ~1 | ~5 seconds |
         */
        post: operations["postGenerateImageZImageZImage"];
    };
    "/generate/enhance/topaz/generative-enhance": {
        /**
         * Topaz Generative
         * Most powerful creative enhancer. Max 16K.
         */
        post: operations["postGenerateEnhanceTopazGenerativeEnhance"];
    };
    "/generate/enhance/topaz/standard-enhance": {
        /**
         * Topaz
         * Powerful faithful upscaler. Up to 22K resolution. Best for photos.
         */
        post: operations["postGenerateEnhanceTopazStandardEnhance"];
    };
    "/generate/enhance/topaz/bloom-enhance": {
        /**
         * Topaz Bloom
         * Creative upscaler that adds new details. Max 10K.
         */
        post: operations["postGenerateEnhanceTopazBloomEnhance"];
    };
    "/generate/video/kling/kling-1": {
        /**
         * Kling 1.0
         * High-control model with 10s duration.
         * | Mode | Duration | Compute Units |
         * |------|----------|---------------|
         * | std | 5s | 60.1 |
         * | std | 10s | 120 |
         * | pro | 5s | 210 |
         * | pro | 10s | 421 |
         */
        post: operations["postGenerateVideoKlingKling1"];
    };
    "/generate/video/kling/kling-1.5": {
        /**
         * Kling 1.5
         * Slow, quality model for complex scenes.
         * | Mode | Duration | Compute Units |
         * |------|----------|---------------|
         * | pro | 5s | 210 |
         * | pro | 10s | 421 |
         */
        post: operations["postGenerateVideoKlingKling1_5"];
    };
    "/generate/video/kling/kling-1.6": {
        /**
         * Kling 1.6
         * Previous gen model for complex scenes.
         * | Mode | Duration | Compute Units |
         * |------|----------|---------------|
         * | std | 5s | 120 |
         * | std | 10s | 241 |
         * | pro | 5s | 210 |
         * | pro | 10s | 421 |
         */
        post: operations["postGenerateVideoKlingKling1_6"];
    };
    "/generate/video/kling/kling-2": {
        /**
         * Kling 2.0
         * High-quality model with great aesthetics.
         * | Duration | Compute Units |
         * |----------|---------------|
         * | 5s | 802 |
         */
        post: operations["postGenerateVideoKlingKling2"];
    };
    "/generate/video/kling/kling-2.1": {
        /**
         * Kling 2.1
         * Frontier model with 1080p resolution.
         * | Mode | Duration | Compute Units |
         * |------|----------|---------------|
         * | std | 5s | 143 |
         * | std | 10s | 286 |
         * | pro | 5s | 258 |
         * | pro | 10s | 515 |
         * | master | 5s | 802 |
         * | master | 10s | 1604 |
         */
        post: operations["postGenerateVideoKlingKling2_1"];
    };
    "/generate/video/kling/kling-2.5": {
        /**
         * Kling 2.5
         * Improved dynamics and style adaptation.
         * | Duration | Compute Units |
         * |----------|---------------|
         * | 5s | 200 |
         * | 10s | 401 |
         */
        post: operations["postGenerateVideoKlingKling2_5"];
    };
    "/generate/video/kling/kling-2.6": {
        /**
         * Kling 2.6
         * Frontier model with native audio.
         * | Audio | Duration | Compute Units |
         * |-------|----------|---------------|
         * | No | 5s | 200 |
         * | No | 10s | 401 |
         * | Yes | 5s | 401 |
         * | Yes | 10s | 802 |
         */
        post: operations["postGenerateVideoKlingKling2_6"];
    };
    "/generate/video/kling/kling-3.0": {
        /**
         * Kling 3.0
         * Frontier model with audio and up to 15s.
         * | Mode | Audio | Duration | Compute Units |
         * |------|-------|----------|---------------|
         * | std | No | 3s | 289 |
         * | std | No | 4s | 385 |
         * | std | No | 5s | 481 |
         * | std | No | 6s | 577 |
         * | std | No | 7s | 674 |
         * | std | No | 8s | 770 |
         * | std | No | 9s | 866 |
         * | std | No | 10s | 962 |
         * | std | No | 11s | 1058 |
         * | std | No | 12s | 1155 |
         * | std | No | 13s | 1251 |
         * | std | No | 14s | 1347 |
         * | std | No | 15s | 1443 |
         * | std | Yes | 3s | 433 |
         * | std | Yes | 4s | 577 |
         * | std | Yes | 5s | 722 |
         * | std | Yes | 6s | 866 |
         * | std | Yes | 7s | 1010 |
         * | std | Yes | 8s | 1155 |
         * | std | Yes | 9s | 1299 |
         * | std | Yes | 10s | 1443 |
         * | std | Yes | 11s | 1588 |
         * | std | Yes | 12s | 1732 |
         * | std | Yes | 13s | 1876 |
         * | std | Yes | 14s | 2021 |
         * | std | Yes | 15s | 2165 |
         * | pro | No | 3s | 385 |
         * | pro | No | 4s | 513 |
         * | pro | No | 5s | 641 |
         * | pro | No | 6s | 770 |
         * | pro | No | 7s | 898 |
         * | pro | No | 8s | 1026 |
         * | pro | No | 9s | 1155 |
         * | pro | No | 10s | 1283 |
         * | pro | No | 11s | 1411 |
         * | pro | No | 12s | 1540 |
         * | pro | No | 13s | 1668 |
         * | pro | No | 14s | 1796 |
         * | pro | No | 15s | 1924 |
         * | pro | Yes | 3s | 577 |
         * | pro | Yes | 4s | 770 |
         * | pro | Yes | 5s | 962 |
         * | pro | Yes | 6s | 1155 |
         * | pro | Yes | 7s | 1347 |
         * | pro | Yes | 8s | 1540 |
         * | pro | Yes | 9s | 1732 |
         * | pro | Yes | 10s | 1924 |
         * | pro | Yes | 11s | 2117 |
         * | pro | Yes | 12s | 2309 |
         * | pro | Yes | 13s | 2502 |
         * | pro | Yes | 14s | 2694 |
         * | pro | Yes | 15s | 2887 |
         * | 4k | No | 3s | 722 |
         * | 4k | No | 4s | 962 |
         * | 4k | No | 5s | 1203 |
         * | 4k | No | 6s | 1443 |
         * | 4k | No | 7s | 1684 |
         * | 4k | No | 8s | 1924 |
         * | 4k | No | 9s | 2165 |
         * | 4k | No | 10s | 2405 |
         * | 4k | No | 11s | 2646 |
         * | 4k | No | 12s | 2887 |
         * | 4k | No | 13s | 3127 |
         * | 4k | No | 14s | 3368 |
         * | 4k | No | 15s | 3608 |
         * | 4k | Yes | 3s | 722 |
         * | 4k | Yes | 4s | 962 |
         * | 4k | Yes | 5s | 1203 |
         * | 4k | Yes | 6s | 1443 |
         * | 4k | Yes | 7s | 1684 |
         * | 4k | Yes | 8s | 1924 |
         * | 4k | Yes | 9s | 2165 |
         * | 4k | Yes | 10s | 2405 |
         * | 4k | Yes | 11s | 2646 |
         * | 4k | Yes | 12s | 2887 |
         * | 4k | Yes | 13s | 3127 |
         * | 4k | Yes | 14s | 3368 |
         * | 4k | Yes | 15s | 3608 |
         */
        post: operations["postGenerateVideoKlingKling3_0"];
    };
    "/generate/video/kling/kling-o1": {
        /**
         * Kling o1
         * Intelligent model that thinks before generating.
         * | Video Reference | Duration | Compute Units |
         * |-----------------|----------|---------------|
         * | No | 3s | 192 |
         * | No | 4s | 257 |
         * | No | 5s | 321 |
         * | No | 6s | 385 |
         * | No | 7s | 449 |
         * | No | 8s | 513 |
         * | No | 9s | 577 |
         * | No | 10s | 641 |
         * | Yes | 3s | 289 |
         * | Yes | 4s | 385 |
         * | Yes | 5s | 481 |
         * | Yes | 6s | 577 |
         * | Yes | 7s | 674 |
         * | Yes | 8s | 770 |
         * | Yes | 9s | 866 |
         * | Yes | 10s | 962 |
         */
        post: operations["postGenerateVideoKlingKlingO1"];
    };
    "/generate/video/minimax/hailuo": {
        /**
         * Hailuo
         * High-quality model with camera control.
         * | Duration | Compute Units |
         * |----------|---------------|
         * | 5s | 246 |
         */
        post: operations["postGenerateVideoMinimaxHailuo"];
    };
    "/generate/video/minimax/hailuo-02": {
        /**
         * Hailuo 02
         * Frontier model with dynamic motion.
         * | Resolution | Duration | Compute Units |
         * |------------|----------|---------------|
         * | 512p | 6s | 57.3 |
         * | 512p | 7s | 180 |
         * | 512p | 8s | 206 |
         * | 512p | 9s | 232 |
         * | 512p | 10s | 85.9 |
         * | 768p | 6s | 155 |
         * | 768p | 7s | 180 |
         * | 768p | 8s | 206 |
         * | 768p | 9s | 232 |
         * | 768p | 10s | 258 |
         * | 1080p | 6s | 309 |
         * | 1080p | 7s | 361 |
         * | 1080p | 8s | 412 |
         * | 1080p | 9s | 464 |
         * | 1080p | 10s | 515 |
         */
        post: operations["postGenerateVideoMinimaxHailuo02"];
    };
    "/generate/video/minimax/hailuo-2.3": {
        /**
         * Hailuo 2.3
         * Frontier model with dynamic motion.
         * | Resolution | Duration | Compute Units |
         * |------------|----------|---------------|
         * | 768p | 6s | 160 |
         * | 768p | 10s | 321 |
         * | 1080p | 6s | 281 |
         * | 1080p | 10s | 281 |
         */
        post: operations["postGenerateVideoMinimaxHailuo2_3"];
    };
    "/generate/video/minimax/hailuo-2.3-fast": {
        /**
         * Hailuo 2.3 Fast
         * Cheapest medium-quality model.
         * | Resolution | Duration | Compute Units |
         * |------------|----------|---------------|
         * | 768p | 6s | 109 |
         * | 768p | 10s | 183 |
         * | 1080p | 6s | 189 |
         * | 1080p | 10s | 189 |
         */
        post: operations["postGenerateVideoMinimaxHailuo2_3Fast"];
    };
    "/generate/video/alibaba/wan-2.1": {
        /**
         * Wan 2.1
         * Fastest low-quality model with LoRA.
         * | Duration | Compute Units | Average Completion Time |
         * |----------|---------------|-------------------------|
         * | - | ~270 | ~97 seconds |
         */
        post: operations["postGenerateVideoAlibabaWan2_1"];
    };
    "/generate/video/alibaba/wan-2.2": {
        /**
         * Wan 2.2
         * Fast, lower-quality model from Alibaba.
         * | Duration | Compute Units | Average Completion Time |
         * |----------|---------------|-------------------------|
         * | - | ~287 | ~113 seconds |
         */
        post: operations["postGenerateVideoAlibabaWan2_2"];
    };
    "/generate/video/alibaba/wan-2.5": {
        /**
         * Wan 2.5
         * Latest medium quality model from Alibaba.
         * | Resolution | Duration | Compute Units |
         * |------------|----------|---------------|
         * | 480p | 5s | 143 |
         * | 480p | 6s | 172 |
         * | 480p | 7s | 200 |
         * | 480p | 8s | 229 |
         * | 480p | 9s | 258 |
         * | 480p | 10s | 286 |
         * | 720p | 5s | 286 |
         * | 720p | 6s | 344 |
         * | 720p | 7s | 401 |
         * | 720p | 8s | 458 |
         * | 720p | 9s | 515 |
         * | 720p | 10s | 573 |
         * | 1080p | 5s | 430 |
         * | 1080p | 6s | 515 |
         * | 1080p | 7s | 601 |
         * | 1080p | 8s | 687 |
         * | 1080p | 9s | 773 |
         * | 1080p | 10s | 859 |
         */
        post: operations["postGenerateVideoAlibabaWan2_5"];
    };
    "/generate/video/google/veo-2": {
        /**
         * Veo 2
         * Expensive high-quality model from Google.
         * | Duration | Compute Units |
         * |----------|---------------|
         * | 5s | 1432 |
         * | 6s | 1718 |
         * | 7s | 2005 |
         * | 8s | 2291 |
         */
        post: operations["postGenerateVideoGoogleVeo2"];
    };
    "/generate/video/google/veo-3": {
        /**
         * Veo 3
         * Older version of Veo 3.1.
         * | Resolution | Audio | Duration | Compute Units |
         * |------------|-------|----------|---------------|
         * | 720p | No | 5s | 573 |
         * | 720p | No | 6s | 687 |
         * | 720p | No | 7s | 802 |
         * | 720p | No | 8s | 916 |
         * | 720p | Yes | 5s | 1145 |
         * | 720p | Yes | 6s | 1375 |
         * | 720p | Yes | 7s | 1604 |
         * | 720p | Yes | 8s | 1833 |
         * | 1080p | No | 5s | 573 |
         * | 1080p | No | 6s | 687 |
         * | 1080p | No | 7s | 802 |
         * | 1080p | No | 8s | 916 |
         * | 1080p | Yes | 5s | 1145 |
         * | 1080p | Yes | 6s | 1375 |
         * | 1080p | Yes | 7s | 1604 |
         * | 1080p | Yes | 8s | 1833 |
         */
        post: operations["postGenerateVideoGoogleVeo3"];
    };
    "/generate/video/google/veo-3-fast": {
        /**
         * Veo 3 Fast
         * Faster, affordable Veo 3 with audio.
         * | Resolution | Audio | Duration | Compute Units |
         * |------------|-------|----------|---------------|
         * | 720p | No | 5s | 286 |
         * | 720p | No | 6s | 344 |
         * | 720p | No | 7s | 401 |
         * | 720p | No | 8s | 458 |
         * | 720p | Yes | 5s | 430 |
         * | 720p | Yes | 6s | 515 |
         * | 720p | Yes | 7s | 601 |
         * | 720p | Yes | 8s | 687 |
         * | 1080p | No | 5s | 286 |
         * | 1080p | No | 6s | 344 |
         * | 1080p | No | 7s | 401 |
         * | 1080p | No | 8s | 458 |
         * | 1080p | Yes | 5s | 430 |
         * | 1080p | Yes | 6s | 515 |
         * | 1080p | Yes | 7s | 601 |
         * | 1080p | Yes | 8s | 687 |
         */
        post: operations["postGenerateVideoGoogleVeo3Fast"];
    };
    "/generate/video/google/veo-3.1": {
        /**
         * Veo 3.1
         * Best video model. Highest quality with audio.
         * | Resolution | Audio | Duration | Compute Units |
         * |------------|-------|----------|---------------|
         * | 720p | No | 4s | 458 |
         * | 720p | No | 6s | 687 |
         * | 720p | No | 8s | 916 |
         * | 720p | Yes | 4s | 916 |
         * | 720p | Yes | 6s | 1375 |
         * | 720p | Yes | 8s | 1833 |
         * | 1080p | No | 4s | 458 |
         * | 1080p | No | 6s | 687 |
         * | 1080p | No | 8s | 916 |
         * | 1080p | Yes | 4s | 916 |
         * | 1080p | Yes | 6s | 1375 |
         * | 1080p | Yes | 8s | 1833 |
         * | 4K | No | 4s | 916 |
         * | 4K | No | 6s | 1375 |
         * | 4K | No | 8s | 1833 |
         * | 4K | Yes | 4s | 1375 |
         * | 4K | Yes | 6s | 2062 |
         * | 4K | Yes | 8s | 2749 |
         */
        post: operations["postGenerateVideoGoogleVeo3_1"];
    };
    "/generate/video/google/veo-3.1-fast": {
        /**
         * Veo 3.1 Fast
         * Faster, affordable Veo 3.1 with audio.
         * | Resolution | Audio | Duration | Compute Units |
         * |------------|-------|----------|---------------|
         * | 720p | No | 4s | 183 |
         * | 720p | No | 6s | 275 |
         * | 720p | No | 8s | 367 |
         * | 720p | Yes | 4s | 229 |
         * | 720p | Yes | 6s | 344 |
         * | 720p | Yes | 8s | 458 |
         * | 1080p | No | 4s | 229 |
         * | 1080p | No | 6s | 344 |
         * | 1080p | No | 8s | 458 |
         * | 1080p | Yes | 4s | 275 |
         * | 1080p | Yes | 6s | 412 |
         * | 1080p | Yes | 8s | 550 |
         * | 4K | No | 4s | 573 |
         * | 4K | No | 6s | 859 |
         * | 4K | No | 8s | 1145 |
         * | 4K | Yes | 4s | 687 |
         * | 4K | Yes | 6s | 1031 |
         * | 4K | Yes | 8s | 1375 |
         */
        post: operations["postGenerateVideoGoogleVeo3_1Fast"];
    };
    "/generate/video/google/veo-3.1-lite": {
        /**
         * Veo 3.1 Lite
         * Faster, affordable Veo 3.1.
         * | Resolution | Duration | Compute Units |
         * |------------|----------|---------------|
         * | 720p | 4s | 68.7 |
         * | 720p | 6s | 103 |
         * | 720p | 8s | 137 |
         * | 1080p | 4s | 115 |
         * | 1080p | 6s | 172 |
         * | 1080p | 8s | 229 |
         */
        post: operations["postGenerateVideoGoogleVeo3_1Lite"];
    };
    "/generate/video/bytedance/seedance-1.0-pro": {
        /**
         * Seedance Pro
         * Fast, high-quality model from ByteDance.
         * | Resolution | Duration | Compute Units | Average Completion Time |
         * |------------|----------|---------------|-------------------------|
         * | 1080p | 5s | ~487 | ~78 seconds |
         * | 720p | 5s | ~207 | ~57 seconds |
         * | 1080p | 10s | ~947 | ~133 seconds |
         * | 720p | 10s | ~389 | ~88 seconds |
         */
        post: operations["postGenerateVideoBytedanceSeedance1_0Pro"];
    };
    "/generate/video/bytedance/seedance-1.0-pro-fast": {
        /**
         * Seedance Pro Fast
         * Fast and cheap model. Up to 12 seconds.
         * | Resolution | Duration | Compute Units | Average Completion Time |
         * |------------|----------|---------------|-------------------------|
         * | 1080p | 2s | ~79 | ~32 seconds |
         * | 480p | 2s | ~16 | ~22 seconds |
         * | 720p | 2s | ~34 | ~27 seconds |
         * | 480p | 3s | ~23 | ~23 seconds |
         * | 720p | 3s | ~50 | ~29 seconds |
         * | 1080p | 4s | ~157 | ~44 seconds |
         * | 480p | 4s | ~31 | ~28 seconds |
         * | 720p | 4s | ~67 | ~35 seconds |
         * | 1080p | 5s | ~196 | ~50 seconds |
         * | 480p | 5s | ~39 | ~30 seconds |
         * | 720p | 5s | ~84 | ~36 seconds |
         * | 1080p | 6s | ~234 | ~57 seconds |
         * | 480p | 6s | ~46 | ~32 seconds |
         * | 720p | 6s | ~101 | ~41 seconds |
         * | 720p | 7s | ~115 | ~42 seconds |
         * | 1080p | 8s | ~312 | ~78 seconds |
         * | 480p | 8s | ~61 | ~35 seconds |
         * | 720p | 8s | ~135 | ~48 seconds |
         * | 1080p | 10s | ~389 | ~78 seconds |
         * | 480p | 10s | ~76 | ~44 seconds |
         * | 720p | 10s | ~167 | ~56 seconds |
         * | 1080p | 12s | ~466 | ~91 seconds |
         * | 480p | 12s | ~92 | ~50 seconds |
         * | 720p | 12s | ~200 | ~64 seconds |
         */
        post: operations["postGenerateVideoBytedanceSeedance1_0ProFast"];
    };
    "/generate/video/lightricks/ltx-video-2.3-22b": {
        /**
         * LTX-2.3 22B
         * High-quality audio-video model from Lightricks.
         * | LoRA | Duration | Compute Units |
         * |------|----------|---------------|
         * | No | 5s | 103 |
         * | No | 10s | 205 |
         * | No | 15s | 306 |
         * | No | 20s | 408 |
         * | Yes | 5s | 116 |
         * | Yes | 10s | 231 |
         * | Yes | 15s | 344 |
         * | Yes | 20s | 459 |
         */
        post: operations["postGenerateVideoLightricksLtxVideo2_3_22b"];
    };
    "/generate/video/luma/ray-2": {
        /**
         * Ray 2
         * Older model with natural motion.
         * | Duration | Compute Units |
         * |----------|---------------|
         * | 5s | 229 |
         */
        post: operations["postGenerateVideoLumaRay2"];
    };
    "/generate/video/runway/gen-3": {
        /**
         * Runway Gen-3
         * Old cinematic model, higher consistency.
         * | Duration | Compute Units |
         * |----------|---------------|
         * | 5s | 143 |
         * | 10s | 286 |
         */
        post: operations["postGenerateVideoRunwayGen3"];
    };
    "/generate/video/runway/gen-4-video": {
        /**
         * Runway Gen-4
         * Cinematic visuals, weaker structure.
         * | Duration | Compute Units |
         * |----------|---------------|
         * | 5s | 143 |
         * | 10s | 286 |
         */
        post: operations["postGenerateVideoRunwayGen4Video"];
    };
    "/generate/video/runway/gen-4.5": {
        /**
         * Runway Gen-4.5
         * Frontier model with native text-to-video.
         * | Duration | Compute Units |
         * |----------|---------------|
         * | 2s | 137 |
         * | 3s | 206 |
         * | 4s | 275 |
         * | 5s | 344 |
         * | 6s | 412 |
         * | 7s | 481 |
         * | 8s | 550 |
         * | 9s | 619 |
         * | 10s | 687 |
         */
        post: operations["postGenerateVideoRunwayGen4_5"];
    };
    "/generate/video/xai/grok-video": {
        /**
         * Grok Imagine
         * Fast, high-quality video generation by xAI.
         * | Resolution | Duration | Compute Units |
         * |------------|----------|---------------|
         * | 480p | 1s | 28.6 |
         * | 480p | 2s | 57.3 |
         * | 480p | 3s | 85.9 |
         * | 480p | 4s | 115 |
         * | 480p | 5s | 143 |
         * | 480p | 6s | 172 |
         * | 480p | 7s | 200 |
         * | 480p | 8s | 229 |
         * | 480p | 9s | 258 |
         * | 480p | 10s | 286 |
         * | 480p | 11s | 315 |
         * | 480p | 12s | 344 |
         * | 480p | 13s | 372 |
         * | 480p | 14s | 401 |
         * | 480p | 15s | 430 |
         * | 720p | 1s | 40.1 |
         * | 720p | 2s | 80.2 |
         * | 720p | 3s | 120 |
         * | 720p | 4s | 160 |
         * | 720p | 5s | 200 |
         * | 720p | 6s | 241 |
         * | 720p | 7s | 281 |
         * | 720p | 8s | 321 |
         * | 720p | 9s | 361 |
         * | 720p | 10s | 401 |
         * | 720p | 11s | 441 |
         * | 720p | 12s | 481 |
         * | 720p | 13s | 521 |
         * | 720p | 14s | 561 |
         * | 720p | 15s | 601 |
         */
        post: operations["postGenerateVideoXaiGrokVideo"];
    };
    "/generate/image/bytedance/seededit": {
        /**
         * SeedEdit
         * New frontier model designed for image editing
         */
        post: operations["postGenerateImageBytedanceSeededit"];
    };
    "/generate/video/runway/aleph": {
        /**
         * Runway Aleph
         * Runway's Gen-4 Aleph model for advanced video-to-video transformation
         */
        post: operations["postGenerateVideoRunwayAleph"];
    };
    "/generate/image/krea/krea-2/large": {
        /**
         * Krea 2 Large
         * Most powerful Krea 2 model. Photorealism, raw and textured looks, expressive styles.
         * | K2 Billing Tier | Price |
         * |-----------------|-------|
         * | Text to image | $0.06 |
         * | Style references | $0.065 |
         * | Moodboards | $0.07 |
         * Combining moodboards with style references does not increase the price: it is that of moodboards.
         */
        post: operations["postGenerateImageKreaKrea2Large"];
    };
    "/generate/image/krea/krea-2/medium": {
        /**
         * Krea 2 Medium
         * Faster, cheaper Krea 2 model. Stable on illustration, anime, painting and other expressive styles.
         * | K2 Billing Tier | Price |
         * |-----------------|-------|
         * | Text to image | $0.030 |
         * | Style references | $0.035 |
         * | Moodboards | $0.040 |
         * Combining moodboards with style references does not increase the price: it is that of moodboards.
         */
        post: operations["postGenerateImageKreaKrea2Medium"];
    };
    "/generate/enhance/krea/enhance": {
        /**
         * Krea Enhance
         * Krea's own enhancer. Scales an image and adds detail, by strengths that can be set.
         */
        post: operations["postGenerateEnhanceKreaEnhance"];
    };
}
export type webhooks = Record<string, never>;
export interface AlibabaWan2_1Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    width: number;
    height: number;
    /** Format: uri */
    end_image?: MediaInput | null;
    /** Format: uri */
    end_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    styles?: WeightedStyle[];
    frame_num?: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
}
export interface AlibabaWan2_2Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /**
     * 4,
     * 3.5
     * ]
     * @default [
     */
    guide_scale?: number[];
    width: number;
    height: number;
    /** Format: uri */
    end_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    styles?: WeightedStyle[];
    frame_num?: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
}
export interface AlibabaWan2_5Input {
    /** At least 1 characters. */
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 1080p */
    resolution?: "480p" | "720p" | "1080p";
    /** @default true */
    enable_prompt_expansion?: boolean;
    /**
     * 5 to 10.
     * @default 5
     */
    duration?: number;
    seed?: number;
    /** Format: uri */
    audio_url?: MediaInput;
    /** @default false */
    generate_audio?: boolean;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /** @deprecated Use `enable_prompt_expansion` instead. Public API request fields are moving to snake_case. This SDK sends it as `enable_prompt_expansion`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    enablePromptExpansion?: boolean;
    /** @deprecated Use `generate_audio` instead. Public API request fields are moving to snake_case. This SDK sends it as `generate_audio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    generateAudio?: boolean;
}
export interface Asset {
    /** Format: uuid */
    id: string;
    /** Format: uri */
    image_url: string;
    /** Format: date-time */
    uploaded_at: string;
    width: number | null;
    height: number | null;
    size_bytes: number | null;
    mime_type: string | null;
    description?: string;
    metadata?: unknown;
}
export interface AssetPage {
    items: Asset[];
    next_cursor: string | null;
}
export interface BflFlux1DevInput {
    /** At most 1800 characters. */
    prompt: string;
    /** @default 1 */
    strength?: number;
    /** @default 3317551338 */
    seed?: number;
    /**
     * Integer, 1 to 100.
     * @default 25
     */
    steps?: number;
    /**
     * 512 to 2368.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 2368.
     * @default 1024
     */
    height?: number;
    /**
     * 0 to 24.
     * @default 3
     */
    guidance_scale_flux?: number;
    /** Format: uri */
    image_url?: MediaInput | null;
    /** Styles (typically LoRAs) to use for the generation */
    styles?: WeightedStyle[];
    /** Image prompts to use for the generation */
    style_images?: WeightedImage[];
    /** Style references to use for the generation */
    image_style_references?: WeightedImage[];
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl?: MediaInput | null;
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
    /** @deprecated Use `image_style_references` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_style_references`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    imageStyleRefs?: WeightedImage[];
}
export interface BflFlux1KontextDevInput {
    /** At most 1800 characters. */
    prompt: string;
    /** @default 1 */
    strength?: number;
    /** @default 3261419148 */
    seed?: number;
    /**
     * Integer, 1 to 100.
     * @default 25
     */
    steps?: number;
    /**
     * 512 to 2368.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 2368.
     * @default 1024
     */
    height?: number;
    /**
     * 0 to 24.
     * @default 3
     */
    guidance_scale_flux?: number;
    /** Format: uri */
    image_url?: MediaInput | null;
    /**
     * Image prompts to use for the generation
     * At most 1 items.
     */
    style_images?: WeightedImage[];
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl?: MediaInput | null;
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface BflFlux1_1ProInput {
    /** At least 1 characters. */
    prompt: string;
    /** 256 to 1440. */
    width: number;
    /** 256 to 1440. */
    height: number;
    /** @default 1337 */
    seed?: number;
}
export interface BflFlux1_1ProUltraInput {
    /** At least 1 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default 1337 */
    seed?: number;
    /** @default true */
    raw?: boolean;
}
export interface BytedanceSeedance1_0ProFastInput {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "21:9" | "9:21";
    /**
     * 2 to 12.
     * @default 5
     */
    duration?: number;
    /** @default 720p */
    resolution?: "480p" | "720p" | "1080p";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "21:9" | "9:21";
}
export interface BytedanceSeedance1_0ProInput {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "21:9" | "9:21";
    /** Format: uri */
    end_image?: MediaInput | null;
    /** Format: uri */
    end_video?: MediaInput | null;
    /** At most 4 items. */
    reference_images?: MediaInput[];
    /** @default 5 */
    duration?: number;
    /** @default 720p */
    resolution?: "720p" | "1080p";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "21:9" | "9:21";
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput | null;
    /** @deprecated Use `reference_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `reference_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    referenceImages?: MediaInput[];
}
export type BytedanceSeededitInput = {
    /** At least 1 characters. */
    prompt: string;
    /** @default 1337 */
    seed?: number;
    /** Format: uri */
    image_url?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl?: MediaInput;
} & ({
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl: MediaInput;
} | {
    /** Format: uri */
    image_url: MediaInput;
});
export interface BytedanceSeedream4Input {
    /** At least 1 characters. */
    prompt: string;
    /** At most 4096. */
    width: number;
    /** At most 4096. */
    height: number;
    /** @default 1337 */
    seed?: number;
    /** Image prompts to use for the generation */
    style_images?: WeightedImage[];
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface BytedanceSeedream5LiteInput {
    /** At least 1 characters. */
    prompt: string;
    /** At most 4096. */
    width: number;
    /** At most 4096. */
    height: number;
    /** @default 1337 */
    seed?: number;
    /**
     * Image prompts to use for the generation
     * At most 14 items.
     */
    style_images?: WeightedImage[];
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface DeletedAsset {
    success: boolean;
    message: string;
}
export interface ErrorBody {
    error: string;
}
/** Input data for the node app execution, matching the node app's input schema */
export interface ExecuteNodeAppInput {
    [key: string]: unknown;
}
export interface GoogleImagen3Input {
    /** At least 1 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default 1337 */
    seed?: number;
}
export interface GoogleImagen4FastInput {
    /** At least 1 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default 1337 */
    seed?: number;
}
export interface GoogleImagen4Input {
    /** At least 1 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default 1337 */
    seed?: number;
}
export interface GoogleImagen4UltraInput {
    /** At least 1 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default 1337 */
    seed?: number;
}
export interface GoogleNanoBanana2Input {
    /** At least 3 characters. */
    prompt: string;
    /** Width of the generated image. */
    width?: number;
    /** Height of the generated image. */
    height?: number;
    /** Image prompts to use for the generation. If provided, style images are ignored. */
    image_urls?: MediaInput[];
    
    aspect_ratio?: "4:1" | "21:9" | "1:1" | "4:3" | "3:2" | "2:3" | "5:4" | "4:5" | "3:4" | "16:9" | "9:16" | "1:4" | "1:8";
    /** @default 1K */
    resolution?: "1K" | "2K" | "4K";
    /** Image prompts to use for the generation */
    style_images?: WeightedImage[];
    /** @deprecated Use `image_urls` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_urls`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    imageUrls?: MediaInput[];
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "4:1" | "21:9" | "1:1" | "4:3" | "3:2" | "2:3" | "5:4" | "4:5" | "3:4" | "16:9" | "9:16" | "1:4" | "1:8";
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface GoogleNanoBananaInput {
    /** At least 1 characters. */
    prompt: string;
    /** Width of the generated image. */
    width?: number;
    /** Height of the generated image. */
    height?: number;
    /** Image prompts to use for the generation. If provided, style images are ignored. */
    image_urls?: MediaInput[];
    
    aspect_ratio?: "21:9" | "1:1" | "4:3" | "3:2" | "2:3" | "5:4" | "4:5" | "3:4" | "16:9" | "9:16";
    /** Image prompts to use for the generation */
    style_images?: WeightedImage[];
    /** @deprecated Use `image_urls` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_urls`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    imageUrls?: MediaInput[];
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "21:9" | "1:1" | "4:3" | "3:2" | "2:3" | "5:4" | "4:5" | "3:4" | "16:9" | "9:16";
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface GoogleNanoBananaProInput {
    /** At least 3 characters. */
    prompt: string;
    /** Width of the generated image. */
    width?: number;
    /** Height of the generated image. */
    height?: number;
    /** Image prompts to use for the generation. If provided, style images are ignored. */
    image_urls?: MediaInput[];
    
    aspect_ratio?: "21:9" | "1:1" | "4:3" | "3:2" | "2:3" | "5:4" | "4:5" | "3:4" | "16:9" | "9:16";
    /** @default 1K */
    resolution?: "1K" | "2K" | "4K";
    /** Image prompts to use for the generation */
    style_images?: WeightedImage[];
    /** @deprecated Use `image_urls` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_urls`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    imageUrls?: MediaInput[];
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "21:9" | "1:1" | "4:3" | "3:2" | "2:3" | "5:4" | "4:5" | "3:4" | "16:9" | "9:16";
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface GoogleVeo2Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    /**
     * 5 to 8.
     * @default 5
     */
    duration?: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Veo 2 image-to-video requests now use start_image for the initial frame. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#veo-2-start-image
     */
    image_url?: MediaInput | null;
}
export interface GoogleVeo3FastInput {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 8 */
    duration?: 4 | 6 | 8;
    /** @default false */
    generate_audio?: boolean;
    /** @default 720p */
    resolution?: "720p" | "1080p";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /** @deprecated Use `generate_audio` instead. Public API request fields are moving to snake_case. This SDK sends it as `generate_audio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    generateAudio?: boolean;
}
export interface GoogleVeo3Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 8 */
    duration?: 4 | 6 | 8;
    /** @default false */
    generate_audio?: boolean;
    /** @default 720p */
    resolution?: "720p" | "1080p";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /** @deprecated Use `generate_audio` instead. Public API request fields are moving to snake_case. This SDK sends it as `generate_audio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    generateAudio?: boolean;
}
export interface GoogleVeo3_1FastInput {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    /** @default 8 */
    duration?: 4 | 6 | 8;
    /** @default false */
    generate_audio?: boolean;
    /** @default 720p */
    resolution?: "720p" | "1080p" | "4K";
    /** Format: uri */
    end_image?: MediaInput | null;
    /** Format: uri */
    end_video?: MediaInput | null;
    reference_images?: MediaInput[];
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /** @deprecated Use `generate_audio` instead. Public API request fields are moving to snake_case. This SDK sends it as `generate_audio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    generateAudio?: boolean;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput | null;
    /** @deprecated Use `reference_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `reference_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    referenceImages?: MediaInput[];
}
export interface GoogleVeo3_1Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    /** @default 8 */
    duration?: 4 | 6 | 8;
    /** @default false */
    generate_audio?: boolean;
    /** @default 720p */
    resolution?: "720p" | "1080p" | "4K";
    /** Format: uri */
    end_image?: MediaInput | null;
    /** Format: uri */
    end_video?: MediaInput | null;
    reference_images?: MediaInput[];
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /** @deprecated Use `generate_audio` instead. Public API request fields are moving to snake_case. This SDK sends it as `generate_audio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    generateAudio?: boolean;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput | null;
    /** @deprecated Use `reference_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `reference_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    referenceImages?: MediaInput[];
}
export interface GoogleVeo3_1LiteInput {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    /** @default 8 */
    duration?: 4 | 6 | 8;
    /** @default 720p */
    resolution?: "720p" | "1080p";
    /** Format: uri */
    end_image?: MediaInput | null;
    /** Format: uri */
    end_video?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput | null;
}
export interface Ideogram2TurboInput {
    /** At least 1 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default 1337 */
    seed?: number;
}
export interface Ideogram3Input {
    /** At least 1 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default 1337 */
    seed?: number;
    character_reference_images?: MediaInput[];
    /** Image prompts to use for the generation */
    style_images?: WeightedImage[];
    /** @deprecated Use `character_reference_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `character_reference_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    characterReferenceImages?: MediaInput[];
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface Job {
    /** Format: uuid */
    job_id: string;
    status: JobStatus;
    /** Format: date-time */
    created_at: string;
    /** Format: date-time */
    completed_at?: string | null;
    result?: JobResult | null;
    /** Why the job failed. Absent or null unless it did. */
    error?: JobError | null;
}
export interface JobError {
    code?: string;
    message?: string;
}
export interface JobPage {
    items: Job[];
    next_cursor: string | null;
}
export interface JobResult {
    urls?: string[];
    style_id?: string;
}
/** Filter by job status */
export type JobStatus = "backlogged" | "queued" | "scheduled" | "processing" | "sampling" | "intermediate-complete" | "completed" | "failed" | "cancelled";
export interface Kling1Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 5 */
    duration?: 5 | 10;
    camera_control?: KlingCameraControl;
    /** Format: uri */
    end_image?: MediaInput;
    /** Format: uri */
    end_video?: MediaInput;
    /** @default std */
    mode?: "std" | "pro";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /** @deprecated Use `camera_control` instead. Public API request fields are moving to snake_case. This SDK sends it as `camera_control`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    cameraControl?: KlingCameraControl;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput;
}
export interface Kling1_5Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 5 */
    duration?: 5 | 10;
    camera_control?: KlingCameraControl;
    /** Format: uri */
    end_image?: MediaInput;
    /** Format: uri */
    end_video?: MediaInput;
    /** @default pro */
    mode?: "pro";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /** @deprecated Use `camera_control` instead. Public API request fields are moving to snake_case. This SDK sends it as `camera_control`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    cameraControl?: KlingCameraControl;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput;
}
export interface Kling1_6Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 5 */
    duration?: 5 | 10;
    camera_control?: KlingCameraControl;
    /** Format: uri */
    end_image?: MediaInput;
    /** Format: uri */
    end_video?: MediaInput;
    /** @default std */
    mode?: "std" | "pro";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /** @deprecated Use `camera_control` instead. Public API request fields are moving to snake_case. This SDK sends it as `camera_control`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    cameraControl?: KlingCameraControl;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput;
}
export interface Kling2Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 5 */
    duration?: 5;
    /** Format: uri */
    end_image?: MediaInput;
    /** @default master */
    mode?: "master" | "pro";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
}
export interface Kling2_1Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 5 */
    duration?: 5 | 10;
    /** Format: uri */
    end_image?: MediaInput;
    /** @default master */
    mode?: "master" | "pro";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
}
export interface Kling2_5Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /** @default 5 */
    duration?: 5 | 10;
    /** Format: uri */
    end_image?: MediaInput;
    /** @default pro */
    mode?: "pro";
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
}
export interface Kling2_6Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    /** @default 5 */
    duration?: 5 | 10;
    /** Format: uri */
    end_image?: MediaInput;
    /** Format: uri */
    end_video?: MediaInput;
    /** @default false */
    generate_audio?: boolean;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `end_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endVideo?: MediaInput;
    /** @deprecated Use `generate_audio` instead. Public API request fields are moving to snake_case. This SDK sends it as `generate_audio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    generateAudio?: boolean;
}
export interface Kling3_0Input {
    /** At most 2500 characters. */
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    /**
     * 3 to 15.
     * @default 5
     */
    duration?: number;
    /** Format: uri */
    end_image?: MediaInput;
    /** @default false */
    generate_audio?: boolean;
    /** @default std */
    mode?: "std" | "pro" | "4k";
    multi_prompt?: {
        /** At most 512 characters. */
        prompt: string;
        /** 1 to 15. */
        duration: number;
    }[];
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
    /** @deprecated Use `generate_audio` instead. Public API request fields are moving to snake_case. This SDK sends it as `generate_audio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    generateAudio?: boolean;
    /** @deprecated Use `multi_prompt` instead. Public API request fields are moving to snake_case. This SDK sends it as `multi_prompt`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    multiPrompt?: {
        /** At most 512 characters. */
        prompt: string;
        /** 1 to 15. */
        duration: number;
    }[];
}
export type KlingCameraControl = {
    
    type: "simple";
    config?: {
        /** -10 to 10. */
        zoom?: number;
        /** -10 to 10. */
        roll?: number;
        /** -10 to 10. */
        pan?: number;
        /** -10 to 10. */
        tilt?: number;
        /** -10 to 10. */
        vertical?: number;
        /** -10 to 10. */
        horizontal?: number;
    };
} | {
    
    type: "down_back";
    /** @default null */
    config?: null;
} | {
    
    type: "forward_up";
    /** @default null */
    config?: null;
} | {
    
    type: "right_turn_forward";
    /** @default null */
    config?: null;
} | {
    
    type: "left_turn_forward";
    /** @default null */
    config?: null;
};
export interface KlingO1Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16" | "1:1";
    /**
     * 3 to 10.
     * @default 5
     */
    duration?: number;
    /** Format: uri */
    end_image?: MediaInput;
    style_references?: KlingTaggedMedia[];
    element_references?: {
        /** 1 to 3 items. */
        images: MediaInput[];
        /** 3 to 16 characters, matching `^[a-z][a-z0-9_-]+$`. */
        tag: string;
    }[];
    video_reference?: KlingTaggedMedia;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1";
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
    /** @deprecated Use `style_references` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_references`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleReferences?: KlingTaggedMedia[];
    /** @deprecated Use `element_references` instead. Public API request fields are moving to snake_case. This SDK sends it as `element_references`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    elementReferences?: {
        /** 1 to 3 items. */
        images: MediaInput[];
        /** 3 to 16 characters, matching `^[a-z][a-z0-9_-]+$`. */
        tag: string;
    }[];
    /** @deprecated Use `video_reference` instead. Public API request fields are moving to snake_case. This SDK sends it as `video_reference`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    videoReference?: KlingTaggedMedia;
}
export interface KlingTaggedMedia {
    /** Format: uri */
    url: MediaInput;
    /** 3 to 16 characters, matching `^[a-z][a-z0-9_-]+$`. */
    tag: string;
}
export interface Krea2LargeInput {
    prompt: string;
    /** Aspect ratio. One of: 1:1, 4:3, 3:2, 16:9, 2.35:1, 4:5, 2:3, 9:16. */
    aspect_ratio: "1:1" | "4:3" | "3:2" | "16:9" | "2.35:1" | "4:5" | "2:3" | "9:16";
    /** Resolution scale. One of: 1K. */
    resolution: "1K";
    seed?: number | null;
    /** Styles (typically LoRAs) to use for the generation */
    styles?: WeightedStyle[];
    /**
     * Image style references. (0 = no style influence, 1 = maximum). Default 0.5.
     * At most 10 items.
     */
    image_style_references?: Krea2StyleReference[];
    /**
     * Prompt interpretation strength.
     * @default medium
     */
    creativity?: "raw" | "low" | "medium" | "high";
    /**
     * Moodboards to use for generation. Currently limited to one moodboard.
     * At most 1 items.
     */
    moodboards?: Krea2Moodboard[];
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
    /** @deprecated Use `image_style_references` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_style_references`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    imageStyleRefs?: Krea2StyleReference[];
}
export interface Krea2MediumInput {
    prompt: string;
    /** Aspect ratio. One of: 1:1, 4:3, 3:2, 16:9, 2.35:1, 4:5, 2:3, 9:16. */
    aspect_ratio: "1:1" | "4:3" | "3:2" | "16:9" | "2.35:1" | "4:5" | "2:3" | "9:16";
    /** Resolution scale. One of: 1K. */
    resolution: "1K";
    seed?: number | null;
    /** Styles (typically LoRAs) to use for the generation */
    styles?: WeightedStyle[];
    /**
     * Image style references. (0 = no style influence, 1 = maximum). Default 0.5.
     * At most 10 items.
     */
    image_style_references?: Krea2StyleReference[];
    /**
     * Prompt interpretation strength.
     * @default medium
     */
    creativity?: "raw" | "low" | "medium" | "high";
    /**
     * Moodboards to use for generation. Currently limited to one moodboard.
     * At most 1 items.
     */
    moodboards?: Krea2Moodboard[];
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
    /** @deprecated Use `image_style_references` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_style_references`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    imageStyleRefs?: Krea2StyleReference[];
}
export interface Krea2Moodboard {
    id: string;
    strength?: number;
}
export interface Krea2StyleReference {
    /** Format: uri */
    url: MediaInput;
    /**
     * 0 = no style influence, 1 = maximum.
     * 0 to 1.
     * @default 0.5
     */
    strength?: number;
}
export type KreaEnhanceInput = {
    /**
     * URL of the image to enhance.
     * At most 1024 characters.
     * Format: uri
     */
    image_url?: MediaInput;
    /**
     * Text prompt describing the desired result.
     * @default
     */
    prompt?: string;
    /**
     * Factor to scale the image resolution by (e.g. 2 means 2x; use 1 to skip upscaling).
     * At least 0.1.
     * @default 2
     */
    image_scaling_factor?: number;
    /**
     * Match the original image color palette.
     * @default false
     */
    rescale_color?: boolean;
    /** Seed for reproducible results. */
    seed?: number;
    /**
     * AI strength — how much new detail the model generates. Higher values enhance more aggressively.
     * 0.1 to 1.
     * @default 0.4
     */
    ai_strength?: number;
    /**
     * Clarity — how strongly the result follows the prompt.
     * 1 to 12.
     * @default 4
     */
    clarity_strength?: number;
    /**
     * Resemblance — how faithfully the result preserves the original image structure.
     * 0 to 2.5.
     * @default 1
     */
    resemblance_strength?: number;
    /**
     * Sharpness applied to fine detail. Does not affect generation of new detail.
     * 0.1 to 1.5.
     * @default 0.5
     */
    sharpness?: number;
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl?: MediaInput;
} & ({
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl: MediaInput;
} | {
    /**
     * URL of the image to enhance.
     * At most 1024 characters.
     * Format: uri
     */
    image_url: MediaInput;
});
export interface LightricksLtxVideo2_3_22bInput {
    /** At least 1 characters. */
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    /** @default 5 */
    duration?: ((5 | 10) | 15) | 20;
    /** Integer, 9 to 481. */
    num_frames?: number;
    /** Integer, 0 to 2147483647. */
    seed?: number;
    /** @default true */
    generate_audio?: boolean;
    /** Format: uri */
    end_image?: MediaInput | null;
    styles?: WeightedStyle[];
    has_lora?: boolean;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
    /** @deprecated Use `generate_audio` instead. Public API request fields are moving to snake_case. This SDK sends it as `generate_audio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    generateAudio?: boolean;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput | null;
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
    /** @deprecated Use `has_lora` instead. Public API request fields are moving to snake_case. This SDK sends it as `has_lora`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    hasLora?: boolean;
}
export interface LumaRay2Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "21:9" | "9:21";
    /** @default false */
    loop?: boolean;
    width: number;
    height: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "1:1" | "16:9" | "9:16" | "4:3" | "3:4" | "21:9" | "9:21";
}
export interface LumaUni1Input {
    /** 1 to 6000 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default standard */
    mode?: "standard" | "max";
    /** @default auto */
    style?: "auto" | "manga";
    
    output_format?: "png" | "jpeg" | null;
    /** @default false */
    web_search?: boolean;
    /**
     * Image prompts to use for the generation
     * At most 9 items.
     */
    style_images?: WeightedImage[];
    /** @deprecated Use `output_format` instead. Public API request fields are moving to snake_case. This SDK sends it as `output_format`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    outputFormat?: "png" | "jpeg" | null;
    /** @deprecated Use `web_search` instead. Public API request fields are moving to snake_case. This SDK sends it as `web_search`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    webSearch?: boolean;
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface MinimaxHailuo02Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default true */
    expand_prompt?: boolean;
    /** @default MiniMax-Hailuo-02 */
    model?: "MiniMax-Hailuo-02";
    /** Format: uri */
    end_image?: MediaInput;
    /** @default 768p */
    resolution?: "512p" | "768p" | "1080p";
    /**
     * 6 to 10.
     * @default 6
     */
    duration?: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `expand_prompt` instead. Public API request fields are moving to snake_case. This SDK sends it as `expand_prompt`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    expandPrompt?: boolean;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
}
export interface MinimaxHailuo2_3FastInput {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default true */
    expand_prompt?: boolean;
    /** @default MiniMax-Hailuo-2.3-fast */
    model?: "MiniMax-Hailuo-2.3-fast";
    /** Format: uri */
    end_image?: MediaInput;
    /** @default 768p */
    resolution?: "768p" | "1080p";
    /** @default 6 */
    duration?: 6 | 10;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `expand_prompt` instead. Public API request fields are moving to snake_case. This SDK sends it as `expand_prompt`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    expandPrompt?: boolean;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
}
export interface MinimaxHailuo2_3Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default true */
    expand_prompt?: boolean;
    /** @default MiniMax-Hailuo-2.3 */
    model?: "MiniMax-Hailuo-2.3";
    /** Format: uri */
    end_image?: MediaInput;
    /** @default 768p */
    resolution?: "768p" | "1080p";
    /** @default 6 */
    duration?: 6 | 10;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `expand_prompt` instead. Public API request fields are moving to snake_case. This SDK sends it as `expand_prompt`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    expandPrompt?: boolean;
    /**
     * Format: uri
     * @deprecated Use `end_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `end_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    endImage?: MediaInput;
}
export interface MinimaxHailuoInput {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default true */
    expand_prompt?: boolean;
    camera_control?: string[];
    /** @default video-01 */
    model?: "video-01" | "S2V-01" | "T2V-01-Director" | "I2V-01-Director";
    /** At most 1 items. */
    subjects?: {
        
        type: "character";
        /** At least 1 items. */
        image: MediaInput[];
    }[];
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `expand_prompt` instead. Public API request fields are moving to snake_case. This SDK sends it as `expand_prompt`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    expandPrompt?: boolean;
    /** @deprecated Use `camera_control` instead. Public API request fields are moving to snake_case. This SDK sends it as `camera_control`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    cameraControl?: string[];
}
/** Node app response schema */
export interface NodeApp {
    /** Unique identifier for the node app */
    id: string;
    /** ID of the node app author */
    author_id: string;
    /** ID of the workspace that owns the node app */
    workspace_id: string;
    /** Name of the node app */
    name: string;
    /** URL-friendly identifier for the node app */
    slug: string;
    /** Description of the node app */
    description: string;
    /** Visibility scope: "public", "user", or "workspace" */
    scope: string;
    /** Creation timestamp */
    created_at: string;
    /** Last update timestamp */
    updated_at: string;
    /** ID of the latest version of the node app */
    last_version_id: string;
    /** Selected node app version number */
    version: number;
    /** Creation timestamp of the latest version */
    version_created_at: string | null;
    /** Username of the node app creator */
    username: string;
    /** Example output URLs */
    example_outputs: string[] | null;
    /** OpenAPI 3.1 JSON Schema for input parameters */
    input_openapi_schema: NodeAppSchema | null;
    /** OpenAPI 3.1 JSON Schema for output values */
    output_openapi_schema: NodeAppSchema | null;
    /** Maps OpenAPI input keys to internal keys for execution */
    input_key_mapping: {
        [key: string]: string;
    } | null;
    /** Maps internal output keys (nodeId-handleId) to API keys */
    output_key_mapping: {
        [key: string]: string;
    } | null;
}
export interface NodeAppSchema {
    
    type: "object";
    properties: {
        [key: string]: {
            [key: string]: unknown;
        };
    };
    required?: string[];
}
export interface OpenaiGptImage2Input {
    /** At least 1 characters. */
    prompt: string;
    width: number;
    height: number;
    /** @default high */
    quality?: "low" | "medium" | "high" | "auto";
    /** At most 10 items. */
    image_urls?: MediaInput[];
    /**
     * Image prompts to use for the generation
     * At most 10 items.
     */
    style_images?: WeightedImage[];
    /** @deprecated Use `image_urls` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_urls`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    imageUrls?: MediaInput[];
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface OpenaiGptImageInput {
    /** At least 1 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default auto */
    quality?: "low" | "medium" | "high" | "auto";
    image_urls?: MediaInput[];
    /** At most 5 items. */
    styles?: WeightedStyle[];
    /**
     * Image prompts to use for the generation
     * At most 15 items.
     */
    style_images?: WeightedImage[];
    /** @deprecated Use `image_urls` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_urls`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    imageUrls?: MediaInput[];
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
}
export interface PendingJob {
    /** Format: uuid */
    job_id: string;
    status: JobStatus;
    /** Format: date-time */
    created_at: string;
    completed_at: null;
    result: null;
    /** Why the job failed. Absent or null unless it did. */
    error?: JobError | null;
}
export interface Qwen2512Input {
    prompt: string;
    /** @default */
    negative_prompt?: string;
    /**
     * Integer.
     * @default 1024
     */
    width?: number;
    /**
     * Integer.
     * @default 1024
     */
    height?: number;
    /**
     * Integer.
     * @default 30
     */
    num_inference_steps?: number;
    /** @default 4 */
    cfg_scale?: number;
    seed?: number;
    skip_prompt_expansion?: boolean;
    /** Styles (typically LoRAs) to use for the generation */
    styles?: WeightedStyle[];
    /** @deprecated Use `skip_prompt_expansion` instead. Public API request fields are moving to snake_case. This SDK sends it as `skip_prompt_expansion`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    skipPromptExpansion?: boolean;
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
}
export interface RunwayAlephInput {
    /** At most 1000 characters. */
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** Format: uri */
    init_video: MediaInput;
    /** Format: uri */
    init_image_url?: MediaInput;
    /** At most 1 items. */
    references?: {
        
        type: "image";
        /** Format: uri */
        uri: MediaInput;
    }[];
    /** @default 1280:720 */
    ratio?: "1280:720" | "720:1280" | "1104:832" | "960:960" | "832:1104" | "1584:672" | "848:480" | "640:480";
    /** 0 to 4294967295. */
    seed?: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
}
export interface RunwayGen3Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 16:9 */
    aspect_ratio?: "16:9" | "9:16";
    /** @default 5 */
    duration?: 5 | 10;
    seed?: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16";
}
export type RunwayGen4ImageInput = {
    /** 1 to 1000 characters. */
    prompt: string;
    /**
     * 512 to 8192.
     * @default 1024
     */
    width?: number;
    /**
     * 512 to 8192.
     * @default 1024
     */
    height?: number;
    /** @default 1337 */
    seed?: number;
    /** 1 to 3 items. */
    reference_images?: {
        /** Format: uri */
        url: MediaInput;
        /** 3 to 16 characters, matching `^[a-z][a-z0-9_]+$`. */
        tag: string;
    }[];
    /** @deprecated Use `reference_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `reference_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    referenceImages?: {
        /** Format: uri */
        url: MediaInput;
        /** 3 to 16 characters, matching `^[a-z][a-z0-9_]+$`. */
        tag: string;
    }[];
} & ({
    /** @deprecated Use `reference_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `reference_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    referenceImages: {
        /** Format: uri */
        url: MediaInput;
        /** 3 to 16 characters, matching `^[a-z][a-z0-9_]+$`. */
        tag: string;
    }[];
} | {
    /** 1 to 3 items. */
    reference_images: {
        /** Format: uri */
        url: MediaInput;
        /** 3 to 16 characters, matching `^[a-z][a-z0-9_]+$`. */
        tag: string;
    }[];
});
export interface RunwayGen4VideoInput {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 1280:720 */
    aspect_ratio?: "1280:720" | "720:1280";
    /** @default 5 */
    duration?: 5 | 10;
    seed?: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "1280:720" | "720:1280";
}
export interface RunwayGen4_5Input {
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput;
    /** Format: uri */
    start_video?: MediaInput | null;
    /** @default 1280:720 */
    aspect_ratio?: "1280:720" | "720:1280" | "1104:832" | "832:1104" | "960:960" | "1584:672" | "672:1584";
    /**
     * 2 to 10.
     * @default 5
     */
    duration?: number;
    seed?: number;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "1280:720" | "720:1280" | "1104:832" | "832:1104" | "960:960" | "1584:672" | "672:1584";
}
/** Style response schema */
export interface Style {
    /** Unique identifier for the style */
    id: string;
    /** Name of the style */
    title: string | null;
    /** Portrait-oriented preview URLs */
    urls: string[];
    /** Whether the style is publicly visible */
    public: boolean;
    /**
     * Cover image URL
     * Format: uri
     */
    cover_url?: string | null;
    /** Suggested prompt for using this style */
    prompt: string;
    /** Compatible model names (e.g., flux_dev, wan) */
    models?: string[];
    /** Style creator info (null for Krea-official styles) */
    owner: StyleOwner | null;
    /** Number of likes */
    like_count: number;
    /** Creation timestamp */
    created_at: string;
}
export interface StyleOwner {
    /** Format: uuid */
    id: string;
    name: string;
    /** Format: uri */
    avatar_url?: string | null;
}
export interface StylePage {
    items: Style[];
    next_cursor: string | null;
}
/** Response containing a shareable link for a style */
export interface StyleShareLink {
    /**
     * Shareable URL for the style
     * Format: uri
     */
    share_link: string;
    /** Whether the share link is new */
    is_new: boolean;
}
/** Response after sharing a style within a workspace */
export interface StyleWorkspaceShare {
    /** Whether the operation succeeded */
    success: boolean;
    /** The ID of the shared style */
    style_id: string;
    /** The workspace the style was shared with */
    workspace: {
        /** Workspace ID */
        id: string;
        /** Workspace name */
        name: string | null;
        /** Whether this is the default workspace */
        is_default: boolean;
    };
}
export interface StyleWorkspaceUnshare {
    success: boolean;
}
export type TopazBloomEnhanceInput = {
    /** @default */
    prompt?: string;
    /** 1 to 10000. */
    width: number;
    /** 1 to 10000. */
    height: number;
    /** @default 1337 */
    seed?: number;
    /** Format: uri */
    image_url?: MediaInput;
    
    model: "Reimagine";
    /** @default jpg */
    output_format?: "png" | "jpg" | "webp";
    /** @default false */
    crop_to_fill?: boolean;
    /**
     * Integer, 1 to 9.
     * @default 3
     */
    creativity?: number;
    /** @default false */
    face_preservation?: boolean;
    /** @default false */
    color_preservation?: boolean;
    /** @default false */
    upscaling_activated?: boolean;
    /**
     * 1 to 32.
     * @default 1
     */
    image_scaling_factor?: number;
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl?: MediaInput;
} & ({
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl: MediaInput;
} | {
    /** Format: uri */
    image_url: MediaInput;
});
export type TopazGenerativeEnhanceInput = {
    /** @default */
    prompt?: string;
    /** 1 to 32000. */
    width: number;
    /** 1 to 32000. */
    height: number;
    /** @default 1337 */
    seed?: number;
    /** Format: uri */
    image_url?: MediaInput;
    /** @default Redefine */
    model?: "Redefine" | "Recovery" | "Recovery V2" | "Reimagine";
    /** @default jpg */
    output_format?: "png" | "jpg" | "webp";
    /** @default All */
    subject_detection?: "All" | "Foreground" | "Background";
    /** @default false */
    face_enhancement?: boolean;
    /**
     * 0 to 1.
     * @default 0.5
     */
    face_enhancement_creativity?: number;
    /**
     * 0 to 1.
     * @default 0.5
     */
    face_enhancement_strength?: number;
    /** @default false */
    crop_to_fill?: boolean;
    /** @default false */
    upscaling_activated?: boolean;
    /**
     * 1 to 32.
     * @default 1
     */
    image_scaling_factor?: number;
    /**
     * Integer, 1 to 6.
     * @default 3
     */
    creativity?: number;
    /**
     * Integer, 1 to 5.
     * @default 3
     */
    texture?: number;
    /**
     * 0 to 1.
     * @default 0.5
     */
    sharpen?: number;
    /**
     * 0 to 1.
     * @default 0.5
     */
    denoise?: number;
    /**
     * 0 to 1.
     * @default 0.5
     */
    detail?: number;
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl?: MediaInput;
} & ({
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl: MediaInput;
} | {
    /** Format: uri */
    image_url: MediaInput;
});
export type TopazStandardEnhanceInput = {
    /** @default */
    prompt?: string;
    /** 1 to 32000. */
    width: number;
    /** 1 to 32000. */
    height: number;
    /** @default 1337 */
    seed?: number;
    /** Format: uri */
    image_url?: MediaInput;
    
    model: "Standard V2" | "Low Resolution V2" | "CGI" | "High Fidelity V2" | "Text Refine";
    /** @default jpg */
    output_format?: "png" | "jpg" | "webp";
    /** @default All */
    subject_detection?: "All" | "Foreground" | "Background";
    /** @default false */
    face_enhancement?: boolean;
    /**
     * 0 to 1.
     * @default 0.5
     */
    face_enhancement_creativity?: number;
    /**
     * 0 to 1.
     * @default 0.5
     */
    face_enhancement_strength?: number;
    /** @default false */
    crop_to_fill?: boolean;
    /** @default false */
    upscaling_activated?: boolean;
    /**
     * 1 to 32.
     * @default 1
     */
    image_scaling_factor?: number;
    /**
     * 0 to 1.
     * @default 0.5
     */
    sharpen?: number;
    /**
     * 0 to 1.
     * @default 0.5
     */
    denoise?: number;
    /**
     * 0 to 1.
     * @default 0.5
     */
    fix_compression?: number;
    /**
     * 0.01 to 1.
     * @default 0.5
     */
    strength?: number;
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl?: MediaInput;
} & ({
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl: MediaInput;
} | {
    /** Format: uri */
    image_url: MediaInput;
});
export type TrainStyleInput = {
    /** @default flux_dev */
    model?: "flux_dev" | "flux_schnell" | "wan" | "wan22";
    /** @default Default */
    type?: "Style" | "Object" | "Character" | "Default";
    name: string;
    urls: MediaInput[];
    trigger_word?: string;
    learning_rate?: number;
    /** Integer, 1 to 2000. */
    max_train_steps?: number;
    /** Integer, at least 1. */
    batch_size?: number;
} | {
    
    model: "qwen" | "z-image";
    /** @default Style */
    type?: "Style" | "Object" | "Character";
    name: string;
    urls: MediaInput[];
    trigger_word?: string;
    /** Integer, 1 to 2000. */
    max_train_steps?: number;
};
export interface UpdateStyleInput {
    public?: boolean | null;
    urls?: MediaInput[];
    title?: string;
    cover_url?: MediaInput;
}
export interface UploadAssetInput {
    /**
     * The file to upload (JPEG, PNG, WebP, HEIC, MP4, MOV, WebM, GLB, WAV, MP3). Maximum size: 75MB.
     * Format: binary
     */
    file: Blob;
    /** Optional description for the asset */
    description?: string;
}
export interface WeightedImage {
    /** -2 to 2. */
    strength: number;
    /** Format: uri */
    url?: MediaInput;
}
export interface WeightedStyle {
    id: string;
    /** -2 to 2. */
    strength: number;
}
export interface XaiGrokVideoInput {
    /** At most 4096 characters. */
    prompt: string;
    /** Format: uri */
    start_image?: MediaInput | null;
    /** Format: uri */
    start_video?: MediaInput | null;
    /**
     * 1 to 15.
     * @default 6
     */
    duration?: number;
    /** @default 720p */
    resolution?: "480p" | "720p";
    
    aspect_ratio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "3:2" | "2:3";
    /** At most 7 items. */
    reference_images?: MediaInput[];
    /** Format: uri */
    edit_video?: MediaInput;
    /**
     * Format: uri
     * @deprecated Use `start_image` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_image`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startImage?: MediaInput | null;
    /**
     * Format: uri
     * @deprecated Use `start_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `start_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    startVideo?: MediaInput | null;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "3:2" | "2:3";
    /** @deprecated Use `reference_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `reference_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    referenceImages?: MediaInput[];
    /**
     * Format: uri
     * @deprecated Use `edit_video` instead. Public API request fields are moving to snake_case. This SDK sends it as `edit_video`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    editVideo?: MediaInput;
}
export type ZImageInput = {
    prompt: string;
    seed?: number;
    /**
     * 0 to 1.
     * @default 0.6
     */
    denoising_strength?: number;
    /** Styles (typically LoRAs) to use for the generation */
    styles?: WeightedStyle[];
    /** @default false */
    skip_prompt_expansion?: boolean;
    /** Aspect ratio. One of: 1:1, 4:3, 2:3, 16:9, 9:16. */
    aspect_ratio?: "1:1" | "4:3" | "2:3" | "16:9" | "9:16";
    /** Resolution scale. One of: 1K. */
    resolution: "1K";
    /** Format: uri */
    image_url?: MediaInput | null;
    /**
     * Image prompts to use for the generation
     * At most 1 items.
     */
    style_images?: WeightedImage[];
    /** @deprecated Use `styles` instead. Public API request fields are moving to snake_case. This SDK sends it as `styles`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    presetStyles?: WeightedStyle[];
    /** @deprecated Use `skip_prompt_expansion` instead. Public API request fields are moving to snake_case. This SDK sends it as `skip_prompt_expansion`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    skipPromptExpansion?: boolean;
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio?: "1:1" | "4:3" | "2:3" | "16:9" | "9:16";
    /**
     * Format: uri
     * @deprecated Use `image_url` instead. Public API request fields are moving to snake_case. This SDK sends it as `image_url`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields
     */
    imageUrl?: MediaInput | null;
    /** @deprecated Use `style_images` instead. Public API request fields are moving to snake_case. This SDK sends it as `style_images`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    styleImages?: WeightedImage[];
} & ({
    /** @deprecated Use `aspect_ratio` instead. Public API request fields are moving to snake_case. This SDK sends it as `aspect_ratio`; the API's own sunset of the old name is 2026-06-19. https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields */
    aspectRatio: "1:1" | "4:3" | "2:3" | "16:9" | "9:16";
} | {
    /** Aspect ratio. One of: 1:1, 4:3, 2:3, 16:9, 9:16. */
    aspect_ratio: "1:1" | "4:3" | "2:3" | "16:9" | "9:16";
});
export interface components {
    schemas: {
        AlibabaWan2_1Input: AlibabaWan2_1Input;
        AlibabaWan2_2Input: AlibabaWan2_2Input;
        AlibabaWan2_5Input: AlibabaWan2_5Input;
        Asset: Asset;
        AssetPage: AssetPage;
        BflFlux1DevInput: BflFlux1DevInput;
        BflFlux1KontextDevInput: BflFlux1KontextDevInput;
        BflFlux1_1ProInput: BflFlux1_1ProInput;
        BflFlux1_1ProUltraInput: BflFlux1_1ProUltraInput;
        BytedanceSeedance1_0ProFastInput: BytedanceSeedance1_0ProFastInput;
        BytedanceSeedance1_0ProInput: BytedanceSeedance1_0ProInput;
        BytedanceSeededitInput: BytedanceSeededitInput;
        BytedanceSeedream4Input: BytedanceSeedream4Input;
        BytedanceSeedream5LiteInput: BytedanceSeedream5LiteInput;
        DeletedAsset: DeletedAsset;
        ErrorBody: ErrorBody;
        ExecuteNodeAppInput: ExecuteNodeAppInput;
        GoogleImagen3Input: GoogleImagen3Input;
        GoogleImagen4FastInput: GoogleImagen4FastInput;
        GoogleImagen4Input: GoogleImagen4Input;
        GoogleImagen4UltraInput: GoogleImagen4UltraInput;
        GoogleNanoBanana2Input: GoogleNanoBanana2Input;
        GoogleNanoBananaInput: GoogleNanoBananaInput;
        GoogleNanoBananaProInput: GoogleNanoBananaProInput;
        GoogleVeo2Input: GoogleVeo2Input;
        GoogleVeo3FastInput: GoogleVeo3FastInput;
        GoogleVeo3Input: GoogleVeo3Input;
        GoogleVeo3_1FastInput: GoogleVeo3_1FastInput;
        GoogleVeo3_1Input: GoogleVeo3_1Input;
        GoogleVeo3_1LiteInput: GoogleVeo3_1LiteInput;
        Ideogram2TurboInput: Ideogram2TurboInput;
        Ideogram3Input: Ideogram3Input;
        Job: Job;
        JobError: JobError;
        JobPage: JobPage;
        JobResult: JobResult;
        JobStatus: JobStatus;
        Kling1Input: Kling1Input;
        Kling1_5Input: Kling1_5Input;
        Kling1_6Input: Kling1_6Input;
        Kling2Input: Kling2Input;
        Kling2_1Input: Kling2_1Input;
        Kling2_5Input: Kling2_5Input;
        Kling2_6Input: Kling2_6Input;
        Kling3_0Input: Kling3_0Input;
        KlingCameraControl: KlingCameraControl;
        KlingO1Input: KlingO1Input;
        KlingTaggedMedia: KlingTaggedMedia;
        Krea2LargeInput: Krea2LargeInput;
        Krea2MediumInput: Krea2MediumInput;
        Krea2Moodboard: Krea2Moodboard;
        Krea2StyleReference: Krea2StyleReference;
        KreaEnhanceInput: KreaEnhanceInput;
        LightricksLtxVideo2_3_22bInput: LightricksLtxVideo2_3_22bInput;
        LumaRay2Input: LumaRay2Input;
        LumaUni1Input: LumaUni1Input;
        MinimaxHailuo02Input: MinimaxHailuo02Input;
        MinimaxHailuo2_3FastInput: MinimaxHailuo2_3FastInput;
        MinimaxHailuo2_3Input: MinimaxHailuo2_3Input;
        MinimaxHailuoInput: MinimaxHailuoInput;
        NodeApp: NodeApp;
        NodeAppSchema: NodeAppSchema;
        OpenaiGptImage2Input: OpenaiGptImage2Input;
        OpenaiGptImageInput: OpenaiGptImageInput;
        PendingJob: PendingJob;
        Qwen2512Input: Qwen2512Input;
        RunwayAlephInput: RunwayAlephInput;
        RunwayGen3Input: RunwayGen3Input;
        RunwayGen4ImageInput: RunwayGen4ImageInput;
        RunwayGen4VideoInput: RunwayGen4VideoInput;
        RunwayGen4_5Input: RunwayGen4_5Input;
        Style: Style;
        StyleOwner: StyleOwner;
        StylePage: StylePage;
        StyleShareLink: StyleShareLink;
        StyleWorkspaceShare: StyleWorkspaceShare;
        StyleWorkspaceUnshare: StyleWorkspaceUnshare;
        TopazBloomEnhanceInput: TopazBloomEnhanceInput;
        TopazGenerativeEnhanceInput: TopazGenerativeEnhanceInput;
        TopazStandardEnhanceInput: TopazStandardEnhanceInput;
        TrainStyleInput: TrainStyleInput;
        UpdateStyleInput: UpdateStyleInput;
        UploadAssetInput: UploadAssetInput;
        WeightedImage: WeightedImage;
        WeightedStyle: WeightedStyle;
        XaiGrokVideoInput: XaiGrokVideoInput;
        ZImageInput: ZImageInput;
    };
    responses: {
        /** Invalid query parameters */
        InvalidQueryParameters: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** Unauthorized */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** Asset not found */
        AssetNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** Invalid request parameters */
        InvalidRequestParameters: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** Style not found */
        StyleNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** Style not found or you are not the owner */
        StyleNotFoundOrYouAreNotTheOwner: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** You have run out of credits. */
        YouHaveRunOutOfCredits: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** You have reached the maximum number of concurrent jobs. */
        YouHaveReachedTheMaximumNumberOfConcurrentJobs: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** The resulting job data. This will be returned in a pending state until the job is completed. See [`/jobs/{id}`](#tag/default/get/jobs/{id}) for retrieving the results. */
        TheResultingJobData: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PendingJob"];
            };
        };
        /** The request body is invalid. */
        TheRequestBodyIsInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** You are not authenticated. */
        YouAreNotAuthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /** URL to receive a POST request when the job completes. The webhook will receive the job data including results. */
        XWebhookURL: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
type IdParameters = {
    path: {
        /** A unique identifier for a job */
        id: string;
    };
};
type IdParameters_2 = {
    path: {
        /** Asset ID */
        id: string;
    };
};
type XWebhookURLParameters = {
    header?: {
        /** URL to receive a POST request when the job completes. The webhook will receive the job data including results. */
        "X-Webhook-URL"?: components["parameters"]["XWebhookURL"];
    };
};
type IdParameters_3 = {
    path: {
        /** A unique identifier for a style */
        id: string;
    };
};
type IdParameters_4 = {
    path: {
        /** Node app version ID */
        id: string;
    };
};
type Responses200_400_401_402_429 = {
    200: components["responses"]["TheResultingJobData"];
    400: components["responses"]["TheRequestBodyIsInvalid"];
    401: components["responses"]["YouAreNotAuthenticated"];
    402: components["responses"]["YouHaveRunOutOfCredits"];
    429: components["responses"]["YouHaveReachedTheMaximumNumberOfConcurrentJobs"];
};
export interface operations {
    getJobs: {
        parameters: {
            query?: {
                /** ISO 8601 timestamp cursor for pagination (jobs created before this time) */
                cursor?: string;
                /** Number of items to return (1-1000, default: 100) */
                limit?: number;
                /** Comma-separated list of job types to filter (e.g., "flux,k1,externalImage") */
                types?: string;
                /** Filter by job status */
                status?: components["schemas"]["JobStatus"];
            };
        };
        requestBody?: never;
        responses: {
            /** List of jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            400: components["responses"]["InvalidQueryParameters"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getJobsById: {
        parameters: IdParameters;
        requestBody?: never;
        responses: {
            /** The most up-to-date state of the job. You can check when the job is completed by checking the `status` field. For completed loraTraining jobs, the result will include a `style_id` field. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** The job was not found or the client is not authorized to see it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteJobsById: {
        parameters: IdParameters;
        requestBody?: never;
        responses: {
            /** The job was deleted successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            /** The job was not found or the client is not authorized to delete it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getAssets: {
        parameters: {
            query?: {
                /** Number of items to return (1-1000, default: 100) */
                limit?: number;
                /** Cursor for pagination */
                cursor?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** List of assets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    postAssets: {
        parameters: Record<string, never>;
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadAssetInput"];
            };
        };
        responses: {
            /** Asset uploaded successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            /** Invalid file type or size */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    getAssetsById: {
        parameters: IdParameters_2;
        requestBody?: never;
        responses: {
            /** Asset details */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["AssetNotFound"];
        };
    };
    deleteAssetsById: {
        parameters: IdParameters_2;
        requestBody?: never;
        responses: {
            /** Asset deleted successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedAsset"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["AssetNotFound"];
        };
    };
    postStylesTrain: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainStyleInput"];
            };
        };
        responses: {
            /** Training job created successfully. The job will be in a pending state until completed. Use /jobs/{id} to check progress. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingJob"];
                };
            };
            400: components["responses"]["InvalidRequestParameters"];
            401: components["responses"]["Unauthorized"];
            /** Insufficient credits */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Maximum number of concurrent jobs reached */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getStyles: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                ids?: string;
                liked?: boolean;
                user?: string;
                model?: string;
                filter?: "all" | "user" | "community" | "krea" | "shared" | "unapproved" | "editor" | "gallery" | "public";
            };
        };
        requestBody?: never;
        responses: {
            /** List of styles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StylePage"];
                };
            };
            400: components["responses"]["InvalidQueryParameters"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getStylesById: {
        parameters: IdParameters_3;
        requestBody?: never;
        responses: {
            /** Style details */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Style"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["StyleNotFound"];
        };
    };
    patchStylesById: {
        parameters: IdParameters_3;
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateStyleInput"];
            };
        };
        responses: {
            /** Style updated successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Style"];
                };
            };
            /** No valid fields to update */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["StyleNotFoundOrYouAreNotTheOwner"];
        };
    };
    getStylesByIdShareLink: {
        parameters: IdParameters_3;
        requestBody?: never;
        responses: {
            /** Shareable link retrieved (existing link) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StyleShareLink"];
                };
            };
            /** Shareable link created (new link) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StyleShareLink"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["StyleNotFoundOrYouAreNotTheOwner"];
        };
    };
    postStylesByIdShareWorkspace: {
        parameters: IdParameters_3;
        requestBody?: never;
        responses: {
            /** Style shared with workspace successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StyleWorkspaceShare"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** You do not own this style or are not a member of the workspace */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: components["responses"]["StyleNotFound"];
        };
    };
    deleteStylesByIdShareWorkspace: {
        parameters: IdParameters_3;
        requestBody?: never;
        responses: {
            /** Style removed from workspace successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StyleWorkspaceUnshare"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** You do not own this style */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Style not found or not shared with this workspace */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getNodeAppsById: {
        parameters: IdParameters_4;
        requestBody?: never;
        responses: {
            /** Node app details */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeApp"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** Node app not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postNodeAppsByIdExecute: {
        parameters: IdParameters_4;
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecuteNodeAppInput"];
            };
        };
        responses: {
            /** Execution job created successfully. The job will be in a processing state until completed. Use /jobs/{id} to check progress. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"][];
                };
            };
            400: components["responses"]["InvalidRequestParameters"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["YouHaveRunOutOfCredits"];
            /** Node app version not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: components["responses"]["YouHaveReachedTheMaximumNumberOfConcurrentJobs"];
        };
    };
    postGenerateImageBflFlux1Dev: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BflFlux1DevInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageBflFlux1KontextDev: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BflFlux1KontextDevInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageGoogleNanoBananaPro: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleNanoBananaProInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageGoogleNanoBanana2: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleNanoBanana2Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageGoogleNanoBanana: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleNanoBananaInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageBflFlux1_1Pro: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BflFlux1_1ProInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageBflFlux1_1ProUltra: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BflFlux1_1ProUltraInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageIdeogramIdeogram2Turbo: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ideogram2TurboInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageIdeogramIdeogram3: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ideogram3Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageGoogleImagen3: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleImagen3Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageGoogleImagen4: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleImagen4Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageGoogleImagen4Fast: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleImagen4FastInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageGoogleImagen4Ultra: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleImagen4UltraInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageRunwayGen4Image: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunwayGen4ImageInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageOpenaiGptImage: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenaiGptImageInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageOpenaiGptImage2: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenaiGptImage2Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageLumaUni1: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["LumaUni1Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageBytedanceSeedream4: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BytedanceSeedream4Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageBytedanceSeedream5Lite: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BytedanceSeedream5LiteInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageQwen2512: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Qwen2512Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageZImageZImage: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZImageInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateEnhanceTopazGenerativeEnhance: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopazGenerativeEnhanceInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateEnhanceTopazStandardEnhance: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopazStandardEnhanceInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateEnhanceTopazBloomEnhance: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopazBloomEnhanceInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKling1: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Kling1Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKling1_5: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Kling1_5Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKling1_6: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Kling1_6Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKling2: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Kling2Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKling2_1: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Kling2_1Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKling2_5: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Kling2_5Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKling2_6: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Kling2_6Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKling3_0: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Kling3_0Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoKlingKlingO1: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["KlingO1Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoMinimaxHailuo: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MinimaxHailuoInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoMinimaxHailuo02: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MinimaxHailuo02Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoMinimaxHailuo2_3: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MinimaxHailuo2_3Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoMinimaxHailuo2_3Fast: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MinimaxHailuo2_3FastInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoAlibabaWan2_1: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlibabaWan2_1Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoAlibabaWan2_2: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlibabaWan2_2Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoAlibabaWan2_5: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlibabaWan2_5Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoGoogleVeo2: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleVeo2Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoGoogleVeo3: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleVeo3Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoGoogleVeo3Fast: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleVeo3FastInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoGoogleVeo3_1: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleVeo3_1Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoGoogleVeo3_1Fast: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleVeo3_1FastInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoGoogleVeo3_1Lite: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleVeo3_1LiteInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoBytedanceSeedance1_0Pro: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BytedanceSeedance1_0ProInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoBytedanceSeedance1_0ProFast: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BytedanceSeedance1_0ProFastInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoLightricksLtxVideo2_3_22b: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["LightricksLtxVideo2_3_22bInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoLumaRay2: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["LumaRay2Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoRunwayGen3: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunwayGen3Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoRunwayGen4Video: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunwayGen4VideoInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoRunwayGen4_5: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunwayGen4_5Input"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoXaiGrokVideo: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["XaiGrokVideoInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageBytedanceSeededit: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["BytedanceSeededitInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateVideoRunwayAleph: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunwayAlephInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageKreaKrea2Large: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Krea2LargeInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateImageKreaKrea2Medium: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["Krea2MediumInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
    postGenerateEnhanceKreaEnhance: {
        parameters: XWebhookURLParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["KreaEnhanceInput"];
            };
        };
        responses: Responses200_400_401_402_429;
    };
}
/** The input of each model, by its id: the path of its operation without `/generate/`. */
export interface ModelInputs {
    /** Flux. Fast model. Best for LoRAs. */
    "image/bfl/flux-1-dev": BflFlux1DevInput;
    /** Flux Kontext. Frontier model designed for image editing, optimized for Krea */
    "image/bfl/flux-1-kontext-dev": BflFlux1KontextDevInput;
    /** Nano Banana Pro. World's most intelligent model. */
    "image/google/nano-banana-pro": GoogleNanoBananaProInput;
    /** Nano Banana 2. Cheaper quality version of Nano Banana. */
    "image/google/nano-banana-2": GoogleNanoBanana2Input;
    /** Nano Banana. Most versatile intelligent model. */
    "image/google/nano-banana": GoogleNanoBananaInput;
    /** Flux 1.1 Pro. Advanced yet efficent model from BFL. */
    "image/bfl/flux-1.1-pro": BflFlux1_1ProInput;
    /** Flux 1.1 Pro Ultra. BFL's highest quality text to image model. */
    "image/bfl/flux-1.1-pro-ultra": BflFlux1_1ProUltraInput;
    /** Ideogram 2.0A Turbo. Distilled version of Ideogram 2.0 */
    "image/ideogram/ideogram-2-turbo": Ideogram2TurboInput;
    /** Ideogram 3.0. Highly aesthetic, general-purpose model. */
    "image/ideogram/ideogram-3": Ideogram3Input;
    /** Imagen 3. Google's previous generation image model. */
    "image/google/imagen-3": GoogleImagen3Input;
    /** Imagen 4. Google's current generation image model */
    "image/google/imagen-4": GoogleImagen4Input;
    /** Imagen 4 Fast. Google's fastest image model */
    "image/google/imagen-4-fast": GoogleImagen4FastInput;
    /** Imagen 4 Ultra. Google's best image model */
    "image/google/imagen-4-ultra": GoogleImagen4UltraInput;
    /** Runway Gen-4. Cinematic image model with references. */
    "image/runway/gen-4-image": RunwayGen4ImageInput;
    /** ChatGPT Image. Original ChatGPT image model. */
    "image/openai/gpt-image": OpenaiGptImageInput;
    /** ChatGPT 2. Smart powerful model for editing. */
    "image/openai/gpt-image-2": OpenaiGptImage2Input;
    /** Luma UNI-1. Reasoning image model for prompt-faithful text to image. */
    "image/luma/uni-1": LumaUni1Input;
    /** Seedream 4. New high quality model for photorealism and text rendering */
    "image/bytedance/seedream-4": BytedanceSeedream4Input;
    /** Seedream 5 Lite. Medium quality model with reasoning and web search. */
    "image/bytedance/seedream-5-lite": BytedanceSeedream5LiteInput;
    /** Qwen 2512. Affordable medium quality model. */
    "image/qwen/2512": Qwen2512Input;
    /** Z Image. Fastest model. Realistic, low diversity. */
    "image/z-image/z-image": ZImageInput;
    /** Topaz Generative. Most powerful creative enhancer. Max 16K. */
    "enhance/topaz/generative-enhance": TopazGenerativeEnhanceInput;
    /** Topaz. Powerful faithful upscaler. Up to 22K resolution. Best for photos. */
    "enhance/topaz/standard-enhance": TopazStandardEnhanceInput;
    /** Topaz Bloom. Creative upscaler that adds new details. Max 10K. */
    "enhance/topaz/bloom-enhance": TopazBloomEnhanceInput;
    /** Kling 1.0. High-control model with 10s duration. */
    "video/kling/kling-1": Kling1Input;
    /** Kling 1.5. Slow, quality model for complex scenes. */
    "video/kling/kling-1.5": Kling1_5Input;
    /** Kling 1.6. Previous gen model for complex scenes. */
    "video/kling/kling-1.6": Kling1_6Input;
    /** Kling 2.0. High-quality model with great aesthetics. */
    "video/kling/kling-2": Kling2Input;
    /** Kling 2.1. Frontier model with 1080p resolution. */
    "video/kling/kling-2.1": Kling2_1Input;
    /** Kling 2.5. Improved dynamics and style adaptation. */
    "video/kling/kling-2.5": Kling2_5Input;
    /** Kling 2.6. Frontier model with native audio. */
    "video/kling/kling-2.6": Kling2_6Input;
    /** Kling 3.0. Frontier model with audio and up to 15s. */
    "video/kling/kling-3.0": Kling3_0Input;
    /** Kling o1. Intelligent model that thinks before generating. */
    "video/kling/kling-o1": KlingO1Input;
    /** Hailuo. High-quality model with camera control. */
    "video/minimax/hailuo": MinimaxHailuoInput;
    /** Hailuo 02. Frontier model with dynamic motion. */
    "video/minimax/hailuo-02": MinimaxHailuo02Input;
    /** Hailuo 2.3. Frontier model with dynamic motion. */
    "video/minimax/hailuo-2.3": MinimaxHailuo2_3Input;
    /** Hailuo 2.3 Fast. Cheapest medium-quality model. */
    "video/minimax/hailuo-2.3-fast": MinimaxHailuo2_3FastInput;
    /** Wan 2.1. Fastest low-quality model with LoRA. */
    "video/alibaba/wan-2.1": AlibabaWan2_1Input;
    /** Wan 2.2. Fast, lower-quality model from Alibaba. */
    "video/alibaba/wan-2.2": AlibabaWan2_2Input;
    /** Wan 2.5. Latest medium quality model from Alibaba. */
    "video/alibaba/wan-2.5": AlibabaWan2_5Input;
    /** Veo 2. Expensive high-quality model from Google. */
    "video/google/veo-2": GoogleVeo2Input;
    /** Veo 3. Older version of Veo 3.1. */
    "video/google/veo-3": GoogleVeo3Input;
    /** Veo 3 Fast. Faster, affordable Veo 3 with audio. */
    "video/google/veo-3-fast": GoogleVeo3FastInput;
    /** Veo 3.1. Best video model. Highest quality with audio. */
    "video/google/veo-3.1": GoogleVeo3_1Input;
    /** Veo 3.1 Fast. Faster, affordable Veo 3.1 with audio. */
    "video/google/veo-3.1-fast": GoogleVeo3_1FastInput;
    /** Veo 3.1 Lite. Faster, affordable Veo 3.1. */
    "video/google/veo-3.1-lite": GoogleVeo3_1LiteInput;
    /** Seedance Pro. Fast, high-quality model from ByteDance. */
    "video/bytedance/seedance-1.0-pro": BytedanceSeedance1_0ProInput;
    /** Seedance Pro Fast. Fast and cheap model. Up to 12 seconds. */
    "video/bytedance/seedance-1.0-pro-fast": BytedanceSeedance1_0ProFastInput;
    /** LTX-2.3 22B. High-quality audio-video model from Lightricks. */
    "video/lightricks/ltx-video-2.3-22b": LightricksLtxVideo2_3_22bInput;
    /** Ray 2. Older model with natural motion. */
    "video/luma/ray-2": LumaRay2Input;
    /** Runway Gen-3. Old cinematic model, higher consistency. */
    "video/runway/gen-3": RunwayGen3Input;
    /** Runway Gen-4. Cinematic visuals, weaker structure. */
    "video/runway/gen-4-video": RunwayGen4VideoInput;
    /** Runway Gen-4.5. Frontier model with native text-to-video. */
    "video/runway/gen-4.5": RunwayGen4_5Input;
    /** Grok Imagine. Fast, high-quality video generation by xAI. */
    "video/xai/grok-video": XaiGrokVideoInput;
    /** SeedEdit. New frontier model designed for image editing */
    "image/bytedance/seededit": BytedanceSeededitInput;
    /** Runway Aleph. Runway's Gen-4 Aleph model for advanced video-to-video transformation */
    "video/runway/aleph": RunwayAlephInput;
    /** Krea 2 Large. Most powerful Krea 2 model. Photorealism, raw and textured looks, expressive styles. */
    "image/krea/krea-2/large": Krea2LargeInput;
    /** Krea 2 Medium. Faster, cheaper Krea 2 model. Stable on illustration, anime, painting and other expressive styles. */
    "image/krea/krea-2/medium": Krea2MediumInput;
    /** Krea Enhance. Krea's own enhancer. Scales an image and adds detail, by strengths that can be set. */
    "enhance/krea/enhance": KreaEnhanceInput;
}
/** The input of each model, by its kind and its name, which together are its id. */
export interface ModelInputsByKind {
    "image": {
        "bfl/flux-1-dev": BflFlux1DevInput;
        "bfl/flux-1-kontext-dev": BflFlux1KontextDevInput;
        "google/nano-banana-pro": GoogleNanoBananaProInput;
        "google/nano-banana-2": GoogleNanoBanana2Input;
        "google/nano-banana": GoogleNanoBananaInput;
        "bfl/flux-1.1-pro": BflFlux1_1ProInput;
        "bfl/flux-1.1-pro-ultra": BflFlux1_1ProUltraInput;
        "ideogram/ideogram-2-turbo": Ideogram2TurboInput;
        "ideogram/ideogram-3": Ideogram3Input;
        "google/imagen-3": GoogleImagen3Input;
        "google/imagen-4": GoogleImagen4Input;
        "google/imagen-4-fast": GoogleImagen4FastInput;
        "google/imagen-4-ultra": GoogleImagen4UltraInput;
        "runway/gen-4-image": RunwayGen4ImageInput;
        "openai/gpt-image": OpenaiGptImageInput;
        "openai/gpt-image-2": OpenaiGptImage2Input;
        "luma/uni-1": LumaUni1Input;
        "bytedance/seedream-4": BytedanceSeedream4Input;
        "bytedance/seedream-5-lite": BytedanceSeedream5LiteInput;
        "qwen/2512": Qwen2512Input;
        "z-image/z-image": ZImageInput;
        "bytedance/seededit": BytedanceSeededitInput;
        "krea/krea-2/large": Krea2LargeInput;
        "krea/krea-2/medium": Krea2MediumInput;
    };
    "enhance": {
        "topaz/generative-enhance": TopazGenerativeEnhanceInput;
        "topaz/standard-enhance": TopazStandardEnhanceInput;
        "topaz/bloom-enhance": TopazBloomEnhanceInput;
        "krea/enhance": KreaEnhanceInput;
    };
    "video": {
        "kling/kling-1": Kling1Input;
        "kling/kling-1.5": Kling1_5Input;
        "kling/kling-1.6": Kling1_6Input;
        "kling/kling-2": Kling2Input;
        "kling/kling-2.1": Kling2_1Input;
        "kling/kling-2.5": Kling2_5Input;
        "kling/kling-2.6": Kling2_6Input;
        "kling/kling-3.0": Kling3_0Input;
        "kling/kling-o1": KlingO1Input;
        "minimax/hailuo": MinimaxHailuoInput;
        "minimax/hailuo-02": MinimaxHailuo02Input;
        "minimax/hailuo-2.3": MinimaxHailuo2_3Input;
        "minimax/hailuo-2.3-fast": MinimaxHailuo2_3FastInput;
        "alibaba/wan-2.1": AlibabaWan2_1Input;
        "alibaba/wan-2.2": AlibabaWan2_2Input;
        "alibaba/wan-2.5": AlibabaWan2_5Input;
        "google/veo-2": GoogleVeo2Input;
        "google/veo-3": GoogleVeo3Input;
        "google/veo-3-fast": GoogleVeo3FastInput;
        "google/veo-3.1": GoogleVeo3_1Input;
        "google/veo-3.1-fast": GoogleVeo3_1FastInput;
        "google/veo-3.1-lite": GoogleVeo3_1LiteInput;
        "bytedance/seedance-1.0-pro": BytedanceSeedance1_0ProInput;
        "bytedance/seedance-1.0-pro-fast": BytedanceSeedance1_0ProFastInput;
        "lightricks/ltx-video-2.3-22b": LightricksLtxVideo2_3_22bInput;
        "luma/ray-2": LumaRay2Input;
        "runway/gen-3": RunwayGen3Input;
        "runway/gen-4-video": RunwayGen4VideoInput;
        "runway/gen-4.5": RunwayGen4_5Input;
        "xai/grok-video": XaiGrokVideoInput;
        "runway/aleph": RunwayAlephInput;
    };
}
/** The input of each operation that makes a job and is not a model's, by its id: its path without the first slash. */
export interface OtherSubmissionInputs {
    /** Train a custom style (LoRA). Train a custom style (LoRA) with simplified parameters. Uses intelligent defaults based on the training type (Default/Style/Object/Character). */
    "styles/train": TrainStyleInput;
}