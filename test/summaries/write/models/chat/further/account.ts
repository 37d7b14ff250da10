/** More wordings of trouble with the account or the server, so that no rule is fitted to those it was written for. Seen 2025 and 2026 in public threads. */
import { always, type Case, error, operator, row, standsIn } from '../said.ts';

export const FURTHER_ACCOUNT: readonly Case[] = [
  row(
    'tells a wrong key as a detail',
    always({ status: 401, body: { detail: 'Invalid API key' } }),
    operator('access-denied', /OPENAI_API_KEY/),
  ),
  row(
    'tells a wrong key on a page',
    always({
      status: 401,
      headers: { 'content-type': 'text/html' },
      body: '<html><h1>401 Authorization Required</h1></html>',
    }),
    operator('access-denied', /OPENAI_API_KEY/),
  ),
  row(
    'misses a token with 403',
    always({ status: 403, body: { message: 'Missing Authentication Token' } }),
    operator('access-denied', /Missing Authentication/),
  ),
  row(
    'tells a wrong key with 200 and a detail',
    always({ body: { detail: 'Not authenticated' } }),
    operator('access-denied', /key/i),
  ),
  row(
    'tells errors with 200 in a list',
    always({ body: { success: false, errors: [{ code: 10000, message: 'Authentication error' }], result: null } }),
    operator('access-denied', /key/i),
  ),
  row(
    'has no such deployment',
    always(
      error(
        404,
        'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
        { code: 'DeploymentNotFound' },
      ),
    ),
    operator('model-retired', /deployment/),
  ),
  row(
    'hides the model from this key',
    always(error(404, 'The model `m` does not exist or you do not have access to it.', { code: 'model_not_found' })),
    operator('model-retired', /does not exist/),
  ),
  row(
    'allows no provider',
    always(error(404, 'No allowed providers are available for the selected model.', { code: 404 })),
    operator('model-retired', /providers/),
  ),
  row(
    'takes no such id',
    always({
      status: 400,
      body: { object: 'error', message: 'Invalid model: m', type: 'invalid_model', code: '1500' },
    }),
    operator('model-retired', /Invalid model/),
  ),
  row(
    'can afford less',
    always(
      error(
        402,
        'This request requires more credits, or fewer max_tokens. You requested up to 8000 tokens, but can only afford 341.',
      ),
    ),
    operator('quota', /credits/),
  ),
  row(
    'has spent its key',
    always(error(403, 'Key limit exceeded (total limit). Manage it using the settings page.')),
    operator('access-denied', /Key limit/),
  ),
  row(
    'gives nothing for free',
    always(
      error(429, 'Quota exceeded for metric: generate_content_free_tier_requests, limit: 0', {
        status: 'RESOURCE_EXHAUSTED',
      }),
    ),
    operator('quota', /free_tier/),
  ),
  row('flags what it was sent', always(error(403, 'Your input was flagged by moderation.')), standsIn(1, 'filter')),
  row('tells a pace with 200', always({ body: { error: { code: 429, message: 'Upstream error: rate limited' } } }), {
    busy: 6,
  }),
  row(
    'can not load its model',
    always(error(500, 'llama runner process has terminated: error loading model: unable to allocate CUDA0 buffer')),
    { busy: 6 },
  ),
];
